import type { MergeRunStatus } from '#shared/model/auto-merge.ts';
import { undoDays } from '#shared/model/merging.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem, type ProblemCode } from '#shared/model/problems.ts';
import {
  mergeRunIndexKeys,
  mergeRunKey,
  mergeRunLineKey,
  mergeRunLinePrefix,
  mergeRunPartition,
} from '#shared/store/keys/jobs.ts';
import type { LeaseTerm } from '#shared/store/lease.ts';
import { type Condition, type Item, isAbsent, type Page, type Table, type Write } from '#shared/store/table.ts';
import type { Kept } from '../merging/merge-entry.ts';

/** Pairs that were merged, or are being merged, without anybody being asked. It holds no names and no values. */
export interface MergeRun {
  readonly id: string;
  readonly at: string;
  /** User id, or `schedule`. */
  readonly by: string;
  readonly status: MergeRunStatus;
  /** Score from which it merges. */
  readonly from: number;
  readonly accountManagerId?: string;
  /** Only these, by their ids; absent: all that may be merged. */
  readonly pairs?: readonly string[];
  /** Merges so far; each has a line with its place. */
  readonly merged: number;
  readonly finishedAt?: string;
  readonly undo?: { readonly by: string; readonly at: string; readonly reason: string };
  /** Something is still to be done in the background. */
  readonly active?: true;
  readonly lease?: LeaseTerm;
}

/** One merge of a run, and what became of undoing it. */
export interface RunLine {
  readonly place: number;
  readonly mergeId: string;
  readonly object: ObjectName;
  readonly undone?: true;
  readonly kept?: readonly Kept[];
  /** Why it could not be undone. */
  readonly failed?: ProblemCode;
}

export function writeRun(run: MergeRun): Write {
  const item = { ...mergeRunKey(run.id), ...mergeRunIndexKeys(run.at, run.id), type: 'merge-run', shape: 1 };
  return { put: { ...item, ...run, ttl: ttlOf(run) }, if: isAbsent };
}

/** As long as its merges can be undone. */
function ttlOf({ at }: Pick<MergeRun, 'at'>): number {
  return Math.floor(Date.parse(at) / 1000) + undoDays * 24 * 3600;
}

/** Of a merge that is just made. */
export function addLine(run: MergeRun, line: RunLine): Write {
  return { put: toLineItem(run, line), if: isAbsent };
}

export function replaceLine(run: MergeRun, line: RunLine): Write {
  return { put: toLineItem(run, line) };
}

function toLineItem(run: MergeRun, line: RunLine): Item {
  return { ...mergeRunLineKey(run.id, line.place), type: 'merge-run-line', shape: 1, ...line, ttl: ttlOf(run) };
}

export function fromRunItem(item: Item): MergeRun {
  return item as unknown as MergeRun;
}

/** @throws Problem `not_found` */
export async function requireRun(table: Table, id: string, now: Date): Promise<MergeRun> {
  const item = /^mrn_[0-9A-Z]{26}$/.test(id) ? await table.get(mergeRunKey(id), { consistent: true }) : undefined;
  if (!item || Number(item.ttl) < now.getTime() / 1000) throw new Problem('not_found');
  return fromRunItem(item);
}

/** In the order in which they were merged. */
export async function listLines(table: Table, runId: string): Promise<readonly RunLine[]> {
  const lines: RunLine[] = [];
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      pk: mergeRunKey(runId).pk,
      sk: { beginsWith: mergeRunLinePrefix },
      consistent: true,
      ...(startAfter && { startAfter }),
    });
    lines.push(...page.items.map((item) => item as unknown as RunLine));
    startAfter = page.next;
  } while (startAfter);
  return lines;
}

const isActive: Condition = { attribute: 'active', op: 'present' };

/** Ids of runs that are not at rest: one that broke off is among them. */
export async function listActiveRuns(table: Table): Promise<readonly string[]> {
  const ids: string[] = [];
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      index: 'gsi5',
      pk: mergeRunPartition,
      filter: isActive,
      ...(startAfter && { startAfter }),
    });
    ids.push(...page.items.map(({ id }) => String(id)));
    startAfter = page.next;
  } while (startAfter);
  return ids;
}
