import type { ExportInput, ExportStatus } from '#shared/model/exports.ts';
import { filePlaceDays } from '#shared/model/files.ts';
import type { ProblemCode } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { jobIndexKeys, jobKey } from '#shared/store/keys/jobs.ts';
import { type Item, isAbsent, type Table } from '#shared/store/table.ts';
import type { FileState } from './file-writer.ts';

/** How far the file has come: all of it up to here is safe. */
export interface ExportProgress {
  /** Bytes of each part, in order. */
  readonly parts: readonly number[];
  readonly rows: number;
  /** Of the list, behind the last page; absent: at its beginning. */
  readonly cursor?: string;
  /** Of the writer; absent: nothing is written yet. */
  readonly file?: FileState;
  /** Of a workspace: chunks of its snapshot that are in the file. */
  readonly chunks?: number;
  /** The list is at its end, and so is the file. */
  readonly isWhole?: true;
}

/** What was asked for, as it stands in the body. */
export type ExportRequest = Omit<ExportInput, 'language'> & { readonly language: Language };

/** All that there is. */
export interface WorkspaceRequest {
  readonly object: 'workspace';
  readonly format: 'zip';
  readonly filter: readonly never[];
  readonly language: Language;
}

/** One export, as the table keeps it. */
export interface ExportEntry<Request = ExportRequest | WorkspaceRequest> {
  readonly id: string;
  readonly request: Request;
  /** Names of all that the file tells of records. */
  readonly columns: readonly string[];
  readonly status: ExportStatus;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Last sign of life. */
  readonly at: string;
  readonly progress: ExportProgress;
  readonly finishedAt?: string;
  /** Why there is no file. */
  readonly problem?: ProblemCode;
  /** Who works on it, and until when nobody else does; in milliseconds. */
  readonly lease?: { readonly holder: string; readonly until: number };
}

export function isOfList(entry: ExportEntry): entry is ExportEntry<ExportRequest> {
  return entry.request.object !== 'workspace';
}

export function isOfWorkspace(entry: ExportEntry): entry is ExportEntry<WorkspaceRequest> {
  return entry.request.object === 'workspace';
}

export const exportKind = 'exports';

/** Days in which one sees that there was an export; what was taken out is told by the history of the person for ever. */
const daysListed = 30;
const dayLength = 24 * 3600 * 1000;

export async function insertExport(table: Table, entry: ExportEntry): Promise<void> {
  const { id, createdAt } = entry;
  const keys = { ...jobKey(id), ...jobIndexKeys(exportKind, createdAt, id) };
  const ttl = Math.floor((Date.parse(createdAt) + daysListed * dayLength) / 1000);
  await table.write({ put: { ...keys, type: 'export', shape: 1, ...entry, ttl }, if: isAbsent });
}

export async function findExport(table: Table, id: string): Promise<ExportEntry | undefined> {
  if (!/^exp_[0-9A-Z]{26}$/.test(id)) return undefined;
  const item = await table.get(jobKey(id), { consistent: true });
  return item && toExport(item);
}

export function toExport(item: Item): ExportEntry {
  return item as unknown as ExportEntry;
}

/** When the bucket lets go of the file. */
export function expiryOf({ finishedAt }: ExportEntry): string | undefined {
  return finishedAt && new Date(Date.parse(finishedAt) + filePlaceDays.exports * dayLength).toISOString();
}

/** @param part number from 1 */
export function partKey(id: string, part: number): string {
  return `exports/${id}/${String(part).padStart(6, '0')}`;
}

export function wholeKey(id: string): string {
  return `exports/${id}/whole`;
}
