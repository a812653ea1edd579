import type { BackupFault } from '#shared/model/backups.ts';
import { checkpointKey } from '#shared/store/keys/jobs.ts';
import type { ScanPlace } from '#shared/store/scan-in-parts.ts';
import type { Table } from '#shared/store/table.ts';
import type { Totals } from './totals.ts';

/** Where a drill goes on when it is called again. Who was erased since is erased at last, when the table is read whole. */
export type ProofPlace =
  | { readonly step: 'chunks'; readonly chunk: number }
  | { readonly step: 'table'; readonly place: ScanPlace; readonly totals?: Totals }
  | { readonly step: 'erasures'; readonly records: number };

export interface ProofState {
  /** Which backup it is of: a newer one may be made meanwhile. */
  readonly backupId: string;
  readonly at: ProofPlace;
  /** Found so far. */
  readonly faults: readonly BackupFault[];
}

/** Days after which nobody goes on with a drill that broke off. */
const days = 3;

/** @param id of the run @returns nothing, when the drill has not begun */
export async function readProof(table: Table, id: string): Promise<ProofState | undefined> {
  const item = await table.get(checkpointKey(id, 0), { consistent: true });
  return item?.proof as ProofState | undefined;
}

export async function noteProof(table: Table, id: string, proof: ProofState, now: Date): Promise<void> {
  const ttl = Math.floor(now.getTime() / 1000) + days * 24 * 3600;
  await table.write({ put: { ...checkpointKey(id, 0), type: 'checkpoint', shape: 1, proof, ttl } });
}

/** The drill is over, or begins anew. */
export async function forgetProof(table: Table, id: string): Promise<void> {
  await table.write({ delete: checkpointKey(id, 0) });
}
