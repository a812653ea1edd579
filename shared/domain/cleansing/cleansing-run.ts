import type { CleansingOutcome, CleansingStatus, CleansingStep, CleansingStepKind } from '#shared/model/cleansing.ts';
import { undoDays } from '#shared/model/merging.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { jobIndexKeys, jobKey, jobPartition } from '#shared/store/keys/jobs.ts';
import { giveBack, type Lease, type LeaseTerm, wasWritten } from '#shared/store/lease.ts';
import type { ScanPlace } from '#shared/store/scan-in-parts.ts';
import { type Condition, type Item, isAbsent, type Page, type Table, type Write } from '#shared/store/table.ts';

export interface StepCount {
  readonly kind: CleansingStepKind;
  /** Records that the preview found something in; of `mergeCertain` pairs. */
  readonly found: number;
  /** Records that were changed, or flagged. */
  readonly done: number;
}

export interface ReversalCounts {
  readonly reversed: number;
  readonly kept: number;
  readonly failed: number;
}

export interface KeptField {
  readonly object: ObjectName;
  readonly id: string;
  readonly field: string;
}

/** A preview, what was done of it, and what was taken back; one item all the way. It holds no values of records. */
export interface CleansingRun {
  readonly id: string;
  readonly planId: string;
  readonly planName: string;
  /** As the plan said when it was previewed. */
  readonly steps: readonly CleansingStep[];
  readonly status: CleansingStatus;
  readonly at: string;
  /** User id, or `schedule`. */
  readonly by: string;
  /** Absent: nobody has; of the schedule nobody need. */
  readonly approved?: { readonly by: string; readonly at: string };
  /** Where the scan of the preview goes on; absent: it is over. */
  readonly place?: ScanPlace;
  readonly examined: number;
  /** Records with a line. */
  readonly total: number;
  /** Lines that are carried out. */
  readonly done: number;
  /** Record up to which lines are carried out, or taken back. */
  readonly position?: string;
  readonly stepCounts: readonly StepCount[];
  readonly outcomes: Readonly<Partial<Record<CleansingOutcome, number>>>;
  /** How often each field was changed. */
  readonly fields: Readonly<Record<string, number>>;
  /** Records to show. */
  readonly samples: readonly string[];
  /** Pairs that were shown, and the run that merges these. */
  readonly pairs?: readonly string[];
  readonly mergeRunId?: string;
  /** What the schedule put right besides, which needs no undoing. */
  readonly upkeep?: { readonly changed: number; readonly postponed: number };
  readonly finishedAt?: string;
  readonly undo?: { readonly by: string; readonly at: string; readonly done: number } & ReversalCounts;
  readonly kept?: readonly KeptField[];
  /** Something is to be done in the background. */
  readonly active?: true;
  readonly lease?: LeaseTerm;
}

const kind = 'cleansing-runs';
export const cleansingRunPartition = jobPartition(kind);

/** As long as it can be undone. */
export function expiryOf({ at }: Pick<CleansingRun, 'at'>): number {
  return Math.floor(Date.parse(at) / 1000) + undoDays * 24 * 3600;
}

/** Written once: a repeated event changes nothing. @returns whether it was written now */
export function insertCleansingRun(table: Table, run: CleansingRun): Promise<boolean> {
  const keys = { ...jobKey(run.id), ...jobIndexKeys(kind, run.at, run.id) };
  return wasWritten(
    table.write({ put: { ...keys, type: 'cleansing-run', shape: 1, ...run, ttl: expiryOf(run) }, if: isAbsent }),
  );
}

/** @throws Problem `not_found` */
export async function requireCleansingRun(table: Table, id: string, now: Date): Promise<CleansingRun> {
  const item = /^cln_[0-9A-Z]{26}$/.test(id) ? await table.get(jobKey(id), { consistent: true }) : undefined;
  if (!item || Number(item.ttl) < now.getTime() / 1000) throw new Problem('not_found');
  return fromCleansingItem(item);
}

export function fromCleansingItem(item: Item): CleansingRun {
  return item as unknown as CleansingRun;
}

export function hasCleansingStatus(...statuses: readonly CleansingStatus[]): Condition {
  return { any: statuses.map((value): Condition => ({ attribute: 'status', op: 'eq', value })) };
}

type Update = Extract<Write, { readonly update: unknown }>;

/** @throws Problem `cleansing.state`, when it does not stand as it is thought to */
export async function changeCleansingRun(
  table: Table,
  id: string,
  change: Pick<Update, 'set' | 'remove'>,
  condition: Condition,
): Promise<void> {
  if (!(await wasWritten(table.write({ update: jobKey(id), ...change, if: condition }))))
    throw new Problem('cleansing.state');
}

/** Ids of runs that are not at rest: one that broke off is among them. */
export async function listActiveCleansing(table: Table): Promise<readonly string[]> {
  const ids: string[] = [];
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      index: 'gsi5',
      pk: cleansingRunPartition,
      filter: { attribute: 'active', op: 'present' },
      ...(startAfter && { startAfter }),
    });
    ids.push(...page.items.map(({ id }) => String(id)));
    startAfter = page.next;
  } while (startAfter);
  return ids;
}

/** Gives a run back at its end, or to wait for somebody. @returns false when it is somebody else's by now */
export function endCleansing(lease: Lease<CleansingRun>, end: Partial<CleansingRun>): Promise<boolean> {
  return giveBack(lease, end, ['active', 'place', 'position']);
}

/** Somebody who asks for a plan sees what it would do, and may have thought better of it. */
export function isUnattended(by: string): boolean {
  return by === 'schedule';
}
