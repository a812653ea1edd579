import type { BackupFault } from '#shared/model/backups.ts';
import type { TableConnection } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { ToBeContinued } from '../jobs/to-be-continued.ts';
import { loadDirectory } from '../organisation/directory.ts';
import type { BackupStore } from './backup-store.ts';
import { checkErasures } from './check-erasures.ts';
import { checkFiles } from './check-files.ts';
import { checkTable } from './check-table.ts';
import type { CopiedFile } from './chunk.ts';
import type { Manifest } from './manifest.ts';
import { forgetProof, noteProof, type ProofPlace, type ProofState, readProof } from './proof-progress.ts';
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
 * it. What is damaged, missing, different or contradictory is named. Every step is noted: when time is over, or the function
 * is killed, the next call goes on behind it with the same table.
 * @throws ToBeContinued
 */
export async function proveBackup(work: ProofWork, address: BackupAddress): Promise<Proof> {
  const read = await readManifest(work.store, address);
  if ('fault' in read) return report(0, 0, [read.fault]);
  const known = await readProof(work.context.table, work.id);
  const table = known ? work.scratch.open() : await work.scratch.create();
  const begin: ProofState = { backupId: work.backupId, at: { step: 'chunks', chunk: 0 }, faults: [] };
  try {
    const proof = await goOn(work, table, read.value, known ?? begin);
    await end(work);
    return proof;
  } catch (error) {
    if (!(error instanceof ToBeContinued)) await end(work);
    throw error;
  }
}

/** In this order: what is noted is of a table that is there. */
async function end({ context, id, scratch }: ProofWork): Promise<void> {
  await forgetProof(context.table, id);
  await scratch.drop();
}

async function goOn(work: ProofWork, table: TableConnection, manifest: Manifest, from: ProofState): Promise<Proof> {
  let state = from;
  for (;;) {
    const next = await takeStep(work, table, manifest, state);
    if ('ok' in next) return next;
    state = next;
    await noteProof(work.context.table, work.id, state, work.context.now());
    if (work.isLate()) throw new ToBeContinued(`the drill goes on with its ${state.at.step}`);
  }
}

/** @returns where it stands then, or what came of it all */
async function takeStep(
  { context, store }: ProofWork,
  table: TableConnection,
  manifest: Manifest,
  { at, ...state }: ProofState,
): Promise<ProofState | Proof> {
  const goTo = (place: ProofPlace, faults: readonly BackupFault[]) => ({
    ...state,
    at: place,
    faults: cut([...state.faults, ...faults]),
  });
  switch (at.step) {
    case 'chunks': {
      const onFiles = (files: readonly CopiedFile[]) => checkFiles(store, files);
      const one = { table, store, manifest, onFiles, isLate: () => true };
      const { next, faults } = await restoreChunks(one, at.chunk);
      const after = goTo({ step: 'chunks', chunk: next }, faults);
      if (next < manifest.chunks.length) return after;
      // Everything that lay in a damaged chunk would be named as missing once more.
      if (after.faults.some(({ code }) => code.startsWith('chunk.'))) return report(0, 0, after.faults);
      return { ...after, at: { step: 'table', place: { segment: 0 } } };
    }
    case 'table': {
      const directory = await loadDirectory(table, { consistent: true });
      const { next, records, faults } = await checkTable({ table, directory, manifest }, at);
      return goTo(next ? { step: 'table', ...next } : { step: 'erasures', records }, faults);
    }
    case 'erasures': {
      const directory = await loadDirectory(table, { consistent: true });
      const erasures = await checkErasures({ ...context, table, directory }, context.table);
      return report(at.records, erasures.erased, [...gapsOf(manifest), ...state.faults, ...erasures.faults]);
    }
  }
}

/** What the backup itself says that it lacks. */
function gapsOf({ gaps, files }: Manifest): readonly BackupFault[] {
  return [
    ...gaps.map((where): BackupFault => ({ code: 'history.gap', where })),
    ...files.missing.map((where): BackupFault => ({ code: 'file.missing', where })),
  ];
}

function cut(faults: readonly BackupFault[]): readonly BackupFault[] {
  return faults.slice(0, mostFaults);
}

function report(records: number, erased: number, faults: readonly BackupFault[]): Proof {
  return { ok: faults.length === 0, records, erased, faults: cut(faults) };
}
