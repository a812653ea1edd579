import { jobKey } from '#shared/store/keys.ts';
import type { Context } from '../context.ts';
import { maySee } from '../imports/import-access.ts';
import { toEntry } from '../imports/import-entry.ts';

/** The files that imports were made from, by id; those of others only as far as the right to import reaches. */
export async function nameImports(context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const items = await context.table.getMany(ids.map(jobKey));
  const entries = items.map(toEntry).filter((entry) => maySee(context, entry));
  return new Map(entries.map(({ id, fileName }) => [id, fileName]));
}
