import type { BackupFault } from '#shared/model/backups.ts';
import { archiveFolder, archiveManifest } from '#shared/model/backups.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import { type ScanPlace, scanPart } from '#shared/store/scan-in-parts.ts';
import type { TableConnection } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { inLanes } from '../in-lanes.ts';
import { reindex } from '../jobs/reindex.ts';
import { loadDirectory } from '../organisation/directory.ts';
import { listErasures } from '../privacy/erasures.ts';
import { replayErasures } from '../privacy/replay-erasures.ts';
import { applyChanges } from '../reports/apply-changes.ts';
import { type BackupStore, inFolder } from './backup-store.ts';
import { type CopiedFile, sha256Of } from './chunk.ts';
import { findBackup } from './list-backups.ts';
import { readManifest } from './read-backup.ts';
import { restoreChunks } from './restore-chunks.ts';

/** Where a restore goes on when it is called again. */
export type RestorePlace =
  | { readonly step: 'chunks'; readonly chunk: number }
  | { readonly step: 'erasures' }
  | { readonly step: 'figures'; readonly place: ScanPlace }
  | { readonly step: 'index' };

/** Either a backup of this workspace, or an archive that was taken out of one and lies unpacked beside the backups. */
export type RestoreSource = { readonly backupId: string } | { readonly archive: string };

export type RestoreRequest = RestoreSource & {
  /** End of the name of the table. */
  readonly into: string;
  /** Absent: it begins. */
  readonly from?: RestorePlace | undefined;
};

export interface RestoreProgress {
  /** Absent: all is done. */
  readonly next?: RestorePlace;
  readonly chunks: number;
  readonly faults: readonly BackupFault[];
}

export interface RestoreWork {
  /** Its table is the one in use, of which only the list of erasures is read. */
  readonly context: Context;
  readonly store: BackupStore;
  readonly files: FileStore;
  readonly tables: {
    ensure(into: string): Promise<TableConnection>;
    open(into: string): TableConnection;
  };
  readonly isLate: () => boolean;
}

/** Whoever asked chose a table that is somebody's. */
export class TableHoldsData extends Error {
  override readonly name = 'TableHoldsData';
}

/** A backup that cannot be read at all. */
export class BackupUnreadable extends Error {
  override readonly name = 'BackupUnreadable';
  constructor({ code, where }: BackupFault) {
    super(`${code}: ${where}`);
  }
}

const fileLanes = 2;

/**
 * Restores a backup into a new table: its chunks, files that are gone, whoever was erased since, figures, and what is searched
 * and compared by. Each call does one part, until no `next` is told.
 * @throws TableHoldsData | BackupUnreadable | Problem `not_found`
 */
export async function restoreBackup(work: RestoreWork, request: RestoreRequest): Promise<RestoreProgress> {
  const { files, tables, isLate } = work;
  const { from = { step: 'chunks', chunk: 0 }, into } = request;
  const { store, ...address } = await openSource(work, request);
  const read = await readManifest(store, address);
  if ('fault' in read) throw new BackupUnreadable(read.fault);
  const manifest = read.value;
  const chunks = manifest.chunks.length;
  const table = request.from ? tables.open(into) : await tables.ensure(into);
  if (!request.from) await requireEmpty(table);
  if (from.step === 'chunks') {
    const onFiles = (copies: readonly CopiedFile[]) => putBack(files, store, copies);
    const { next, faults } = await restoreChunks({ table, store, manifest, onFiles, isLate }, from.chunk);
    return { next: next < chunks ? { step: 'chunks', chunk: next } : { step: 'erasures' }, chunks, faults };
  }
  const restored: Context = { ...work.context, table, directory: await loadDirectory(table, { consistent: true }) };
  const next = await goOn(restored, table, work, from);
  return { ...(next && { next }), chunks, faults: [] };
}

/** @throws Problem `not_found` */
async function openSource({ context, store }: RestoreWork, source: RestoreSource) {
  if ('archive' in source) return { store: inFolder(store, archiveFolder(source.archive)), key: archiveManifest };
  const { key, sha256 } = await findBackup(context, source.backupId);
  return { store, key, sha256 };
}

async function requireEmpty(table: TableConnection): Promise<void> {
  for await (const items of table.scan({ consistent: true })) {
    if (items.length > 0) throw new TableHoldsData('the table holds data: choose another name, nothing was changed');
  }
}

async function goOn(
  context: Context,
  table: TableConnection,
  { context: live, files, isLate }: RestoreWork,
  from: Exclude<RestorePlace, { readonly step: 'chunks' }>,
): Promise<RestorePlace | undefined> {
  switch (from.step) {
    case 'erasures':
      await replayErasures(context, files, listErasures(live.table));
      return { step: 'figures', place: { segment: 0 } };
    case 'figures': {
      const place = await countFigures(context, table, from.place, isLate);
      return place ? { step: 'figures', place } : { step: 'index' };
    }
    case 'index':
      return (await reindex(context, table, { everything: true })).postponed > 0 ? from : undefined;
  }
}

async function countFigures(
  { tenant }: Context,
  table: TableConnection,
  from: ScanPlace,
  isLate: () => boolean,
): Promise<ScanPlace | undefined> {
  for (let place: ScanPlace | undefined = from; place; ) {
    const page = await scanPart(table, place, {
      filter: { attribute: 'sk', op: 'eq', value: recordSk },
      consistent: true,
    });
    await applyChanges(
      table,
      page.items.map(({ pk }) => pk),
      tenant.timeZone,
    );
    place = page.next;
    if (place && isLate()) return place;
  }
  return undefined;
}

/** Files that records have lost since; one that is there is left as it is. */
async function putBack(
  files: FileStore,
  store: BackupStore,
  copies: readonly CopiedFile[],
): Promise<readonly BackupFault[]> {
  const faults: BackupFault[] = [];
  await inLanes(copies, fileLanes, async ({ file, copy, sha256, contentType }) => {
    if (await files.head(file)) return;
    const bytes = await store.read(copy);
    if (!bytes) faults.push({ code: 'file.missing', where: file });
    else if (sha256Of(bytes) !== sha256) faults.push({ code: 'file.altered', where: file });
    else await files.write(file, bytes, contentType);
  });
  return faults;
}
