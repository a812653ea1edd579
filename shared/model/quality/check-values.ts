import { checkIdentifier, isIdentifierScheme } from '../identifiers.ts';
import type { FieldDefinition } from '../objects/definition.ts';
import type { Address, Email, Identifier, Phone } from '../records.ts';
import { isJunk, isJunkEmail, isJunkPhone } from './junk.ts';
import type { QualityRule } from './quality.ts';

/** What is wrong with the value of a field, and whether anything in it is right. */
export interface Flaw {
  readonly rule: QualityRule;
  /** Nothing in it can be used: it is as good as missing. */
  readonly isUseless: boolean;
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Names of things that are numbers: "123" may be one. */
const coded: ReadonlySet<string> = new Set(['number', 'code', 'reference', 'unit']);

/** Names of firms and people; some firms have digits in theirs, none have nothing else. */
const named: ReadonlySet<string> = new Set([
  'name',
  'legalName',
  'lastName',
  'firstName',
  'contactName',
  'companyName',
]);

/** A longer text than this is not what people type to get past a form. */
const longestJunk = 40;

/** @param value as it is stored; not empty */
export function findFlaw(field: FieldDefinition, value: unknown): Flaw | undefined {
  switch (field.type) {
    case 'text':
    case 'longText':
      return flawOfText(field, String(value));
    case 'decimal':
      return /^-?0+(\.0+)?$/.test(String(value)) ? { rule: 'zero', isUseless: true } : undefined;
    case 'phones':
      return flawOfList(value as readonly Phone[], flawOfPhone);
    case 'emails':
      return flawOfList(value as readonly Email[], flawOfEmail);
    case 'identifiers':
      return flawOfList(currentOf(value as readonly Identifier[]), flawOfIdentifier);
    case 'urls':
      return flawOfList(value as readonly string[], flawOfUrl);
    case 'addresses':
      return flawOfList(value as readonly Address[], flawOfAddress);
    default:
      return undefined;
  }
}

/** A firm that has only former numbers left has none. */
function currentOf(numbers: readonly Identifier[]): readonly Identifier[] {
  const current = numbers.filter(({ validTo }) => validTo === undefined);
  return current.length > 0 ? current : numbers;
}

function flawOfText({ name }: FieldDefinition, text: string): Flaw | undefined {
  if (coded.has(name) || text.length > longestJunk) return undefined;
  if (isJunk(text)) return { rule: 'junk', isUseless: true };
  if (named.has(name) && !/\p{L}/u.test(text)) return { rule: 'name.digits', isUseless: true };
  return undefined;
}

function flawOfList<Entry>(
  entries: readonly Entry[],
  flawOf: (entry: Entry) => QualityRule | undefined,
): Flaw | undefined {
  const flaws = entries.map(flawOf);
  const rule = flaws.find((one) => one !== undefined);
  return rule && { rule, isUseless: flaws.every((one) => one !== undefined) };
}

function flawOfPhone({ value, e164 }: Phone): QualityRule | undefined {
  // What came in raw gets its canonical form by itself, within a day.
  const digits = (e164 ?? value).replace(/\D/g, '');
  if (isJunk(value) || isJunkPhone(digits)) return 'junk';
  const isNumber = digits.length >= 7 && digits.length <= 16 && !/\p{L}{3}/u.test(value);
  return e164 !== undefined || isNumber ? undefined : 'phone.format';
}

function flawOfEmail({ value }: Email): QualityRule | undefined {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(value)) return 'email.format';
  return isJunkEmail(value) ? 'junk' : undefined;
}

function flawOfIdentifier({ scheme, value }: Identifier): QualityRule | undefined {
  if (!isIdentifierScheme(scheme)) return undefined;
  const outcome = checkIdentifier(scheme, value);
  return outcome === 'valid' ? undefined : `number.${outcome}`;
}

function flawOfUrl(url: string): QualityRule | undefined {
  return /^(https?:\/\/)?[^\s/@]+\.[^\s/@.]{2,}(\/\S*)?$/i.test(url) ? undefined : 'url.format';
}

function flawOfAddress({ street, city, postalCode }: Address): QualityRule | undefined {
  const told = [street, city].filter((part) => part !== undefined && part !== '');
  if (told.length === 0 && postalCode === undefined) return 'junk';
  return told.some((part) => isJunk(String(part))) ? 'junk' : undefined;
}
