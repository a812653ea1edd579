import type { BackupKind } from '#shared/model/backups.ts';
import { scanPart } from '#shared/store/scan-in-parts.ts';
import type { Item, TableScan } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { inLanes } from '../in-lanes.ts';
import { ToBeContinued } from '../jobs/to-be-continued.ts';
import { chooseKind, expiryOf, folderOf, type Kept } from './backup-kind.ts';
import { type BackupState, noteBegin, noteChunk, type Place, readProgress } from './backup-progress.ts';
import type { BackupStore } from './backup-store.ts';
import { type CopiedFile, packChunk } from './chunk.ts';
import { FileCopies } from './copy-files.ts';
import { itemsAtPoint, keptBut } from './items-at-point.ts';
import { backupFormat, sealManifest } from './manifest.ts';
import { Tally } from './totals.ts';

/** Bytes of a chunk before it is compressed: what a function holds of a backup at once. */
const chunkBytes = 4 * 1024 * 1024;

/** A request that was under way at the point has been answered after it. In milliseconds. */
const settling = 2000;

const fileLanes = 2;

/** Of what is wrong, the first are named. */
const mostNamed = 50;

export interface BackupWork {
  /** Its table is the one to be backed up. */
  readonly context: Context;
  readonly scan: TableScan;
  readonly store: BackupStore;
  readonly files: Pick<FileStore, 'read'>;
  /** Of the run. */
  readonly id: string;
  readonly release: string;
  /** Backups that are kept. */
  readonly earlier: readonly Kept[];
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Whether the time of the function is nearly over. */
  readonly isLate: () => boolean;
  readonly chunkBytes?: number;
  /** Types of items that are not to go along. */
  readonly leaveOut?: readonly string[];
}

/** What is noted of a backup that is whole. */
export interface BackupFacts {
  /** Of the manifest in the bucket. */
  readonly key: string;
  /** ISO 8601: the state of this moment is kept. */
  readonly point: string;
  readonly kind: BackupKind;
  readonly expiresAt: string;
  /** Bytes of all compressed chunks and of the manifest; files of records besides. */
  readonly size: number;
  /** Live ones. */
  readonly records: number;
  readonly items: number;
  readonly chunks: number;
  readonly files: number;
  readonly fileBytes: number;
  readonly rebuilt: number;
  /** Of the manifest, which holds those of everything else; hexadecimal. */
  readonly sha256: string;
  /** Canonical hash. */
  readonly content: string;
}

/**
 * Keeps the tenant as it was at one moment: a scan in pages, written in compressed chunks of JSON lines, with the files of
 * records beside them and a manifest at the end. Records that change meanwhile are brought back to the moment from their
 * history. It can be broken off anywhere and called again: what is in the bucket is not read a second time.
 * @throws ToBeContinued
 */
export async function backUp(work: BackupWork): Promise<BackupFacts> {
  let state = (await readProgress(work.context.table, work.id)) ?? (await begin(work));
  const copies = new FileCopies(work.files, work.store, state.plan.point);
  const before = state.chunks.length;
  while (state.next) {
    if (state.chunks.length > before && work.isLate())
      throw new ToBeContinued(`${state.chunks.length} chunks are safe`);
    state = await writeChunk(work, copies, state, state.next);
  }
  return finish(work, state);
}

async function begin({ context, id, earlier, wait }: BackupWork): Promise<BackupState> {
  const now = context.now();
  const plan = { point: now.toISOString(), kind: chooseKind(now, context.tenant.timeZone, earlier) };
  const progress = { next: { segment: 0 }, files: { count: 0, bytes: 0, missing: [] }, rebuilt: 0, gaps: [] };
  await noteBegin(context.table, id, plan, progress);
  await wait(settling);
  return { plan, chunks: [], ...progress };
}

async function writeChunk(work: BackupWork, copies: FileCopies, state: BackupState, from: Place): Promise<BackupState> {
  const { context, scan, store, id, chunkBytes: most = chunkBytes, leaveOut = [] } = work;
  const { point, kind } = state.plan;
  const tally = new Tally(context.tenant.timeZone, state.totals);
  const lines: string[] = [];
  let bytes = 0;
  let { files, rebuilt, gaps } = state;
  let next: Place | undefined = from;
  while (next && bytes < most && !(bytes > 0 && work.isLate())) {
    const page = await scanPart(scan, next, { filter: keptBut(leaveOut), consistent: true });
    const snapshot = await itemsAtPoint(context, page.items, point);
    const copied = await copyFiles(work, copies, snapshot.items);
    for (const item of copied.items) tally.add(item);
    const added = [...copied.items, ...copied.files].map((line) => JSON.stringify(line));
    lines.push(...added);
    bytes += added.reduce((sum, line) => sum + line.length, 0);
    files = {
      count: files.count + copied.files.length,
      bytes: files.bytes + copied.files.reduce((sum, { size }) => sum + size, 0),
      missing: [...files.missing, ...copied.missing].slice(0, mostNamed),
    };
    rebuilt += snapshot.rebuilt;
    gaps = [...gaps, ...snapshot.gaps].slice(0, mostNamed);
    next = page.next;
  }
  const number = state.chunks.length + 1;
  const key = `${folderOf(kind, point, id)}${String(number).padStart(5, '0')}.jsonl.gz`;
  const { chunk, bytes: packed } = await packChunk(key, lines);
  await store.save(key, packed);
  const after: BackupState = {
    plan: state.plan,
    chunks: [...state.chunks, chunk],
    ...(next && { next }),
    totals: tally.toTotals(),
    files,
    rebuilt,
    gaps,
  };
  await noteChunk(context.table, id, after, chunk);
  return after;
}

async function copyFiles({ context }: BackupWork, copies: FileCopies, items: readonly Item[]) {
  const gone = new Set<Item>();
  const files: CopiedFile[] = [];
  const missing: string[] = [];
  const entries = items.filter(({ type }) => type === 'attachment');
  await inLanes(entries, fileLanes, async (entry) => {
    const copied = await copies.copy(context.table, entry);
    if (!copied) gone.add(entry);
    else if ('missing' in copied) missing.push(copied.missing);
    else files.push(copied);
  });
  return { items: items.filter((item) => !gone.has(item)), files, missing };
}

async function finish({ context, store, id, release }: BackupWork, state: BackupState): Promise<BackupFacts> {
  const { plan, chunks, files, rebuilt, gaps } = state;
  const { tenant } = context;
  const totals = state.totals ?? new Tally(tenant.timeZone).toTotals();
  const expiresAt = expiryOf(plan.kind, plan.point, tenant.retentionDays.backups);
  const key = `${folderOf(plan.kind, plan.point, id)}manifest.json`;
  const { text, sha256 } = sealManifest({
    format: backupFormat,
    id,
    tenant: tenant.id,
    release,
    ...plan,
    finishedAt: context.now().toISOString(),
    expiresAt,
    timeZone: tenant.timeZone,
    totals,
    files,
    rebuilt,
    gaps,
    chunks,
  });
  const bytes = new TextEncoder().encode(text);
  await store.save(key, bytes);
  return {
    key,
    ...plan,
    expiresAt,
    size: bytes.length + chunks.reduce((sum, chunk) => sum + chunk.size, 0),
    records: totals.records,
    items: Object.values(totals.items).reduce((sum, count) => sum + count, 0),
    chunks: chunks.length,
    files: files.count,
    fileBytes: files.bytes,
    rebuilt,
    sha256,
    content: totals.content,
  };
}
