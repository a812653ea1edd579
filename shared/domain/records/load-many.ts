import { recordKey, recordSk, textKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { joinLongTexts } from './long-texts.ts';
import { fromItem } from './record-item.ts';
import type { StoredRecord } from './stored-record.ts';

/** Records with their whole texts, in the order of their ids, whoever asks; what is not there is left out. Strong reads. */
export async function loadMany(table: Table, ids: readonly string[]): Promise<readonly StoredRecord[]> {
  if (ids.length === 0) return [];
  const keys = ids.flatMap((id) => [recordKey(id), textKey(id)]);
  const items = await table.getMany(keys, { consistent: true });
  const texts = new Map(items.filter(({ sk }) => sk !== recordSk).map((item) => [item.pk, item]));
  const records = new Map(items.filter(({ sk }) => sk === recordSk).map((item) => [item.pk, fromItem(item)]));
  return ids.flatMap((id) => {
    const record = records.get(id);
    return record ? [joinLongTexts(record, texts.get(id))] : [];
  });
}
