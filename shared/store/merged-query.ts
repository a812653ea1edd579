import type { CursorPosition } from './cursor.ts';
import { isBefore, isBehind } from './key-range.ts';
import { recordSk } from './keys/records.ts';
import { indexKeyNames } from './plain-value.ts';
import type { Condition, IndexName, Item, KeyRange, Position, Table } from './table.ts';
import { compareUtf8 } from './utf8-order.ts';

export interface Partition {
  readonly index: IndexName;
  readonly pk: string;
  readonly range?: KeyRange;
}

export interface MergedQuery {
  /** At most 24, all of one index, whose sort keys end with the id and so differ. */
  readonly partitions: readonly Partition[];
  readonly reverse: boolean;
  readonly limit: number;
  readonly after?: CursorPosition;
  readonly filter?: Condition;
  /** Items that are read at most when there is a filter; 1,000 unless told. */
  readonly budget?: number;
}

export interface MergedPage {
  readonly items: readonly Item[];
  readonly next?: CursorPosition;
}

const mostPartitions = 24;

/**
 * One ordered page out of several partitions, read in one wave. Without a filter it has `limit` items as long as there
 * are so many. With one it may have fewer and still a `next`: the budget was spent before the page was full.
 * Every partition goes on behind the same cursor, so an item whose sort key stays the same is met once in a walk,
 * whatever is written meanwhile.
 */
export async function queryMerged(table: Table, query: MergedQuery): Promise<MergedPage> {
  if (query.partitions.length > mostPartitions) {
    throw new Error(`${query.partitions.length} partitions are too many for one list: at most ${mostPartitions}`);
  }
  const sources = query.partitions.flatMap((partition) => openSource(partition, query) ?? []);
  const items: Item[] = [];
  let budget = query.filter ? (query.budget ?? 1000) : Number.POSITIVE_INFINITY;
  for (let round = 0; items.length < query.limit; round += 1) {
    const dry = sources.filter((source) => source.isOpen && source.waiting.length === 0);
    if (dry.length === 0) break;
    const share = Math.min((query.limit - items.length) * 2 ** round, Math.floor(budget / dry.length));
    if (share < 1 && round > 0) break;
    budget -= share * dry.length;
    await Promise.all(dry.map((source) => refill(table, source, query, Math.max(1, share))));
    takeKnown(sources, query, items);
  }
  return { items, ...findNext(sources, query, items) };
}

/** What has been read of one partition and not been given out. */
interface Source {
  readonly partition: Partition;
  waiting: Item[];
  /** Everything up to here has been read. */
  position: Position | undefined;
  isOpen: boolean;
}

/** `undefined`: the cursor has left the whole range behind. */
function openSource(partition: Partition, { after, reverse }: MergedQuery): Source | undefined {
  const source: Source = { partition, waiting: [], position: undefined, isOpen: true };
  if (!after) return source;
  const { index, pk, range } = partition;
  const [isAhead, isPast] = reverse ? [isBehind, isBefore] : [isBefore, isBehind];
  if (range && isPast(after.sk, range)) return undefined;
  // The table refuses a start outside the range that it is asked for.
  if (range && isAhead(after.sk, range)) return source;
  const [pkName, skName] = indexKeyNames(index);
  return { ...source, position: { pk: after.id, sk: after.itemSk ?? recordSk, [pkName]: pk, [skName]: after.sk } };
}

async function refill(table: Table, source: Source, { reverse, filter }: MergedQuery, limit: number): Promise<void> {
  const { index, pk, range } = source.partition;
  const { items, next } = await table.query({
    index,
    pk,
    reverse,
    limit,
    ...(range && { sk: range }),
    ...(filter && { filter }),
    ...(source.position && { startAfter: source.position }),
  });
  source.waiting = [...items];
  source.position = next;
  source.isOpen = next !== undefined;
}

/** Gives out what no unread item can come before. */
function takeKnown(sources: readonly Source[], query: MergedQuery, items: Item[]): void {
  const compare = orderOf(query);
  const bound = findBound(sources, query);
  while (items.length < query.limit) {
    const [first] = sources
      .filter(({ waiting }) => waiting.length > 0)
      .sort((one, other) => compare(headOf(one), headOf(other)));
    if (!first || (bound && compare(headOf(first), bound) > 0)) return;
    const item = first.waiting.shift();
    // An item that changed its partition between two reads of this page is met in both.
    if (item && !isOneItem(item, items.at(-1))) items.push(item);
  }
}

function isOneItem(one: Item, other: Item | undefined): boolean {
  return one.pk === other?.pk && one.sk === other.sk;
}

function headOf({ waiting }: Source): Item | undefined {
  return waiting[0];
}

/** The least of the positions up to which open partitions were read: behind it anything may still come. */
function findBound(sources: readonly Source[], query: MergedQuery): Position | undefined {
  const open = sources.flatMap(({ isOpen, position }) => (isOpen && position ? [position] : []));
  return open.sort(orderOf(query))[0];
}

function findNext(
  sources: readonly Source[],
  query: MergedQuery,
  items: readonly Item[],
): { readonly next?: CursorPosition } {
  if (!sources.some(({ isOpen, waiting }) => isOpen || waiting.length > 0)) return {};
  const last = items.length === query.limit ? items.at(-1) : findBound(sources, query);
  return last ? { next: toCursor(last, query) } : {};
}

function toCursor(position: Item | Position, query: MergedQuery): CursorPosition {
  const { pk, sk } = position;
  const cursor = { sk: sortKeyOf(position, query), id: String(pk) };
  return sk === recordSk ? cursor : { ...cursor, itemSk: String(sk) };
}

function orderOf(query: MergedQuery) {
  const direction = query.reverse ? -1 : 1;
  return (one: Item | Position | undefined, other: Item | Position | undefined): number =>
    direction * compareUtf8(sortKeyOf(one, query), sortKeyOf(other, query));
}

function sortKeyOf(position: Item | Position | undefined, { partitions: [first] }: MergedQuery): string {
  return first ? String(position?.[indexKeyNames(first.index)[1]]) : '';
}
