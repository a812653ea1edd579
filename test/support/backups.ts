import { type BackupFacts, type BackupWork, backUp } from '#shared/domain/backups/back-up.ts';
import { type Proof, proveBackup } from '#shared/domain/backups/prove-backup.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { createMemoryBackups, createMemoryScratch, type MemoryBackups, type MemoryScratch } from './memory-backups.ts';
import { createMemoryFiles } from './memory-files.ts';
import type { Workspace } from './workspace.ts';

/** Backs a workspace up, and proves it. */
export interface Vault {
  readonly store: MemoryBackups;
  readonly scratch: MemoryScratch;
  backUp(work?: Partial<BackupWork>): Promise<BackupFacts>;
  prove(backup: BackupFacts): Promise<Proof>;
}

/** @param workspace whose people are kept in its table */
export async function openVault(
  workspace: Workspace,
  files: BackupWork['files'] = createMemoryFiles(),
): Promise<Vault> {
  const store = createMemoryBackups();
  const scratch = createMemoryScratch();
  const context = { ...workspace.jobContext('backup'), directory: await loadDirectory(workspace.table) };
  return {
    store,
    scratch,
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
    prove: (backup) => proveBackup({ context, store, scratch }, backup),
  };
}
