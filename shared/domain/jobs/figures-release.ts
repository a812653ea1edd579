import { figuresKey } from '#shared/store/keys/figures.ts';
import type { Table } from '#shared/store/table.ts';
import { generation } from '../reports/contributions.ts';

/** Every record was counted as this release counts. */
export async function isCountedByRelease(table: Table): Promise<boolean> {
  return (await table.get(figuresKey, { consistent: true }))?.generation === generation;
}

export async function markCounted(table: Table): Promise<void> {
  await table.write({ put: { ...figuresKey, type: 'engine', shape: 1, generation } });
}
