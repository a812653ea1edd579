import { ExecuteStatementCommand } from '@aws-sdk/lib-dynamodb';
import { sendBatches } from './batches.ts';
import { indexKeyNames } from './plain-value.ts';
import type { Beginning, IndexName, Item, Page, PartitionsQuery, Query } from './table.ts';
import { compareUtf8 } from './utf8-order.ts';

/** What one statement takes. */
const mostPartitions = 50;
/** Items of one answer: more than most partitions have together, and few enough where one is crowded. */
const mostItems = 500;

/** What some partitions hold, as far as one answer goes; in no order. */
export interface PartitionItems {
  readonly items: readonly Item[];
  /** Items are missing, of whichever partitions. */
  readonly isCut: boolean;
}

interface Calls {
  readonly ask: (pks: readonly string[]) => Promise<PartitionItems>;
  readonly query: (query: Query) => Promise<Page>;
}

/** DynamoDB has no batch of queries, but statements that name partitions. An answer that is cut is asked for in halves. */
export async function readPartitions(
  { pks, ...query }: PartitionsQuery,
  { ask, query: readOne }: Calls,
): Promise<ReadonlyMap<string, Beginning>> {
  const beginnings = new Map<string, Beginning>();
  const readAlone = async (pk: string) => {
    const page = await readOne({ ...query, pk });
    beginnings.set(pk, { items: page.items, isAll: page.next === undefined });
  };
  const read = async (batch: readonly string[]): Promise<void> => {
    const [first, ...more] = batch;
    if (first === undefined) return;
    if (more.length === 0) return readAlone(first);
    const { items, isCut } = await ask(batch);
    const found = groupItems(items, query.index);
    const open: string[] = [];
    for (const pk of batch) {
      const own = found.get(pk) ?? [];
      if (!isCut || own.length > query.limit)
        beginnings.set(pk, { items: own.slice(0, query.limit), isAll: own.length <= query.limit });
      else open.push(pk);
    }
    const half = Math.ceil(open.length / 2);
    await read(open.slice(0, half));
    await read(open.slice(half));
  };
  await sendBatches('a query of many', [...new Set(pks)], mostPartitions, async (batch) => {
    await read(batch);
    return [];
  });
  return beginnings;
}

function groupItems(items: readonly Item[], index: IndexName | undefined): ReadonlyMap<string, readonly Item[]> {
  const [pk, sk] = keyNamesOf(index);
  const groups = Map.groupBy(items, (item) => String(item[pk]));
  for (const group of groups.values()) group.sort((one, other) => compareUtf8(String(one[sk]), String(other[sk])));
  return groups;
}

export function toStatement(
  tableName: string,
  { index, consistent }: Omit<PartitionsQuery, 'pks'>,
  pks: readonly string[],
): ExecuteStatementCommand {
  const source = index ? `"${tableName}"."${index}"` : `"${tableName}"`;
  const places = pks.map(() => '?').join(',');
  return new ExecuteStatementCommand({
    Statement: `SELECT * FROM ${source} WHERE "${keyNamesOf(index)[0]}" IN [${places}]`,
    Parameters: [...pks],
    ConsistentRead: consistent,
    Limit: mostItems,
  });
}

export function keyNamesOf(index: IndexName | undefined): readonly [string, string] {
  return index ? indexKeyNames(index) : ['pk', 'sk'];
}
