import type { Fields } from '#shared/model/records.ts';
import { settingKey } from '#shared/store/keys/organisation.ts';
import type { Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { requireUntouched, saveEntry } from './entries.ts';

/** What an administrator said about one area of the workspace. */
export interface StoredSetting<Data> {
  /** 0: nobody has said anything. */
  readonly version: number;
  readonly data: Data | undefined;
}

export async function loadSetting<Data>(table: Table, area: string): Promise<StoredSetting<Data>> {
  const item = await table.get(settingKey(area), { consistent: true });
  return item ? { version: Number(item.version), data: item.data as Data } : { version: 0, data: undefined };
}

/**
 * Kept with a version and a history.
 * @param seen version that the caller has seen
 * @returns the version that is kept then
 * @throws Problem `precondition.failed` | `write.conflict`
 */
export async function saveSetting(context: Context, area: string, data: Fields, seen: number): Promise<number> {
  const stored = await loadSetting<Fields>(context.table, area);
  await requireUntouched(context, 'settings', { id: area, version: stored.version }, seen, data);
  return saveEntry(context, {
    kind: 'settings',
    type: 'setting',
    key: settingKey(area),
    id: area,
    ...(stored.data && { before: { version: stored.version, data: stored.data } }),
    data,
  });
}
