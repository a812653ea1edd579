import { checkIdentifier, findContradictions, isIdentifierScheme } from '../identifiers.ts';
import type { ObjectName } from '../objects/definition.ts';
import type { Email, Fields, Identifier, Phone } from '../records.ts';
import type { Loss, QualityFacts, QualityRule } from './quality.ts';

/** Days that must not come before others, by object: the later one, and the one before it. */
const order: Readonly<Partial<Record<ObjectName, readonly (readonly [later: string, earlier: string])[]>>> = {
  quotes: [['validUntil', 'issuedOn']],
  contracts: [['endsOn', 'startsOn']],
  orders: [['deliverOn', 'orderedOn']],
  invoices: [['dueAt', 'issuedOn']],
};

type Found = Omit<Loss, 'dimension' | 'from' | 'until'>;

/** What of a record cannot be true together, also with the records that it names. */
export function findInconsistencies(object: ObjectName, data: Fields, facts: QualityFacts): readonly Found[] {
  return [
    ...orderOf(object, data),
    ...numbersOf(data),
    ...repeated(data, 'phones'),
    ...repeated(data, 'emails'),
    ...(facts.isElsewhere && data.contactId !== undefined ? [lose('contactId', 'contact.elsewhere', 4)] : []),
  ];
}

function lose(field: string, rule: QualityRule, points: number): Found {
  return { field, rule, points };
}

function orderOf(object: ObjectName, data: Fields): readonly Found[] {
  return (order[object] ?? []).flatMap(([later, earlier]) => {
    const [end, start] = [data[later], data[earlier]];
    return typeof end === 'string' && typeof start === 'string' && end < start ? [lose(later, 'dates.order', 6)] : [];
  });
}

function numbersOf(data: Fields): readonly Found[] {
  const numbers = ((data.identifiers as readonly Identifier[] | undefined) ?? []).filter(isRight);
  if (numbers.length === 0) return [];
  if (findContradictions(numbers).length > 0) return [lose('identifiers', 'numbers.contradict', 6)];
  const { country } = data;
  // A VAT number is given to foreign firms as well; the others only to those that sit there.
  const foreign = numbers.some(({ scheme }) => /^(RU|FR)-/.test(scheme) && scheme.slice(0, 2) !== country);
  return typeof country === 'string' && foreign ? [lose('country', 'country.number', 4)] : [];
}

/** What is wrong by itself says nothing about the rest. */
function isRight({ scheme, value, validTo }: Identifier): boolean {
  return validTo === undefined && isIdentifierScheme(scheme) && checkIdentifier(scheme, value) === 'valid';
}

function repeated(data: Fields, field: 'phones' | 'emails'): readonly Found[] {
  const entries = (data[field] as readonly (Phone & Email)[] | undefined) ?? [];
  const forms = entries.map(({ value, e164, canonical }) => e164 ?? canonical ?? value);
  return new Set(forms).size < forms.length ? [lose(field, 'repeated', 2)] : [];
}
