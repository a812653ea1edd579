import { archiveManifest } from '#shared/model/backups.ts';
import { workspaceExportRequested } from '#shared/model/bus-events.ts';
import { Problem } from '#shared/model/problems.ts';
import { giveBack } from '#shared/store/lease.ts';
import type { TableScan } from '#shared/store/table.ts';
import { systemActor } from '../../access/actor.ts';
import { actorNow } from '../../access/actor-now.ts';
import { backUp } from '../../backups/back-up.ts';
import type { BackupStore } from '../../backups/backup-store.ts';
import { type Manifest, sealManifest } from '../../backups/manifest.ts';
import { readChunk, readManifest } from '../../backups/read-backup.ts';
import type { Context } from '../../context.ts';
import type { FileStore } from '../../files/file-store.ts';
import { ToBeContinued } from '../../jobs/to-be-continued.ts';
import { dayIn } from '../../organisation/calendar.ts';
import { loadDirectory } from '../../organisation/directory.ts';
import { writePersonEvent } from '../../organisation/person-events.ts';
import { type ExportEntry, type ExportProgress, isOfWorkspace, partKey, wholeKey } from '../export-entry.ts';
import { type ExportLease, finishExport, leaseOfExport, noteProgress, takeExport } from '../export-lease.ts';
import type { ExportStore } from '../export-store.ts';
import type { ExportWorkshop } from '../work-on-export.ts';
import { closeZip, mostZipBytes, mostZipEntries, storeEntry } from '../zip.ts';
import { type PartIndex, toParts } from './archive-parts.ts';
import { mayTakeAll } from './may-take-all.ts';
import { openSnapshotStore } from './snapshot-store.ts';

export interface WorkspaceWorkshop extends Omit<ExportWorkshop, 'store'> {
  readonly scan: TableScan;
  readonly files: Pick<FileStore, 'read' | 'write' | 'list'> & Pick<ExportStore, 'join'>;
  readonly release: string;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly chunkBytes?: number;
}

/** What opens doors, and what says only how far this very work is. */
const leftOut = ['apiKey', 'export'];

const contentType = 'application/zip';

/**
 * Goes on with the archive of a workspace where it stands: first a snapshot of one moment, as backups are made, then its
 * chunks by kind as parts of the archive, then the whole. Called twice, or after a crash, it does nothing twice.
 */
export async function workOnWorkspaceExport(workshop: WorkspaceWorkshop, id: string): Promise<void> {
  const { now, publisher } = workshop;
  const lease = leaseOfExport(workshop, id);
  const entry = await takeExport(lease);
  if (!entry || !isOfWorkspace(entry)) return;
  try {
    await requireRights(workshop, entry);
    const snapshot = openSnapshotStore(workshop.files, id);
    const manifest = await takeSnapshot(workshop, entry, lease, snapshot);
    const progress = await writeParts(workshop, entry, lease, { snapshot, manifest });
    await finish(workshop, { ...entry, progress }, lease, manifest);
  } catch (error) {
    if (error instanceof ToBeContinued) {
      await giveBack(lease);
      return publisher.publish([{ ...workspaceExportRequested, detail: { id } }]);
    }
    if (!(error instanceof Problem)) throw error;
    await finishExport(lease, { status: 'failed', problem: error.code, finishedAt: now().toISOString() });
  }
}

/** @throws Problem `access.denied` */
async function requireRights({ table, tenant, now, newId }: WorkspaceWorkshop, entry: ExportEntry): Promise<Context> {
  const directory = await loadDirectory(table);
  const actor = actorNow(directory, entry.createdBy, dayIn(tenant.timeZone, now()));
  if (!mayTakeAll(actor)) throw new Problem('access.denied');
  return { actor, directory, table, tenant, channel: 'api', now, newId };
}

async function takeSnapshot(
  workshop: WorkspaceWorkshop,
  entry: ExportEntry,
  lease: ExportLease,
  snapshot: BackupStore,
): Promise<Manifest> {
  const { scan, files, release, wait, isLate, table, tenant, now, newId, chunkBytes } = workshop;
  const { id } = entry;
  const actor = systemActor('backup');
  const context: Context = { actor, directory: await loadDirectory(table), table, tenant, channel: 'job', now, newId };
  const store: BackupStore = {
    ...snapshot,
    async save(key, bytes) {
      await snapshot.save(key, bytes);
      await keepAlive(lease, entry.progress);
    },
  };
  const bounds = { leaveOut: leftOut, ...(chunkBytes !== undefined && { chunkBytes }) };
  const { key, sha256 } = await backUp({
    context,
    scan,
    store,
    files,
    id,
    release,
    earlier: [],
    wait,
    isLate,
    ...bounds,
  });
  const read = await readManifest(snapshot, { key, sha256 });
  if ('fault' in read) throw new Error(`${read.fault.code} ${read.fault.where}`);
  return read.value;
}

