import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { fromItem } from './record-item.ts';
import type { StoredRecord } from './stored-record.ts';

/**
 * The record and all that was merged into it, through whatever chain of merges: under their ids lie their histories and
 * files. No read for a record that nothing was merged into.
 */
export async function listOrigins(table: Table, record: StoredRecord): Promise<readonly string[]> {
  const found = new Set([record.id]);
  for (let wave = idsIn(record); wave.length > 0; ) {
    for (const id of wave) found.add(id);
    const items = await table.getMany(wave.map(recordKey), { consistent: true });
    wave = items.flatMap((item) => idsIn(fromItem(item))).filter((id) => !found.has(id));
  }
  return [...found];
}

function idsIn({ merged = [] }: StoredRecord): readonly string[] {
  return merged.map(({ id }) => id);
}
