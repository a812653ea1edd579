import { recordKey } from '#shared/store/keys/records.ts';
import { hasVersion, type Table, WriteConflict } from '#shared/store/table.ts';
import { fromItem } from '../records/record-item.ts';

/** Somebody may be saving the survivor at every attempt. */
const attempts = 8;

/**
 * Says, or no longer says, that something still hangs on records that were merged into this one. It makes no version: what
 * people see of the record is the same.
 */
export async function changeAbsorbed(
  table: Table,
  id: string,
  change: (absorbed: readonly string[]) => readonly string[],
): Promise<void> {
  for (let left = attempts; ; left -= 1) {
    const item = await table.get(recordKey(id), { consistent: true });
    if (!item) return;
    const { absorbed: old = [], version } = fromItem(item);
    const absorbed = change(old);
    if (absorbed.length === old.length && absorbed.every((one) => old.includes(one))) return;
    try {
      const update = absorbed.length > 0 ? { set: { absorbed } } : { remove: ['absorbed'] };
      await table.write({ update: recordKey(id), ...update, if: hasVersion(version), replaces: item });
      return;
    } catch (error) {
      if (!(error instanceof WriteConflict) || left === 1) throw error;
    }
  }
}
