import type { ObjectName } from '#shared/model/objects/definition.ts';
import { attachmentPrefix, linksPrefix, recordSk } from '#shared/store/keys/records.ts';
import type { Page, Table } from '#shared/store/table.ts';
import type { Counts } from './merge-entry.ts';

type Counted = ObjectName | 'files';

export interface ChildCounts {
  readonly counts: Counts;
  /** There are more than were counted. */
  readonly more: boolean;
}

/** What hangs on records or names them, by object, and their files: the first page of each kind, in one wave. */
export async function countChildren(table: Table, ids: readonly string[]): Promise<ChildCounts> {
  const pages = await Promise.all(
    ids.flatMap((pk) => [
      table.query({ index: 'gsi1', pk }),
      table.query({ pk, sk: { beginsWith: linksPrefix } }),
      table.query({ pk, sk: { beginsWith: attachmentPrefix } }),
    ]),
  );
  const found = pages.flatMap((page, at): readonly Counted[] => {
    if (at % 3 === 0) return objectsOnCard(page);
    return at % 3 === 1 ? objectsOfLinks(page) : page.items.map(() => 'files');
  });
  const counts: Partial<Record<Counted, number>> = {};
  for (const one of found) counts[one] = (counts[one] ?? 0) + 1;
  return { counts, more: pages.some(({ next }) => next !== undefined) };
}

function objectsOnCard({ items }: Page): readonly ObjectName[] {
  return items.filter((item) => item.sk === recordSk && item.pk !== item.gsi1pk).map(({ type }) => type as ObjectName);
}

function objectsOfLinks({ items }: Page): readonly ObjectName[] {
  return items.map(({ sk }) => sk.split('#')[1] as ObjectName);
}
