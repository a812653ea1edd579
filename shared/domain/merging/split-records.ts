import { Problem } from '#shared/model/problems.ts';
import { mergeKey } from '#shared/store/keys/jobs.ts';
import { isHeld, type Lease } from '#shared/store/lease.ts';
import type { Context } from '../context.ts';
import { diffFields, readChanges } from '../records/audit.ts';
import type { Change } from '../records/change.ts';
import { AlongsideRefused, IdentityTaken } from '../records/commit.ts';
import { commitTogether } from '../records/commit-together.ts';
import { loadRecord } from '../records/read-record.ts';
import { nextVersion } from '../records/record-versions.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { withSurvivors } from '../records/survivor.ts';
import { withoutReceived, withReceived } from './keepers.ts';
import { hasStatus, type Kept, type MergeEntry } from './merge-entry.ts';
import { writeUndonePairs } from './merged-pairs.ts';
import { takeApart } from './take-apart.ts';

/** Somebody may be saving the survivor. */
const attempts = 6;

/** Longer lists are cut: nobody looks at more one by one. */
const mostKept = 200;

/**
 * Makes the records that were merged several again, in one transaction with the end of the undoing.
 * @returns false when that is not possible any more: a legal number went to another record, a person was erased
 */
export async function splitRecords(
  context: Context,
  entry: MergeEntry,
  lease: Lease<MergeEntry>,
  moved: readonly Kept[],
): Promise<boolean> {
  for (let left = attempts; ; left -= 1) {
    try {
      const { changes, kept } = await draftSplit(context, entry);
      const all = [...kept, ...moved].slice(0, mostKept);
      await commitTogether(context, changes, [
        {
          update: mergeKey(entry.id),
          set: { status: 'undone', kept: all },
          remove: ['lease', 'settled'],
          if: { all: [hasStatus('undoing'), isHeld(lease)] },
        },
        ...(await writeUndonePairs(context, changes, entry.undo?.reason)),
      ]);
      return true;
    } catch (error) {
      // Somebody else works on it, or an earlier attempt had done it and only its answer was lost.
      if (error instanceof AlongsideRefused) return true;
      if (error instanceof IdentityTaken) return false;
      if (!(error instanceof Problem)) throw error;
      if (error.code !== 'write.conflict') return false;
      if (left === 1) throw error;
    }
  }
}

interface Split {
  /** Of the survivor first. */
  readonly changes: readonly Change[];
  readonly kept: readonly Kept[];
}

/**
 * @throws Problem `merge.later` with the merge that the survivor went into | `merge.state`, when one of them is gone |
 * `record.erased`
 */
export async function draftSplit(context: Context, entry: MergeEntry): Promise<Split> {
  const { table, directory } = context;
  const { id, object, targetId, sourceIds, version = 0 } = entry;
  const definition = directory.definitions[object];
  const [target, changes, ...sources] = await Promise.all([
    loadRecord(table, targetId),
    readChanges(context, targetId, version),
    ...sourceIds.map((one) => loadRecord(table, one)),
  ]);
  const present = requireSplittable(target, sources, targetId);
  if (target?.mergedInto !== undefined) throw await laterMerge(context, target);
  const mention = { id, survivor: targetId, sources: sourceIds };
  const survivor = present.target.data;
  const { data, kept } = takeApart(definition, withoutReceived(context, present.target, changes), changes);
  const parted = withReceived(context, present.target, data, survivor);
  const after = withoutMerged(
    nextVersion(context, present.target, await withSurvivors(table, definition, parted, sourceIds)),
    sourceIds,
  );
  const restored = await Promise.all(
    present.sources.map(async (source): Promise<Change> => {
      const received = withReceived(context, source, source.data, survivor);
      const fields = await withSurvivors(table, definition, received, sourceIds);
      const { mergedInto: _undone, ...rest } = nextVersion(context, source, fields);
      const fieldChanges = diffFields(source.data, fields);
      return { before: source, after: rest, action: 'unmerge', changes: fieldChanges, merge: mention };
    }),
  );
  return {
    changes: [
      {
        before: present.target,
        after,
        action: 'unmerge',
        changes: diffFields(present.target.data, after.data),
        merge: mention,
      },
      ...restored,
    ],
    kept: kept.map((field) => ({ object, id: targetId, field })),
  };
}

function requireSplittable(
  target: StoredRecord | undefined,
  sources: readonly (StoredRecord | undefined)[],
  targetId: string,
): { readonly target: StoredRecord; readonly sources: readonly StoredRecord[] } {
  if (!target || target.deletedAt !== undefined) throw new Problem('merge.state');
  const present = sources.flatMap((source) => (source?.mergedInto === targetId ? [source] : []));
  if (present.length < sources.length) throw new Problem('merge.state');
  if ([target, ...present].some(({ erasedAt }) => erasedAt !== undefined)) throw new Problem('record.erased');
  return { target, sources: present };
}

async function laterMerge({ table }: Context, target: StoredRecord): Promise<Problem> {
  const survivor = await loadRecord(table, String(target.mergedInto));
  const merge = survivor?.merged?.find(({ id }) => id === target.id)?.mergeId;
  return new Problem('merge.later', { members: { merge: merge ?? null } });
}

function withoutMerged(record: StoredRecord, sourceIds: readonly string[]): StoredRecord {
  const { absorbed = [], merged = [], ...rest } = record;
  const stillAbsorbed = absorbed.filter((id) => !sourceIds.includes(id));
  const stillMerged = merged.filter(({ id }) => !sourceIds.includes(id));
  return {
    ...rest,
    ...(stillAbsorbed.length > 0 && { absorbed: stillAbsorbed }),
    ...(stillMerged.length > 0 && { merged: stillMerged }),
  };
}
