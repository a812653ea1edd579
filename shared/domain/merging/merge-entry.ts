import { type MergeRule, type MergeStatus, undoDays } from '#shared/model/merging.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { mergeIndexKeys, mergeKey } from '#shared/store/keys/jobs.ts';
import type { LeaseTerm } from '#shared/store/lease.ts';
import { type Condition, type Item, isAbsent, type Table, type Write } from '#shared/store/table.ts';

export type Counts = Readonly<Partial<Record<ObjectName | 'files', number>>>;

/** A value that somebody changed after the merge, or a reference that somebody turned elsewhere: undoing leaves it. */
export interface Kept {
  readonly object: ObjectName;
  readonly id: string;
  readonly field: string;
}

/**
 * One merge, or the wish for one. It holds ids and names of fields and no value: what the survivor was before stands in the
 * history of the survivor, where the erasure of a person reaches it.
 */
export interface MergeEntry {
  readonly id: string;
  readonly object: ObjectName;
  readonly targetId: string;
  readonly sourceIds: readonly string[];
  readonly status: MergeStatus;
  /** When it was asked for, and by whom. */
  readonly at: string;
  readonly by: string;
  /** Who asked for it first, when it was proposed. */
  readonly proposedBy?: string;
  /** The run that made it, when nobody asked for this one. */
  readonly runId?: string;
  readonly choose: Readonly<Record<string, string>>;
  /** Field → what it followed and whose value it took. */
  readonly chosen?: Readonly<Record<string, { readonly rule: MergeRule; readonly recordId?: string }>>;
  /** Version of the survivor that it made. */
  readonly version?: number;
  /** What hung on the sources when they were merged. */
  readonly found: Counts;
  /** What has been brought over. */
  readonly moved: Counts;
  /** Nothing new can come in under the old ids any more. */
  readonly settled?: boolean;
  readonly undo?: { readonly by: string; readonly at: string; readonly reason: string };
  /** After it was undone. */
  readonly kept?: readonly Kept[];
  /** Who works on it in the background, and until when nobody else does; in milliseconds. */
  readonly lease?: LeaseTerm;
}

export function toMergeItem(entry: MergeEntry): Item {
  const ttl = Math.floor(Date.parse(entry.at) / 1000) + undoDays * 24 * 3600;
  return { ...mergeKey(entry.id), ...mergeIndexKeys(entry.at, entry.id), type: 'merge', shape: 1, ...entry, ttl };
}

export function fromMergeItem(item: Item): MergeEntry {
  return item as unknown as MergeEntry;
}

/** @param proposal that it confirms; absent: it is a new one */
export function writeEntry(entry: MergeEntry, proposal?: MergeEntry): Write {
  return { put: toMergeItem(entry), if: proposal ? hasStatus('proposed') : isAbsent };
}

export async function findMerge(table: Table, id: string, now: Date): Promise<MergeEntry | undefined> {
  if (!/^mrg_[0-9A-Z]{26}$/.test(id)) return undefined;
  const item = await table.get(mergeKey(id), { consistent: true });
  return item && Number(item.ttl) >= now.getTime() / 1000 ? fromMergeItem(item) : undefined;
}

/** @throws Problem `not_found` */
export async function requireMerge(table: Table, id: string, now: Date): Promise<MergeEntry> {
  const entry = await findMerge(table, id, now);
  if (!entry) throw new Problem('not_found');
  return entry;
}

export function hasStatus(...statuses: readonly MergeStatus[]): Condition {
  return { any: statuses.map((value): Condition => ({ attribute: 'status', op: 'eq', value })) };
}