async function keepAlive(lease: ExportLease, progress: ExportProgress): Promise<void> {
  if (!(await noteProgress(lease, progress))) throw new Error('somebody else goes on with this export');
}

/** @throws ToBeContinued | Problem `export.too_large` */
async function writeParts(
  { files, isLate }: WorkspaceWorkshop,
  entry: ExportEntry,
  lease: ExportLease,
  { snapshot, manifest }: { readonly snapshot: BackupStore; readonly manifest: Manifest },
): Promise<ExportProgress> {
  let { progress } = entry;
  for (const chunk of manifest.chunks.slice(progress.chunks ?? 0)) {
    const read = await readChunk(snapshot, chunk);
    if ('fault' in read) throw new Error(`${read.fault.code} ${read.fault.where}`);
    const sizes = [...progress.parts];
    const number = (progress.chunks ?? 0) + 1;
    for await (const { bytes, index } of toParts(snapshot, read.value, number)) {
      sizes.push(bytes.length);
      const key = partKey(entry.id, sizes.length);
      await files.write(key, bytes, 'application/octet-stream');
      await files.write(indexKey(key), Buffer.from(JSON.stringify(index)), 'application/json');
      await keepAlive(lease, progress);
    }
    progress = { parts: sizes, rows: progress.rows + read.value.length, chunks: number };
    if (sizes.reduce((sum, size) => sum + size, 0) > mostZipBytes) throw new Problem('export.too_large');
    await keepAlive(lease, progress);
    if (isLate() && number < manifest.chunks.length) throw new ToBeContinued(`${number} chunks are in the archive`);
  }
  return progress;
}

function indexKey(part: string): string {
  return `${part}.json`;
}

/** Nothing can be loaded before it is noted who took it. */
async function finish(
  workshop: WorkspaceWorkshop,
  entry: ExportEntry,
  lease: ExportLease,
  snapshot: Manifest,
): Promise<void> {
  const { files, now } = workshop;
  const { parts, rows } = entry.progress;
  const keys = parts.map((_, at) => partKey(entry.id, at + 1));
  const end = await writeEnd(workshop, entry, snapshot);
  const lastKey = partKey(entry.id, parts.length + 1);
  await files.write(lastKey, end, 'application/octet-stream');
  const size = [...parts, end.length].reduce((sum, bytes) => sum + bytes, 0);
  await files.join([...keys, lastKey], wholeKey(entry.id), { contentType, size });
  const context = await requireRights(workshop, entry);
  const progress = { ...entry.progress, parts: [...parts, end.length], isWhole: true as const };
  await finishExport(lease, { status: 'finished', finishedAt: now().toISOString(), progress }, [
    writePersonEvent(context, entry.createdBy, {
      action: 'export',
      object: 'workspace',
      format: 'zip',
      filters: [],
      rows,
    }),
  ]);
}

/** The manifest, which lists the lines by kind, and the directory of the archive. */
async function writeEnd({ files }: WorkspaceWorkshop, entry: ExportEntry, snapshot: Manifest): Promise<Uint8Array> {
  const { parts } = entry.progress;
  const indexes: (PartIndex & { readonly from: number })[] = [];
  let at = 0;
  for (const [number, size] of parts.entries()) {
    const bytes = await files.read(indexKey(partKey(entry.id, number + 1)), mostZipBytes);
    indexes.push({ ...(JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as PartIndex), from: at });
    at += size;
  }
  const chunks = indexes.flatMap((index) => index.chunks);
  const { text } = sealManifest({ ...snapshot, chunks });
  const manifest = storeEntry(archiveManifest, Buffer.from(text, 'utf8'), at);
  const entries = indexes.flatMap(({ entries: own, from }) => own.map((one) => ({ ...one, at: one.at + from })));
  if (entries.length >= mostZipEntries) throw new Problem('export.too_large');
  return Buffer.concat([manifest.bytes, closeZip([...entries, manifest.entry], at + manifest.bytes.length)]);
}
