import { type BackupFacts, type BackupWork, backUp } from '#shared/domain/backups/back-up.ts';
import { type Proof, type ProofWork, proveBackup } from '#shared/domain/backups/prove-backup.ts';
import { ToBeContinued } from '#shared/domain/jobs/to-be-continued.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { createMemoryBackups, createMemoryScratch, type MemoryBackups, type MemoryScratch } from './memory-backups.ts';
import { createMemoryFiles } from './memory-files.ts';
import type { Workspace } from './workspace.ts';

/** Backs a workspace up, and proves it. */
export interface Vault {
  readonly store: MemoryBackups;
  readonly scratch: MemoryScratch;
  backUp(work?: Partial<BackupWork>): Promise<BackupFacts>;
  /** Call after call, until it is done. @param work how long a call may take, and what it meets */
  prove(backup: BackupFacts, work?: Partial<ProofWork>): Promise<Proof>;
  /** Of the last proof. */
  readonly calls: number;
}

/** @param workspace whose people are kept in its table */
export async function openVault(
  workspace: Workspace,
  files: BackupWork['files'] = createMemoryFiles(),
): Promise<Vault> {
  const store = createMemoryBackups();
  const scratch = createMemoryScratch();
  let proofs = 0;
  let calls = 0;
  const context = { ...workspace.jobContext('backup'), directory: await loadDirectory(workspace.table) };
  return {
    store,
    scratch,
    get calls() {
      return calls;
    },
    backUp: (work = {}) =>
      backUp({
        context,
        scan: workspace.table,
        store,
        files,
        id: 'run_1',
        release: '1',
        earlier: [],
        // Whatever comes later is later than the point.
        wait: async () => workspace.tick(),
        isLate: () => false,
        ...work,
      }),
    async prove(backup, work = {}) {
      proofs += 1;
      const whole = { context, store, scratch, id: `drill${proofs}`, backupId: 'run_1', isLate: () => false, ...work };
      for (calls = 1; ; calls += 1) {
        const proof = await proveBackup(whole, backup).catch((error: unknown) => {
          if (!(error instanceof ToBeContinued)) throw error;
        });
        if (proof) return proof;
      }
    },
  };
}
