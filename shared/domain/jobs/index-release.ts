import { isCustomName } from '#shared/model/custom-values.ts';
import type { Definitions } from '#shared/model/objects/registry.ts';
import { engineKey } from '#shared/store/keys/matching.ts';
import type { Table } from '#shared/store/table.ts';
import { engine } from '../duplicates/match-state.ts';
import { linkEngine } from '../records/person-links.ts';
import { searchEngine } from '../search/search-entry.ts';

/** Every record of the workspace was compared and indexed by this release, and by the fields there are. */
export async function isIndexed(table: Table, definitions: Definitions): Promise<boolean> {
  return (await table.get(engineKey, { consistent: true }))?.engine === describeIndex(definitions);
}

export async function markIndexed(table: Table, definitions: Definitions): Promise<void> {
  await table.write({ put: { ...engineKey, type: 'engine', shape: 1, engine: describeIndex(definitions) } });
}

/** What was indexed by it: another release, or another choice of fields, finds by other words. */
function describeIndex(definitions: Definitions): string {
  const own = Object.values(definitions).flatMap(({ name, fields }) =>
    fields.filter((field) => field.match && isCustomName(field.name)).map((field) => `${name}.${field.name}`),
  );
  return [`${engine}.${searchEngine}.${linkEngine}`, ...own].join(' ');
}
