import { isBefore, isBehind } from '#shared/store/key-range.ts';
import type { Item, KeyRange, Position } from '#shared/store/table.ts';
import { compareUtf8 } from '#shared/store/utf8-order.ts';

/** Sorted items, and new ones that wait for the next read: so that loading many does not move all others each time. */
interface Partition {
  sorted: Item[];
  readonly waiting: Item[];
}

const fewWaiting = 16;

/** Partitions of items in the order of one sort attribute: the table itself or one of its indexes. */
export class OrderedItems {
  readonly #partitionAttribute: string;
  readonly #sortAttribute: string;
  readonly #partitions = new Map<string, Partition>();

  constructor(partitionAttribute: string, sortAttribute: string) {
    this.#partitionAttribute = partitionAttribute;
    this.#sortAttribute = sortAttribute;
  }

  insert(item: Item): void {
    const name = this.#read(item, this.#partitionAttribute);
    const partition = this.#partitions.get(name);
    if (partition) partition.waiting.push(item);
    else this.#partitions.set(name, { sorted: [item], waiting: [] });
  }

  remove(item: Item): void {
    const name = this.#read(item, this.#partitionAttribute);
    const sorted = this.#sort(name);
    const position = this.#countBefore(sorted, item);
    const found = sorted[position];
    if (found && this.#compare(found, item) === 0) sorted.splice(position, 1);
    if (sorted.length === 0) this.#partitions.delete(name);
  }

  find(partitionName: string, sort: string): Item | undefined {
    const sorted = this.#sort(partitionName);
    const found = sorted[countWhile(sorted, (item) => compareUtf8(this.#read(item, this.#sortAttribute), sort) < 0)];
    return found?.[this.#sortAttribute] === sort ? found : undefined;
  }

  /** Items of one partition within a range, behind a position if one is given. */
  *read(
    partitionName: string,
    range: KeyRange | undefined,
    reverse: boolean,
    after: Position | undefined,
  ): Generator<Item> {
    const partition = this.#sort(partitionName);
    const sortOf = (item: Item | Position) => this.#read(item, this.#sortAttribute);
    if (after && range && (isBefore(sortOf(after), range) || isBehind(sortOf(after), range))) {
      throw new Error(`the starting key ${sortOf(after)} is outside the range of the query`);
    }
    let first = range ? countWhile(partition, (item) => isBefore(sortOf(item), range)) : 0;
    let end = range ? countWhile(partition, (item) => !isBehind(sortOf(item), range)) : partition.length;
    if (after && !reverse)
      first = Math.max(
        first,
        countWhile(partition, (item) => this.#compare(item, after) <= 0),
      );
    if (after && reverse) end = Math.min(end, this.#countBefore(partition, after));
    for (let step = 0; step < end - first; step += 1) {
      const item = partition[reverse ? end - 1 - step : first + step];
      if (item) yield item;
    }
  }

  *readAll(): Generator<Item> {
    for (const name of this.#partitions.keys()) yield* this.#sort(name);
  }

  /** The keys that lead back to an item. */
  positionOf(item: Item): Position {
    return Object.fromEntries(
      ['pk', 'sk', this.#partitionAttribute, this.#sortAttribute].map((name) => [name, this.#read(item, name)]),
    );
  }

  #sort(partitionName: string): Item[] {
    const partition = this.#partitions.get(partitionName);
    if (!partition) return [];
    const { sorted, waiting } = partition;
    if (waiting.length > fewWaiting) {
      partition.sorted = [...sorted, ...waiting].sort((one, other) => this.#compare(one, other));
    } else {
      for (const item of waiting) sorted.splice(this.#countBefore(sorted, item), 0, item);
    }
    waiting.length = 0;
    return partition.sorted;
  }

  #countBefore(partition: readonly Item[], position: Item | Position): number {
    return countWhile(partition, (item) => this.#compare(item, position) < 0);
  }

  #compare(item: Item, position: Item | Position): number {
    return (
      compareUtf8(this.#read(item, this.#sortAttribute), this.#read(position, this.#sortAttribute)) ||
      compareUtf8(item.pk, this.#read(position, 'pk')) ||
      compareUtf8(item.sk, this.#read(position, 'sk'))
    );
  }

  #read(item: Item | Position, attribute: string): string {
    const value = item[attribute];
    if (typeof value !== 'string') throw new Error(`a position has no ${attribute}`);
    return value;
  }
}

/** How many leading entries meet a condition that none meets behind the first that does not. */
function countWhile(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
