import { indexKeyNames } from './plain-value.ts';
import { type IndexName, type Item, indexNames } from './table.ts';

/** DynamoDB's published rules of size and price, applied to items that we hold in hand. */

const readUnitBytes = 4096;
const writeUnitBytes = 1024;

/** Size of an item: its attribute names and values. */
export function countItemBytes(item: Item): number {
  return countMapBytes(item);
}

/** What one read of `bytes` in all costs; an absent item costs a read of the smallest size. */
export function countReadUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / readUnitBytes)) * (consistent ? 1 : 0.5);
}

export interface WriteUnits {
  readonly table: number;
  readonly indexes: number;
}

/** What changing `before` into `after` costs outside a transaction; `undefined` is no item. */
export function countWriteUnits(before: Item | undefined, after: Item | undefined): WriteUnits {
  const beforeBytes = before ? countItemBytes(before) : 0;
  const afterBytes = after ? countItemBytes(after) : 0;
  const changed = !before || !after || !isSameValue(before, after);
  let indexes = 0;
  for (const index of indexNames) {
    const left = before && isInIndex(before, index) ? unitsOf(beforeBytes) : 0;
    const entered = after && isInIndex(after, index) ? unitsOf(afterBytes) : 0;
    const stays = before && after && left > 0 && hasSameIndexKeys(before, after, index);
    if (!stays) indexes += left + entered;
    else if (changed) indexes += Math.max(left, entered);
  }
  return { table: unitsOf(Math.max(beforeBytes, afterBytes)), indexes };
}

/** A transaction prepares and commits every write of the table; its index writes cost as usual. */
export function priceInTransaction({ table, indexes }: WriteUnits): number {
  return 2 * table + indexes;
}

export function isInIndex(item: Item, index: IndexName): boolean {
  const [pk, sk] = indexKeyNames(index);
  return item[pk] !== undefined && item[sk] !== undefined;
}

/** Equal as the table sees it; the order of attributes does not count. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && isSameValue(entryOf(one, name), entryOf(other, name)));
}

function unitsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / writeUnitBytes));
}

function hasSameIndexKeys(before: Item, after: Item, index: IndexName): boolean {
  return indexKeyNames(index).every((name) => before[name] === after[name]);
}

function entryOf(container: object, name: string): unknown {
  return (container as Readonly<Record<string, unknown>>)[name];
}

function countMapBytes(map: object): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(map)) {
    if (value !== undefined) bytes += Buffer.byteLength(name) + countValueBytes(value);
  }
  return bytes;
}

/** Lists and maps carry 3 bytes of their own and 1 for every entry. */
function countValueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return countNumberBytes(value);
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value)) return 3 + value.reduce((bytes: number, entry) => bytes + 1 + countValueBytes(entry), 0);
  return 3 + Object.keys(value).length + countMapBytes(value);
}

/** About one byte for two significant digits, one for the exponent, one more below zero. */
function countNumberBytes(value: number): number {
  if (value === 0) return 1;
  const digits = Math.abs(value).toExponential().split('e')[0]?.replace('.', '') ?? '';
  return Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0);
}
