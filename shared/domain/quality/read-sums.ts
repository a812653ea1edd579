import { addSums, noSums, type QualitySums, toSums } from '#shared/model/quality/profile.ts';
import { cellPartition, everyDay } from '#shared/store/keys/figures.ts';
import type { Item, KeyRange, Page, Table } from '#shared/store/table.ts';

/** Figures of what one person has of one object and source. */
export interface OwnerSums {
  readonly ownerId: string;
  readonly object: string;
  /** As records name it, or the id of the import that brought them; absent: none. */
  readonly source?: string;
  readonly sums: QualitySums;
}

/** What the owners' records come to on a day: one query for each of them, in one wave. */
export async function readSums(table: Table, owners: readonly string[], day: string): Promise<readonly OwnerSums[]> {
  const found = await Promise.all(owners.map((ownerId) => readOwner(table, ownerId, day)));
  return found.flat();
}

async function readOwner(table: Table, ownerId: string, day: string): Promise<readonly OwnerSums[]> {
  const pk = cellPartition({ report: 'quality', grouping: 'owner', currency: '*', ownerId });
  const items = await queryAll(table, pk, { between: [everyDay, `${day}~`] });
  const groups = new Map<string, QualitySums>();
  for (const item of items) {
    const group = item.sk.split('#')[1] ?? '';
    groups.set(group, addSums(groups.get(group) ?? noSums, sumsOf(item)));
  }
  return [...groups]
    .filter(([, { records }]) => records > 0)
    .map(([group, sums]) => ({ ownerId, ...splitGroup(group), sums }));
}

export function splitGroup(group: string): Pick<OwnerSums, 'object' | 'source'> {
  const [object = '', source] = group.split('.');
  return { object, ...(source !== undefined && { source }) };
}

export function sumsOf(item: Item): QualitySums {
  return toSums((name) => Number(item[name] ?? 0));
}

export async function queryAll(table: Table, pk: string, sk: KeyRange): Promise<readonly Item[]> {
  const items: Item[] = [];
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({ pk, sk, ...(startAfter && { startAfter }) });
    items.push(...page.items);
    startAfter = page.next;
  } while (startAfter);
  return items;
}
