import { isDeepStrictEqual } from 'node:util';
import { isBefore, isBehind } from '#shared/store/key-range.ts';
import { recordAndTextRange, recordKey, textKey } from '#shared/store/keys/records.ts';
import { indexKeyNames } from '#shared/store/plain-value.ts';
import type { Beginning, Item, Key, PartitionsQuery, Query, Table } from '#shared/store/table.ts';

/** A table for reading, which answers from memory what was fetched in batches before. */
export interface ReadAhead extends Table {
  /** Remembers these items, or that they are not there. */
  fetch(keys: readonly Key[]): Promise<void>;
  /** Remembers these records with their long texts. */
  fetchRecords(ids: readonly string[]): Promise<void>;
  /** Remembers how these partitions begin. */
  fetchPartitions(query: PartitionsQuery): Promise<void>;
  /** Answers as if the item were there. */
  assume(item: Item): void;
}

/**
 * Lets services that look at one record after the other plan thousands of them: what they read was read in batches of a
 * hundred. What was not fetched is asked for as ever.
 */
export function readAhead(table: Table): ReadAhead {
  const known = new Map<string, Item | undefined>();
  const fetch = async (keys: readonly Key[]) => {
    const missing = keys.filter((key) => !known.has(nameOf(key)));
    if (missing.length === 0) return;
    const items = await table.getMany(missing, { consistent: true });
    for (const key of missing) known.set(nameOf(key), undefined);
    for (const item of items) known.set(nameOf(item), item);
  };
  const recall = (key: Key) => known.get(nameOf(key));
  const beginnings = new Map<string, Beginning>();

  /** The record and its text, if the query asks for just them and they are known. */
  const recallRecord = ({ pk, index, sk }: Query): readonly Item[] | undefined => {
    if (index !== undefined || !known.has(nameOf(recordKey(pk)))) return undefined;
    if (!isDeepStrictEqual(sk, recordAndTextRange(pk).sk)) return undefined;
    const record = recall(recordKey(pk));
    if (record?.excerpts !== undefined && !known.has(nameOf(textKey(pk)))) return undefined;
    return [record, recall(textKey(pk))].filter((item) => item !== undefined);
  };

  /** What a plain query of a remembered partition asks for, if it is remembered far enough. */
  const recallBeginning = ({ index, pk, sk, limit, ...rest }: Query): readonly Item[] | undefined => {
    const known = beginnings.get(nameOfPartition(index, pk));
    if (!known || rest.filter || rest.reverse || rest.startAfter) return undefined;
    if (known.isAll) return known.items.filter((item) => isWithin(item, index, sk)).slice(0, limit);
    const isEnough = !sk && limit !== undefined && limit <= known.items.length;
    return isEnough ? known.items.slice(0, limit) : undefined;
  };

  return {
    fetch,
    async fetchRecords(ids) {
      await fetch(ids.map(recordKey));
      await fetch(ids.filter((id) => recall(recordKey(id))?.excerpts !== undefined).map(textKey));
    },
    async fetchPartitions({ pks, ...query }) {
      const missing = pks.filter((pk) => !beginnings.has(nameOfPartition(query.index, pk)));
      if (missing.length === 0) return;
      for (const [pk, beginning] of await table.queryMany({ ...query, pks: missing }))
        beginnings.set(nameOfPartition(query.index, pk), beginning);
    },
    assume(item) {
      known.set(nameOf(item), item);
    },
    async get(key) {
      await fetch([key]);
      return recall(key);
    },
    async getMany(keys) {
      await fetch(keys);
      return keys.map(recall).filter((item) => item !== undefined);
    },
    async query(query) {
      const items = recallRecord(query) ?? recallBeginning(query);
      return items ? { items } : table.query(query);
    },
    queryMany: (query) => table.queryMany(query),
    increment: refuse,
    write: refuse,
    transact: refuse,
    writeMany: refuse,
  };
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}

function nameOfPartition(index: Query['index'], pk: string): string {
  return `${index ?? ''}\n${pk}`;
}

function isWithin(item: Item, index: Query['index'], range: Query['sk']): boolean {
  const sortKey = String(item[index ? indexKeyNames(index)[1] : 'sk']);
  return !range || !(isBefore(sortKey, range) || isBehind(sortKey, range));
}

/** Who reads ahead writes nothing. */
export class ReadOnly extends Error {
  override readonly name = 'ReadOnly';
}

async function refuse(): Promise<never> {
  throw new ReadOnly('planning writes nothing');
}
