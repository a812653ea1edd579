import type { BackupFault } from '#shared/model/backups.ts';
import type { TableConnection } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { loadDirectory } from '../organisation/directory.ts';
import type { BackupStore } from './backup-store.ts';
import { checkErasures } from './check-erasures.ts';
import { checkFiles } from './check-files.ts';
import { checkTable } from './check-table.ts';
import type { Manifest } from './manifest.ts';
import { type BackupAddress, readManifest } from './read-backup.ts';
import { restoreChunks } from './restore-chunks.ts';
import type { ScratchTables } from './scratch-tables.ts';

/** Longer lists are cut: whoever mends the first of them sees the next. */
const mostFaults = 50;

export interface Proof {
  readonly ok: boolean;
  /** Live records that came back. */
  readonly records: number;
  /** Lines of the list of erasures that were gone through again. */
  readonly erased: number;
  readonly faults: readonly BackupFault[];
}

export interface ProofWork {
  /** Its table is the one in use, of which only the list of erasures is read. */
  readonly context: Context;
  readonly store: BackupStore;
  readonly scratch: ScratchTables;
}

/**
 * Restores a backup into a table of its own, compares that with what was kept, erases again who was erased since, and drops
 * it. What is damaged, missing, different or contradictory is named.
 */
export async function proveBackup(work: ProofWork, address: BackupAddress): Promise<Proof> {
  const read = await readManifest(work.store, address);
  if ('fault' in read) return report(0, 0, [read.fault]);
  const table = await work.scratch.create();
  try {
    const { store } = work;
    const { faults } = await restoreChunks(
      {
        table,
        store,
        manifest: read.value,
        onFiles: (files) => checkFiles(store, files),
        isLate: () => false,
      },
      0,
    );
    // Everything that lay in a damaged chunk would be named as missing once more.
    if (faults.some(({ code }) => code.startsWith('chunk.'))) return report(0, 0, faults);
    return await check(work, table, read.value, faults);
  } finally {
    await work.scratch.drop();
  }
}

async function check(
  { context }: ProofWork,
  table: TableConnection,
  manifest: Manifest,
  found: readonly BackupFault[],
): Promise<Proof> {
  const directory = await loadDirectory(table, { consistent: true });
  const checked = await checkTable(table, directory, manifest);
  const restored: Context = { ...context, table, directory };
  const { erased, faults } = await checkErasures(restored, context.table);
  const noted = [
    ...manifest.gaps.map((where): BackupFault => ({ code: 'history.gap', where })),
    ...manifest.files.missing.map((where): BackupFault => ({ code: 'file.missing', where })),
  ];
  return report(checked.records, erased, [...found, ...noted, ...checked.faults, ...faults]);
}

function report(records: number, erased: number, faults: readonly BackupFault[]): Proof {
  return { ok: faults.length === 0, records, erased, faults: faults.slice(0, mostFaults) };
}
