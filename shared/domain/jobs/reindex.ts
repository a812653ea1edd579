import type { Definitions } from '#shared/model/objects/registry.ts';
import { matchStateKey, recordSk } from '#shared/store/keys.ts';
import type { Item, Table, TableScan } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { engine, type MatchState } from '../duplicates/match-state.ts';
import { refreshAll } from '../duplicates/refresh-pairs.ts';
import { fromItem } from '../records/record-item.ts';
import { isSearched, toSearchEntry } from '../search/search-entry.ts';
import { isSameEntry } from '../search/token-items.ts';
import { isIndexed, markIndexed } from './index-release.ts';

export interface ReindexResult {
  readonly examined: number;
  /** What had not been compared and indexed, or by an older release. */
  readonly changed: number;
  /** Records whose turn comes with the next run. */
  readonly postponed: number;
}

/** Well within what a function may take; the next run goes on with what is left. In milliseconds. */
const longest = 10 * 60_000;

/**
 * Makes the index of names, match keys and pairs anew for every record that was indexed by an older release, or not at
 * all. Without `everything` it ends at once when the whole workspace was done by this release.
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
  for await (const items of scan.scan()) {
    const records = items.filter((item) => item.sk === recordSk && isSearched(String(item.type)));
    const outdated = await findOutdated(context.table, definitions, records);
    result.examined += records.length;
    if (context.now().getTime() > deadline) {
      result.postponed += outdated.length;
      continue;
    }
    await refreshAll(
      context.table,
      outdated.map(({ pk, type }) => ({ id: pk, type: String(type) })),
    );
    result.changed += outdated.length;
  }
  if (result.postponed === 0) await markIndexed(context.table, definitions);
  return result;
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
