import type { Delimiter, Encoding, ImportFormat, ImportStatus } from '#shared/model/imports.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { feedRunIndexKeys, jobIndexKeys, jobKey } from '#shared/store/keys/jobs.ts';
import type { Lease, LeaseTerm } from '#shared/store/lease.ts';
import { type Condition, type Item, isAbsent, type Table, type Write, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { ImportWaiver } from './import-waiver.ts';
import type { DuplicatePolicy } from './matching/look-alikes.ts';
import type { RowMatch } from './matching/row-keys.ts';
import type { PlanPage } from './plan/plan-file.ts';
import type { PlanCounts } from './plan/plan-row.ts';
import type { Reason } from './plan/reason.ts';

export interface PlanFacts {
  /** Which one it is of those that were made. */
  readonly number: number;
  readonly key: string;
  readonly sha256: string;
  readonly at: string;
  readonly rows: number;
  readonly counts: PlanCounts;
  /** Companies that come along, since rows name them; absent: none. */
  readonly related?: number;
  /** People are told of what concerns them; absent: it comes in silently. */
  readonly notify?: true;
  /** Fields that new records must have, and how many come without; absent: none. */
  readonly owed?: Readonly<Record<string, number>>;
  readonly mapping: Readonly<Record<string, string>>;
  readonly match: RowMatch;
  /** Absent: of a plan that was made before there were any. */
  readonly duplicates?: DuplicatePolicy;
  /** Of a text; `sheet`: of a workbook. */
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheet?: string | null;
}

/** A plan that is being made, as far as it is. */
export interface Planning {
  readonly key: string;
  /** Of the order for it, which lies beside its pages. */
  readonly sha256: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** Last sign of life. */
  readonly at: string;
  readonly total: number;
  readonly done: number;
  /** Records that come along with rows. */
  readonly related: number;
  /** Fields that new records must have, and how many come without. */
  readonly owed?: Readonly<Record<string, number>>;
  readonly pages: readonly PlanPage[];
  /** That it tells of hidden records was noted. */
  readonly isNoted?: boolean;
}

/** Work of the background, from the moment it was asked for. */
export interface Work<Counts> {
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** Last sign of life. */
  readonly at: string;
  readonly finishedAt?: string;
  readonly total: number;
  readonly done: number;
  /** Row up to which all is done. */
  readonly position: number;
  readonly counts: Counts;
}

export interface CommitCounts {
  readonly created: number;
  readonly updated: number;
  readonly refused: number;
}

export interface UndoCounts {
  readonly reversed: number;
  readonly kept: number;
  readonly failed: number;
}

/** `held`: a person decides whether its plan is carried out; `failed`: there is no plan, and there will be none. */
export interface Halt {
  readonly kind: 'held' | 'failed';
  readonly reasons: readonly Reason[];
}

/** One import, as the table keeps it. */
export interface ImportEntry {
  readonly id: string;
  readonly object: ObjectName;
  readonly fileName: string;
  /** By the name of the file, which may hold something else; absent: CSV. */
  readonly format?: ImportFormat;
  readonly status: ImportStatus;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Of who began it, then. */
  readonly departmentId: string;
  /** The feed whose run it is: it is planned and carried out unasked. */
  readonly feedId?: string;
  /** Its file was taken from where others may wait. */
  readonly isTaken?: true;
  /** Of a run: when its file was there, and it could begin. */
  readonly arrivedAt?: string;
  /** Of a run whose text came in a request: what it is written in, whatever files of the feed are. */
  readonly encoding?: Encoding;
  /** Why a run does not go on by itself. */
  readonly halted?: Halt;
  readonly planning?: Planning;
  readonly plan?: PlanFacts;
  readonly commit?: Work<CommitCounts>;
  /** Who answers for what it leaves undone. */
  readonly waiver?: ImportWaiver;
  readonly undo?: Work<UndoCounts>;
  /** Who works on it in the background, and until when nobody else does; in milliseconds. */
  readonly lease?: LeaseTerm;
}

export const importKind = 'imports';

export async function insertEntry(table: Table, entry: ImportEntry): Promise<void> {
  await table.write(writeEntry(entry));
}

export function writeEntry(entry: ImportEntry): Write {
  const { id, createdAt, feedId } = entry;
  const keys = { ...jobKey(id), ...jobIndexKeys(importKind, createdAt, id) };
  const ofFeed = feedId === undefined ? {} : feedRunIndexKeys(feedId, createdAt, id);
  return { put: { ...keys, ...ofFeed, type: 'import', shape: 1, ...entry }, if: isAbsent };
}

export async function findEntry(table: Table, id: string): Promise<ImportEntry | undefined> {
  if (!/^imp_[0-9A-Z]{26}$/.test(id)) return undefined;
  const item = await table.get(jobKey(id), { consistent: true });
  return item && toEntry(item);
}

export function toEntry(item: Item): ImportEntry {
  return item as unknown as ImportEntry;
}

type Update = Extract<Write, { readonly update: unknown }>;

/**
 * Takes the import on, if it still stands as it is thought to.
 * @throws Problem `import.state`
 */
export async function changeEntry(
  table: Table,
  id: string,
  change: Pick<Update, 'set' | 'remove'>,
  condition: Condition,
): Promise<void> {
  try {
    await table.write({ update: jobKey(id), ...change, if: condition });
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('import.state') : error;
  }
}

export function hasStatus(...statuses: readonly ImportStatus[]): Condition {
  return { any: statuses.map((value): Condition => ({ attribute: 'status', op: 'eq', value })) };
}

/**
 * The work between two signs of life takes a few seconds at most. Shorter than the minute after which a function that died
 * is called again, which then finds the lease free. In milliseconds.
 */
const leaseLength = 45_000;

export function leaseOf(
  { table, now, newId }: Pick<Context, 'table' | 'now' | 'newId'>,
  id: string,
): Lease<ImportEntry> {
  return { table, now, key: jobKey(id), holder: newId('lease'), length: leaseLength, from: toEntry };
}
