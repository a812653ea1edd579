import { isSingleNumber } from '#shared/model/identifiers.ts';
import type { FieldDefinition, FieldType } from '#shared/model/objects/definition.ts';
import type { Address, CoManager, Email, Identifier, Phone, RecordLink } from '#shared/model/records.ts';
import { fold } from '#shared/model/text.ts';

/** What an entry of a list is known by: two that are called so are one. */
const nameOf: Readonly<Partial<Record<FieldType, (entry: never) => string>>> = {
  phones: ({ e164, value }: Phone) => e164 ?? value,
  emails: ({ canonical, value }: Email) => canonical ?? value.toLowerCase(),
  urls: (url: string) =>
    url
      .toLowerCase()
      .replace(/^https?:\/\/(www\.)?/, '')
      .replace(/\/$/, ''),
  identifiers: ({ scheme, value }: Identifier) => `${scheme} ${value}`,
  coManagers: ({ userId }: CoManager) => userId,
  links: ({ object, id }: RecordLink) => `${object} ${id}`,
  enums: (option: string) => option,
  addresses: (address: Address) => JSON.stringify(partsOf(address)),
};

/** Whether the field holds a list of entries, each of which stands by itself. */
export function isUnited({ type }: FieldDefinition): boolean {
  return type in nameOf;
}

/** The entries of all lists, each once, those of the first list first. @param today YYYY-MM-DD */
export function uniteLists(
  { type }: FieldDefinition,
  lists: readonly (readonly unknown[])[],
  today: string,
): readonly unknown[] {
  const all = lists.flat();
  if (type === 'identifiers') return uniteNumbers(all as readonly Identifier[], today);
  if (type === 'addresses') return uniteAddresses(all as readonly Address[]);
  const named = nameOf[type] as (entry: unknown) => string;
  return all.filter((entry, at) => all.findIndex((other) => named(other) === named(entry)) === at);
}

/**
 * A number that one record has as current is current. Of several current ones of a kind that a firm has one of at a time,
 * the first stays so and the others end today.
 */
function uniteNumbers(numbers: readonly Identifier[], today: string): readonly Identifier[] {
  const isSame = (one: Identifier, other: Identifier) => one.scheme === other.scheme && one.value === other.value;
  const distinct = numbers.filter((one, at) => numbers.findIndex((other) => isSame(one, other)) === at);
  const isCurrent = (one: Identifier) => numbers.some((other) => isSame(one, other) && other.validTo === undefined);
  const firstOf = (scheme: string) => distinct.find((one) => one.scheme === scheme && isCurrent(one));
  return distinct.map((one) => {
    const { scheme, value, validTo } = one;
    if (!isCurrent(one)) return validTo === undefined ? { scheme, value } : one;
    const first = firstOf(scheme);
    const isOver = isSingleNumber(scheme) && first !== undefined && !isSame(first, one);
    return isOver ? { scheme, value, validTo: today } : { scheme, value };
  });
}

/** One that says nothing that another does not say as well is left out. */
function uniteAddresses(addresses: readonly Address[]): readonly Address[] {
  const parts = addresses.map(partsOf);
  const isWithin = (one: number, other: number) =>
    parts[one]?.every(([name, value]) => parts[other]?.some(([key, text]) => key === name && text === value)) ?? false;
  return addresses.filter((_, at) =>
    addresses.every((_other, other) => other === at || !isWithin(at, other) || (isWithin(other, at) && at < other)),
  );
}

function partsOf(address: Address): readonly (readonly [string, string])[] {
  return Object.entries(address)
    .filter(([name, value]) => name !== 'kind' && value !== undefined && value !== '')
    .map(([name, value]) => [name, fold(String(value))] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
