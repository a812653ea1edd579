import { type MergeStatus, undoDays } from '#shared/model/merging.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { isAllowed } from '../records/read-record.ts';
import { placementOf, titleOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { followMerges } from '../records/survivor.ts';
import type { Counts, Kept, MergeEntry } from './merge-entry.ts';
import { findConfirmer, mayConfirm } from './who-confirms.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface NamedRecord {
  readonly object: ObjectName;
  readonly id: string;
  readonly title: string;
}

/** A merge as the API gives it. */
export interface MergeView {
  readonly id: string;
  readonly object: ObjectName;
  readonly status: MergeStatus;
  readonly at: string;
  readonly by: Person;
  readonly proposedBy: Person | null;
  /** The run that made it unasked. */
  readonly runId: string | null;
  readonly target: NamedRecord;
  readonly sources: readonly NamedRecord[];
  readonly choose: Readonly<Record<string, string>>;
  readonly found: Counts;
  readonly moved: Counts;
  readonly undo: { readonly by: Person; readonly at: string } | null;
  readonly kept: readonly Kept[];
  /** Until when it can be undone. */
  readonly undoUntil: string;
  /** Whether the actor may merge such records, and take them apart. */
  readonly mayMerge: boolean;
  /** Of a proposal: who may confirm it; null: whoever may merge the records. */
  readonly confirmedBy: Person | null;
}

/** Those whose survivor the actor may read. */
export async function describeMerges(context: Context, entries: readonly MergeEntry[]): Promise<readonly MergeView[]> {
  const ids = [...new Set(entries.flatMap(({ targetId, sourceIds }) => [targetId, ...sourceIds]))];
  if (ids.length === 0) return [];
  const items = await context.table.getMany(ids.map(recordKey), { consistent: true });
  const records = new Map(items.map((item) => [item.pk, fromItem(item)]));
  const views = await Promise.all(entries.map((entry) => describe(context, entry, records)));
  return views.flatMap((view) => view ?? []);
}

/** @throws Problem `not_found` for who may not read the survivor */
export async function describeMerge(context: Context, entry: MergeEntry): Promise<MergeView> {
  const [view] = await describeMerges(context, [entry]);
  if (!view) throw new Problem('not_found');
  return view;
}

async function describe(
  context: Context,
  entry: MergeEntry,
  records: ReadonlyMap<string, StoredRecord>,
): Promise<MergeView | undefined> {
  const target = records.get(entry.targetId);
  const group = entry.sourceIds.flatMap((id) => records.get(id) ?? []);
  if (!target || !(await isAllowed(context, 'read', await followMerges(context.table, target)))) return undefined;
  // Of what was not merged, or is no longer, each record is hidden or not by itself.
  const isOne = entry.status !== 'proposed' && entry.status !== 'declined' && entry.status !== 'undone';
  const readable = isOne || (await Promise.all(group.map((one) => isAllowed(context, 'read', one)))).every(Boolean);
  if (!readable) return undefined;
  const { id, object, status, at, choose, found, moved, kept = [], undo, proposedBy, runId = null } = entry;
  const personOf = (userId: string) => ({ id: userId, name: context.directory.users.get(userId)?.name ?? userId });
  const nameOf = (record: StoredRecord) => ({
    object,
    id: record.id,
    title: titleOf(context.directory.definitions[object], record.data),
  });
  const mayAll = [target, ...group].every((record) =>
    (['edit', 'merge'] as const).every((action) => may(context.actor, object, action, placementOf(record))),
  );
  return {
    id,
    object,
    status,
    at,
    by: personOf(entry.by),
    proposedBy: proposedBy === undefined ? null : personOf(proposedBy),
    runId,
    target: nameOf(target),
    sources: group.map(nameOf),
    choose,
    found,
    moved,
    undo: undo ? { by: personOf(undo.by), at: undo.at } : null,
    kept,
    undoUntil: new Date(Date.parse(at) + undoDays * 24 * 3600 * 1000).toISOString(),
    mayMerge: mayAll && (isOne || mayConfirm(context, [target, ...group])),
    confirmedBy: status === 'proposed' ? findConfirmer(context, [target, ...group]) : null,
  };
}
