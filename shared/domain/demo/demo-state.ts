import { demoStateKey } from '#shared/store/keys/organisation.ts';
import type { Table } from '#shared/store/table.ts';

/** Where the demo data of a workspace stand; kept, so that an interrupted load or removal goes on with the same records. */
export interface DemoState {
  /** Preparing: what follows from the records is being written, and none of them stands yet. */
  readonly phase: 'preparing' | 'loading' | 'loaded' | 'removed';
  /** YYYY-MM-DD, what the records were made from. */
  readonly today: string;
  readonly round: number;
}

export async function readDemoState(table: Table): Promise<DemoState | undefined> {
  const item = await table.get(demoStateKey, { consistent: true });
  return item?.data as DemoState | undefined;
}

export async function writeDemoState(table: Table, data: DemoState): Promise<void> {
  await table.write({ put: { ...demoStateKey, type: 'demo-state', shape: 1, data } });
}
