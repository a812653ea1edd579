import type { Definitions } from '#shared/model/objects/registry.ts';
import { matchStateKey } from '#shared/store/keys/matching.ts';
import type { Item, Table, TableScan } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { engine, type MatchState } from '../duplicates/match-state.ts';
import { NameCounter } from '../duplicates/name-counter.ts';
import { refreshAll } from '../duplicates/refresh-pairs.ts';
import { inLanes } from '../in-lanes.ts';
import { linkItemsOf } from '../records/person-links.ts';
import { fromItem } from '../records/record-item.ts';
import { isSearched, toSearchEntry } from '../search/search-entry.ts';
import { isSameEntry } from '../search/token-items.ts';
import { isIndexed, markIndexed } from './index-release.ts';
import { scanRecords } from './scan-records.ts';

export interface ReindexResult {
  readonly examined: number;
  /** What had not been compared and indexed, or by an older release. */
  readonly changed: number;
  /** Records whose turn comes with the next run. */
  readonly postponed: number;
}

/** Well within what a function may take; the next run goes on with what is left. In milliseconds. */
const longest = 10 * 60_000;

const lanes = 8;

/**
 * Makes the index of names, match keys and pairs anew for every record that was indexed by an older release, or not at
 * all, ties records to the people they name, and counts how often names occur. Without `everything` it ends at once when the whole workspace was done by this release.
 */
export async function reindex(
  context: Context,
  scan: TableScan,
  { everything }: { readonly everything: boolean },
): Promise<ReindexResult> {
  const result = { examined: 0, changed: 0, postponed: 0 };
  const { definitions } = context.directory;
  if (!everything && (await isIndexed(context.table, definitions))) return result;
  const deadline = context.now().getTime() + longest;
  let isLinked = true;
  const counter = new NameCounter();
  for await (const items of scanRecords(scan)) {
    const records = items.filter((item) => isSearched(String(item.type)));
    for (const item of records) counter.add(fromItem(item));
    const outdated = await findOutdated(context.table, definitions, records);
    result.examined += records.length;
    if (context.now().getTime() > deadline) {
      result.postponed += outdated.length;
      isLinked = false;
      continue;
    }
    await linkPeople(context.table, definitions, items);
    await refreshAll(
      context.table,
      outdated.map(({ pk, type }) => ({ id: pk, type: String(type) })),
    );
    result.changed += outdated.length;
  }
  await context.table.write({ put: counter.toItem() });
  if (result.postponed === 0 && isLinked) await markIndexed(context.table, definitions);
  return result;
}

async function linkPeople(table: Table, definitions: Definitions, records: readonly Item[]): Promise<void> {
  const links = records.map(fromItem).flatMap((record) => linkItemsOf(record, definitions));
  if (links.length === 0) return;
  const known = new Set(
    (await table.getMany(links.map(({ pk, sk }) => ({ pk, sk })))).map(({ pk, sk }) => `${pk} ${sk}`),
  );
  const missing = links.filter(({ pk, sk }) => !known.has(`${pk} ${sk}`));
  await inLanes(missing, lanes, (put) => table.write({ put }));
}

async function findOutdated(
  table: Table,
  definitions: Definitions,
  records: readonly Item[],
): Promise<readonly Item[]> {
  if (records.length === 0) return [];
  const items = await table.getMany(
    records.map(({ pk }) => matchStateKey(pk)),
    { consistent: true },
  );
  const states = new Map(items.map((item) => [item.pk, item.state as MatchState]));
  return records.filter((item) => {
    const state = states.get(item.pk);
    if (state === undefined || state.version !== item.version || state.engine !== engine) return true;
    return !isSameEntry(state.entry, toSearchEntry(fromItem(item), definitions));
  });
}
