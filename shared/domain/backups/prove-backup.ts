import type { BackupFault } from '#shared/model/backups.ts';
import type { TableConnection } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { ToBeContinued } from '../jobs/to-be-continued.ts';
import { loadDirectory } from '../organisation/directory.ts';
import type { BackupStore } from './backup-store.ts';
import { checkErasures } from './check-erasures.ts';
import { checkFiles } from './check-files.ts';
import { checkTable } from './check-table.ts';
import type { Manifest } from './manifest.ts';
import { noteProof, type ProofPlace, type ProofState, readProof } from './proof-progress.ts';
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
  /** Its table is the one in use, of which only the list of erasures is read, and in which it is noted how far this is. */
  readonly context: Context;
  readonly store: BackupStore;
  readonly scratch: ScratchTables;
  /** Of the run. */
  readonly id: string;
  readonly backupId: string;
  /** Whether the time of the function is nearly over. */
  readonly isLate: () => boolean;
}

/**
 * Restores a backup into a table of its own, compares that with what was kept, erases again who was erased since, and drops
 * it. What is damaged, missing, different or contradictory is named. When time is over it notes how far it is, and leaves the
 * table for its next call.
 * @throws ToBeContinued
 */
export async function proveBackup(work: ProofWork, address: BackupAddress): Promise<Proof> {
  const read = await readManifest(work.store, address);
  if ('fault' in read) return report(0, 0, [read.fault]);
  const known = await readProof(work.context.table, work.id);
  const table = known ? work.scratch.open() : await work.scratch.create();
  let isOver = true;
  try {
    return await goOn(
      work,
      table,
      read.value,
      known ?? { backupId: work.backupId, at: { step: 'chunks', chunk: 0 }, faults: [] },
    );
  } catch (error) {
    isOver = !(error instanceof ToBeContinued);
    throw error;
  } finally {
    if (isOver) await work.scratch.drop();
  }
}

async function goOn(work: ProofWork, table: TableConnection, manifest: Manifest, from: ProofState): Promise<Proof> {
  let { at, faults } = from;
  if (at.step === 'chunks') {
    const restored = await bringBack(work, table, manifest, at.chunk);
    faults = cut([...faults, ...restored.faults]);
    if (restored.next < manifest.chunks.length) {
      await putOff(work, { step: 'chunks', chunk: restored.next }, faults);
    }
    // Everything that lay in a damaged chunk would be named as missing once more.
    if (faults.some(({ code }) => code.startsWith('chunk.'))) return report(0, 0, faults);
    at = { step: 'table', place: { segment: 0 } };
  }
  const directory = await loadDirectory(table, { consistent: true });
  const checked = await checkTable({ table, directory, manifest, isLate: work.isLate }, at);
  faults = cut([...faults, ...checked.faults]);
  if (checked.next) await putOff(work, { step: 'table', ...checked.next }, faults);
  const erasures = await checkErasures({ ...work.context, table, directory }, work.context.table);
  const noted = [
    ...manifest.gaps.map((where): BackupFault => ({ code: 'history.gap', where })),
    ...manifest.files.missing.map((where): BackupFault => ({ code: 'file.missing', where })),
  ];
  return report(checked.records, erasures.erased, [...noted, ...faults, ...erasures.faults]);
}

function bringBack({ store, isLate }: ProofWork, table: TableConnection, manifest: Manifest, from: number) {
  return restoreChunks({ table, store, manifest, onFiles: (files) => checkFiles(store, files), isLate }, from);
}

/** @throws ToBeContinued */
async function putOff(
  { context, id, backupId }: ProofWork,
  at: ProofPlace,
  faults: readonly BackupFault[],
): Promise<never> {
  await noteProof(context.table, id, { backupId, at, faults }, context.now());
  throw new ToBeContinued(`the drill goes on with its ${at.step}`);
}

function cut(faults: readonly BackupFault[]): readonly BackupFault[] {
  return faults.slice(0, mostFaults);
}

function report(records: number, erased: number, faults: readonly BackupFault[]): Proof {
  return { ok: faults.length === 0, records, erased, faults: cut(faults) };
}
