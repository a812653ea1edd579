import { pairKey, pairMarkPrefix, pairPartition } from '#shared/store/keys/matching.ts';
import type { Page, Table } from '#shared/store/table.ts';
import { fromPairItem, type Pair, toPairMark } from '../duplicates/pair-item.ts';

const pageSize = 100;

/** Open pairs from this score on. */
export async function listSurest(table: Table, from: number): Promise<readonly Pair[]> {
  const found: Pair[] = [];
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      index: 'gsi5',
      pk: pairPartition('open'),
      reverse: true,
      limit: pageSize,
      ...(startAfter && { startAfter }),
    });
    const pairs = page.items.map(fromPairItem);
    const sure = pairs.filter(({ score }) => score >= from);
    found.push(...sure);
    startAfter = sure.length < pairs.length ? undefined : page.next;
  } while (startAfter);
  return found;
}

/** Open pairs of one record. */
export async function readPairsOf(table: Table, id: string): Promise<readonly Pair[]> {
  const { items } = await table.query({ pk: id, sk: { beginsWith: pairMarkPrefix }, consistent: true });
  const keys = items.map((item) => pairKey(id, toPairMark(item).other.id));
  const pairs = keys.length > 0 ? await table.getMany(keys, { consistent: true }) : [];
  return pairs.map(fromPairItem).filter(({ status }) => status === 'open');
}

/** Pairs in the order of their ids, which is that of the age of their records. */
export class PairList {
  readonly #pairs = new Map<string, Pair>();
  #order: string[] = [];

  add(pairs: readonly Pair[]): void {
    for (const pair of pairs) this.#pairs.set(pair.id, pair);
    if (pairs.length > 0) this.#order = [...this.#pairs.keys()].sort().reverse();
  }

  take(): Pair | undefined {
    for (let id = this.#order.pop(); id !== undefined; id = this.#order.pop()) {
      const pair = this.#pairs.get(id);
      this.#pairs.delete(id);
      if (pair) return pair;
    }
    return undefined;
  }

  /** Pairs of a record that is part of another now. */
  forget(recordId: string): void {
    for (const [id, { sides }] of this.#pairs) if (sides.some((side) => side.id === recordId)) this.#pairs.delete(id);
  }
}
