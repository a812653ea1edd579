import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { diffFields } from '../records/audit.ts';
import type { Change } from '../records/change.ts';
import { commitTogether } from '../records/commit-together.ts';
import { nextVersion } from '../records/record-versions.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { type MergeEntry, writeEntry } from './merge-entry.ts';
import { writeMergedPairs } from './merged-pairs.ts';
import type { MergePlan } from './plan-merge.ts';

interface Besides {
  /** That the merge confirms. */
  readonly proposal?: MergeEntry | undefined;
  /** What must happen together with it; it comes first in the transaction. */
  readonly alongside?: readonly Write[];
}

/**
 * The flip: the records are one, in one transaction with the merge that says so.
 * @throws what `commitTogether` throws
 */
export async function commitMerge(
  context: Context,
  plan: MergePlan,
  draft: MergeEntry,
  { proposal, alongside = [] }: Besides,
): Promise<{ readonly entry: MergeEntry; readonly survivor: StoredRecord | undefined }> {
  const entry: MergeEntry = {
    ...draft,
    status: 'queued',
    version: plan.after.version,
    chosen: Object.fromEntries(
      plan.outcomes.map(({ field, rule, recordId }) => [field, { rule, ...(recordId !== undefined && { recordId }) }]),
    ),
  };
  const changes = draftChanges(context, plan, entry);
  const pairs = await writeMergedPairs(context.table, changes);
  await commitTogether(context, changes, [...alongside, writeEntry(entry, proposal), ...pairs]);
  return { entry, survivor: changes[0]?.after };
}

export function draftEntry(
  { actor, now }: Context,
  { before, candidates, children }: MergePlan,
  choose: Readonly<Record<string, string>>,
  id: string,
): MergeEntry {
  const [, ...sources] = candidates;
  return {
    id,
    object: before.object,
    targetId: before.id,
    sourceIds: sources.map(({ record }) => record.id),
    status: 'proposed',
    at: now().toISOString(),
    by: actor.id,
    choose,
    found: children.counts,
    moved: {},
  };
}

/** The survivor first. */
function draftChanges(context: Context, plan: MergePlan, entry: MergeEntry): readonly Change[] {
  const { id: mergeId, targetId, sourceIds } = entry;
  const mention = { id: mergeId, survivor: targetId, sources: sourceIds };
  const [, ...sources] = plan.candidates;
  const target: StoredRecord = {
    ...plan.after,
    absorbed: [...(plan.before.absorbed ?? []), ...sourceIds],
    merged: [...(plan.before.merged ?? []), ...sourceIds.map((id) => ({ id, mergeId }))],
  };
  const changes = diffFields(plan.before.data, plan.after.data);
  return [
    { before: plan.before, after: target, action: 'merge', changes, merge: mention },
    ...sources.map(({ record }): Change => {
      const after = { ...nextVersion(context, record, record.data), mergedInto: targetId };
      return { before: record, after, action: 'merge', changes: [], merge: mention };
    }),
  ];
}
