import { recordSk } from '#shared/store/keys/records.ts';
import { scanInParts } from '#shared/store/scan-in-parts.ts';
import type { Item, TableScan } from '#shared/store/table.ts';

/** Every record of the workspace, deleted ones too. Pages can be empty. */
export function scanRecords(table: TableScan): AsyncGenerator<readonly Item[]> {
  return scanInParts(table, { filter: { attribute: 'sk', op: 'eq', value: recordSk } });
}
