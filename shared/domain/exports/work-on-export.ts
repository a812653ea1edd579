import { exportRequested } from '#shared/model/bus-events.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import { giveBack } from '#shared/store/lease.ts';
import type { Table } from '#shared/store/table.ts';
import { actorNow } from '../access/actor-now.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { dayIn } from '../organisation/calendar.ts';
import { loadDirectory } from '../organisation/directory.ts';
import type { Cell } from './cell.ts';
import {
  type ExportEntry,
  type ExportProgress,
  type ExportRequest,
  isOfList,
  partKey,
  wholeKey,
} from './export-entry.ts';
import { type ExportLease, finishExport, leaseOfExport, noteProgress, takeExport } from './export-lease.ts';
import type { ExportStore } from './export-store.ts';
import type { FileHead, FileState, FileWriter } from './file-writer.ts';
import { noteExport } from './note-export.ts';
import { readExportPage } from './read-page.ts';
import { type ReadExport, readExportRequest } from './read-request.ts';
import { toLines, toRows } from './table-rows.ts';
import { writerOf } from './writers.ts';

export interface ExportWorkshop {
  readonly table: Table;
  readonly store: Pick<ExportStore, 'write' | 'join'>;
  readonly publisher: EventPublisher;
  readonly tenant: Tenant;
  readonly now: () => Date;
  readonly newId: Context['newId'];
  /** Whether the time of the function is nearly over. */
  readonly isLate: () => boolean;
}

/** Pages between two checkpoints: what a function holds of a file at once. */
const pagesOfPart = 10;

/** What one request to the bucket can keep. In bytes. */
const mostBytes = 5_000_000_000;

/**
 * Goes on with an export where it stands, until its file is whole, or asks for its next part when time is over. Every page
 * is read with the rights that who asked for it has then. Called twice, or called again after a crash, it does nothing
 * twice; while somebody else is at it, it leaves.
 */
export async function workOnExport(workshop: ExportWorkshop, id: string): Promise<void> {
  const { now, publisher } = workshop;
  const lease = leaseOfExport(workshop, id);
  const entry = await takeExport(lease);
  if (!entry || !isOfList(entry)) return;
  try {
    const progress = await writeParts(workshop, entry, lease);
    if (progress?.isWhole) return await finish(workshop, { ...entry, progress }, lease);
    if (!progress) return;
    await giveBack(lease);
    await publisher.publish([{ ...exportRequested, detail: { id } }]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await finishExport(lease, { status: 'failed', problem: error.code, finishedAt: now().toISOString() });
  }
}

/** @returns nothing, when somebody else goes on */
async function writeParts(
  workshop: ExportWorkshop,
  entry: ExportEntry<ExportRequest>,
  lease: ExportLease,
): Promise<ExportProgress | undefined> {
  let { progress } = entry;
  while (!progress.isWhole) {
    const { bytes, ...after } = await writePart(workshop, entry, progress);
    const number = progress.parts.length + 1;
    await workshop.store.write(partKey(entry.id, number), bytes, 'application/octet-stream');
    progress = { ...after, parts: [...progress.parts, bytes.length] };
    if (progress.parts.reduce((sum, size) => sum + size, 0) > mostBytes) throw new Problem('export.too_large');
    if (!(await noteProgress(lease, progress))) return undefined;
    if (workshop.isLate()) break;
  }
  return progress;
}

async function writePart(workshop: ExportWorkshop, entry: ExportEntry<ExportRequest>, from: ExportProgress) {
  const writer = writerOf(entry.request.format);
  const pieces: Uint8Array[] = [];
  let { rows, cursor, file } = from;
  let isWhole = false;
  for (let page = 0; page < pagesOfPart && !isWhole && !(page > 0 && workshop.isLate()); page += 1) {
    const context = await openContext(workshop, entry.createdBy);
    const read = readExportRequest(context, entry.request, entry.columns);
    const head = headOf(context, read);
    const records = await readExportPage(context, read.definition, read.query, cursor);
    const lines = await linesOf(context, entry, read, records.records);
    const state = file ?? begin(writer, head, pieces);
    const written = writer.add(head, state, lines);
    pieces.push(written.bytes);
    file = written.state;
    rows += lines.length;
    cursor = records.next;
    isWhole = cursor === undefined;
    if (isWhole) pieces.push(writer.end(head, file).bytes);
  }
  const bytes = Buffer.concat(pieces);
  return {
    bytes,
    rows,
    ...(cursor !== undefined && { cursor }),
    ...(file && { file }),
    ...(isWhole && { isWhole: true as const }),
  };
}

function linesOf(
  context: Context,
  { request: { format, fields, language } }: ExportEntry<ExportRequest>,
  { columns }: ReadExport,
  records: readonly CrmRecord[],
): Promise<readonly (readonly Cell[])[]> {
  if (format !== 'jsonl') return toRows(context, columns, records, language);
  const known = columns.filter((column) => column !== undefined);
  return toLines(context, known, records, { isWhole: fields === undefined });
}

function begin(writer: FileWriter, head: FileHead, pieces: Uint8Array[]): FileState {
  const { bytes, state } = writer.begin(head);
  pieces.push(bytes);
  return state;
}

function headOf({ tenant }: Context, { header, title, language }: ReadExport): FileHead {
  return { header, title, language, timeZone: tenant.timeZone };
}

/** Nothing can be loaded before it is noted who took it. */
async function finish(workshop: ExportWorkshop, entry: ExportEntry<ExportRequest>, lease: ExportLease): Promise<void> {
  const { store, now } = workshop;
  const { parts, rows } = entry.progress;
  const { contentType } = writerOf(entry.request.format);
  const size = parts.reduce((sum, bytes) => sum + bytes, 0);
  const keys = parts.map((_, at) => partKey(entry.id, at + 1));
  await store.join(keys, wholeKey(entry.id), { contentType, size });
  const context = await openContext(workshop, entry.createdBy);
  const { request, columns } = entry;
  const { definition, query } = readExportRequest(context, request, columns);
  const { format, relations } = request;
  const taken = { filters: query.filters, rows, format, fields: columns, ...(relations && { relations }) };
  await finishExport(lease, { status: 'finished', finishedAt: now().toISOString() }, [
    noteExport(context, definition, taken),
  ]);
}

async function openContext({ table, tenant, now, newId }: ExportWorkshop, userId: string): Promise<Context> {
  const directory = await loadDirectory(table);
  const actor = actorNow(directory, userId, dayIn(tenant.timeZone, now()));
  return { actor, directory, table, tenant, channel: 'api', now, newId };
}
