import { type IndexName, type Item, indexNames } from './table.ts';

/**
 * Copies a value into what the table keeps: strings, exact numbers, booleans, null, lists and maps. Undefined entries
 * of maps are left out. The copy is frozen, so that an item that was read cannot be changed behind the table's back.
 * @throws TypeError naming the place of anything else: a Date, a Set or a class instance would come back as something different
 */
export function toPlainValue(value: unknown, place: string): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
      throw new TypeError(`${place} is ${value}: the table keeps only numbers that stay exact`);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value))
        return Object.freeze(value.map((entry, position) => toPlainValue(entry, `${place}[${position}]`)));
      if (isPlainObject(value)) return Object.freeze(copyEntries(value, place));
  }
  throw new TypeError(`${place} cannot be kept in the table: ${describe(value)}`);
}

/** @throws TypeError when the item has no proper keys or holds what the table cannot keep */
export function toPlainItem(item: Item): Item {
  for (const attribute of ['pk', 'sk', ...indexNames.flatMap(indexKeyNames)]) {
    const value = item[attribute];
    if (value === undefined && attribute.startsWith('gsi')) continue;
    if (typeof value !== 'string' || value === '')
      throw new TypeError(`${attribute} of an item must be a text that is not empty`);
  }
  return Object.freeze({ ...copyEntries(item, ''), pk: item.pk, sk: item.sk });
}

/** The attributes that place an item in an index. */
export function indexKeyNames(index: IndexName): readonly [string, string] {
  return [`${index}pk`, `${index}sk`];
}

function copyEntries(map: object, place: string): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(map)) {
    if (value !== undefined) copy[name] = toPlainValue(value, place === '' ? name : `${place}.${name}`);
  }
  return copy;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  return typeof value === 'object' && value !== null ? `an instance of ${value.constructor.name}` : typeof value;
}
