import { type MatchMark, type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Address, Email, Fields, Identifier, Phone } from '#shared/model/records.ts';
import type { Facts } from './model/profile.ts';

/** What a record says about a person, by the `match` marks of its definition; a firm it names is the employer. */
export function factsOfPerson(object: ObjectName, data: Fields): Facts {
  const text = (mark: MatchMark) => textsOf(object, data, mark)[0] ?? '';
  return {
    kind: 'person',
    person: {
      full: text('fullName'),
      last: text('lastName'),
      first: text('firstName'),
      middle: text('middleName'),
    },
    firms: textsOf(object, data, 'name'),
    ...(text('employer') !== '' && { employerId: text('employer') }),
    dates: textsOf(object, data, 'birthday'),
    ...factsOfPlace(object, data),
  };
}

/** What a record says about a firm. */
export function factsOfFirm(object: ObjectName, data: Fields): Facts {
  return {
    kind: 'company',
    firms: textsOf(object, data, 'name'),
    brandNames: textsOf(object, data, 'brand'),
    numbers: numbersOf(object, data),
    ...factsOfPlace(object, data),
  };
}

function factsOfPlace(object: ObjectName, data: Fields) {
  const addresses = listsOf<Address>(object, data, 'address');
  return {
    ...contactsOf(object, data),
    websites: listsOf<string>(object, data, 'website'),
    streets: addresses.flatMap(({ street }) => street ?? []),
    towns: addresses.flatMap(({ city }) => city ?? []),
    postcodes: addresses.flatMap(({ postalCode }) => postalCode ?? []),
  };
}

/** What records of any object can be looked for by, numbers of former times as well. */
export function factsToFind(object: ObjectName, data: Fields): Facts {
  const numbers = identifiersOf(object, data).filter(isOwn);
  return { kind: object, ...contactsOf(object, data), numbers: numbers.map(({ value }) => value) };
}

/** Thousands of firms share the KPP of their tax office. */
export function isOwn({ scheme }: Identifier): boolean {
  return scheme !== 'RU-KPP';
}

export function contactsOf(object: ObjectName, data: Fields) {
  return {
    phones: listsOf<Phone>(object, data, 'phone').map(({ e164, value }) => e164 ?? value),
    emails: listsOf<Email>(object, data, 'email').map(({ value }) => value),
  };
}

export function identifiersOf(object: ObjectName, data: Fields): readonly Identifier[] {
  return listsOf<Identifier>(object, data, 'identifier');
}

/** Those of today. A KPP says which establishment of the owner of the INN is meant, and nothing by itself. */
function numbersOf(object: ObjectName, data: Fields): readonly string[] {
  const current = identifiersOf(object, data).filter(({ validTo }) => validTo === undefined);
  const kpp = current.find(({ scheme }) => scheme === 'RU-KPP')?.value;
  return current
    .filter(isOwn)
    .map(({ scheme, value }) => (scheme === 'RU-INN' && kpp !== undefined ? `${value}/${kpp}` : value));
}

function textsOf(object: ObjectName, data: Fields, mark: MatchMark): readonly string[] {
  return valuesOf(object, data, mark).filter((value) => typeof value === 'string' && value.trim() !== '') as string[];
}

function listsOf<Value>(object: ObjectName, data: Fields, mark: MatchMark): readonly Value[] {
  return (valuesOf(object, data, mark) as (readonly Value[])[]).flat();
}

function valuesOf(object: ObjectName, data: Fields, mark: MatchMark): readonly unknown[] {
  const names = fieldsByMark.get(object)?.get(mark) ?? [];
  return names.map((name) => data[name]).filter((value) => value !== undefined && value !== null);
}

const fieldsByMark: ReadonlyMap<ObjectName, ReadonlyMap<MatchMark | undefined, readonly string[]>> = new Map(
  objectNames.map((object) => {
    const byMark = Map.groupBy(definitions[object].fields, ({ match }) => match);
    return [object, new Map([...byMark].map(([mark, fields]) => [mark, fields.map(({ name }) => name)]))];
  }),
);
