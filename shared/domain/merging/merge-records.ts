import type { MergeBody } from '#shared/model/merging.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { keyOfRequest, recallResponse, rememberResponse } from '#shared/store/idempotency.ts';
import type { Item, Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { writeNotice } from '../notifications/notify.ts';
import type { Attempt } from '../records/apply-once.ts';
import { AlongsideRefused, IdentityTaken } from '../records/commit.ts';
import { commitTogether } from '../records/commit-together.ts';
import { toCrmRecord } from '../records/crm-record.ts';
import { describeTaken } from '../records/identity-problem.ts';
import { loadVersion } from '../records/record-at-version.ts';
import { titleOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { commitMerge, draftEntry } from './commit-merge.ts';
import { describePlan, type MergePreview } from './describe-plan.ts';
import { requireNoObstacle } from './find-obstacles.ts';
import { type Counts, findMerge, type MergeEntry, requireMerge, writeEntry } from './merge-entry.ts';
import { type MergePlan, planMerge, readMergeBody } from './plan-merge.ts';
import { wakeMerge } from './wake-merge.ts';

export interface MergeAnswer {
  readonly mergeId: string;
  readonly status: MergeEntry['status'];
  /** The survivor as the merge left it; null: it was only proposed. */
  readonly result: CrmRecord | null;
  /** What hung on the records that went, and is brought over. */
  readonly moved: Counts;
  /** Of a proposal: who may confirm it; null: whoever may merge them. */
  readonly confirmedBy?: MergePlan['confirmer'];
}

/**
 * Makes several records one, in one transaction: those that go keep their fields and leave all indexes, and their ids lead
 * to the survivor from then on. What hangs on them is brought over in the background. Whoever may not merge them all, but
 * may change one of them, proposes it so to those who may.
 * @param body untrusted: `mergeSchema`
 * @throws Problem `merge.differentIdentities` | `merge.headOffice` | `merge.busy` | `merge.refused` with `problems` and what
 * mends them | `merge.tooLarge` | `identity.taken` | `write.conflict` | `idempotency.mismatch` | what `planMerge` throws
 */
export async function mergeRecords(
  context: Context,
  publisher: EventPublisher,
  definition: ObjectDefinition,
  targetId: string,
  body: unknown,
  attempt?: Attempt,
): Promise<MergeAnswer | MergePreview> {
  const parsed = readMergeBody(definition, targetId, body);
  if (parsed.dryRun) return describePlan(context, definition, await planMerge(context, definition, targetId, parsed));
  const [remembered, draft] = await Promise.all([
    attempt && context.table.get(keyOfRequest({ userId: context.actor.id, ...attempt }), { consistent: true }),
    planMerge(context, definition, targetId, parsed).then(
      (plan) => ({ plan }),
      (error: unknown) => ({ error }),
    ),
  ]);
  const earlier = await replay(context, publisher, remembered, attempt);
  if (earlier) return earlier;
  if ('error' in draft) throw draft.error;
  requireNoObstacle(draft.plan.obstacles, parsed.acknowledged);
  // What was proposed is not proposed again.
  if (parsed.proposal !== undefined && !draft.plan.mayMerge) throw new Problem('access.denied');
  try {
    return draft.plan.mayMerge
      ? await merge(context, publisher, draft.plan, parsed, attempt)
      : await propose(context, draft.plan, parsed, attempt);
  } catch (error) {
    if (error instanceof IdentityTaken) throw await describeTaken(context, error);
    if (!(error instanceof AlongsideRefused)) throw error;
    // The twin of this request was faster by a moment, or somebody else confirmed the proposal.
    const twin = await replay(context, publisher, error.failures[0]?.current, attempt);
    if (twin) return twin;
    throw new Problem('write.conflict');
  }
}

async function merge(
  context: Context,
  publisher: EventPublisher,
  plan: MergePlan,
  { choose = {}, proposal: proposalId }: MergeBody,
  attempt: Attempt | undefined,
): Promise<MergeAnswer> {
  const proposal = proposalId === undefined ? undefined : await findProposal(context, plan, proposalId);
  const draft = {
    ...draftEntry(context, plan, choose, proposal?.id ?? context.newId('mrg')),
    ...(proposal && { proposedBy: proposal.by }),
  };
  const { entry, survivor } = await commitMerge(context, plan, draft, {
    proposal,
    alongside: remember(context, attempt, 200, draft.id),
  });
  await wakeMerge(publisher, entry.id);
  return describe(context, entry, survivor);
}

/** @throws Problem `not_found` | `merge.state` for one that is about other records */
async function findProposal({ table, now }: Context, plan: MergePlan, id: string): Promise<MergeEntry> {
  const proposal = await requireMerge(table, id, now());
  const ids = new Set(plan.candidates.map(({ record }) => record.id));
  const isSame = [proposal.targetId, ...proposal.sourceIds].every((one) => ids.has(one));
  if (!isSame || proposal.status !== 'proposed') throw new Problem('merge.state');
  return proposal;
}

async function propose(
  context: Context,
  plan: MergePlan,
  { choose = {} }: MergeBody,
  attempt: Attempt | undefined,
): Promise<MergeAnswer> {
  const entry = draftEntry(context, plan, choose, context.newId('mrg'));
  const told = tellConfirmer(context, plan);
  await commitTogether(context, [], [...remember(context, attempt, 202, entry.id), writeEntry(entry), ...told]);
  return { ...describe(context, entry, undefined), confirmedBy: plan.confirmer };
}

function tellConfirmer(context: Context, { confirmer, candidates, before }: MergePlan): readonly Write[] {
  if (!confirmer || confirmer.id === context.actor.id) return [];
  const definition = context.directory.definitions[before.object];
  const records = candidates.map(({ record }) => titleOf(definition, record.data)).join(', ');
  const params = { person: context.actor.name, records };
  const link = { object: before.object, id: before.id };
  return [writeNotice(context, confirmer.id, { kind: 'mergeProposed', why: 'head', params, link })];
}

function remember(context: Context, attempt: Attempt | undefined, status: number, id: string): readonly Write[] {
  if (!attempt) return [];
  return [rememberResponse({ userId: context.actor.id, ...attempt }, { status, id }, context.now())];
}

async function replay(
  context: Context,
  publisher: EventPublisher,
  item: Item | undefined,
  attempt: Attempt | undefined,
): Promise<MergeAnswer | undefined> {
  if (!attempt || item?.type !== 'idempotency') return undefined;
  const remembered = recallResponse(item, attempt.requestHash, context.now());
  if (remembered.outcome === 'new') return undefined;
  if (remembered.outcome === 'mismatch') throw new Problem('idempotency.mismatch');
  const entry = await findMerge(context.table, String(remembered.response.id), context.now());
  if (!entry) throw new Problem('not_found');
  if (entry.status === 'queued') await wakeMerge(publisher, entry.id);
  const survivor = entry.version && (await loadVersion(context, entry.targetId, entry.version));
  return describe(context, entry, survivor || undefined);
}

function describe(context: Context, entry: MergeEntry, survivor: StoredRecord | undefined): MergeAnswer {
  return {
    mergeId: entry.id,
    status: entry.status,
    result: survivor ? toCrmRecord(context, survivor) : null,
    moved: entry.found,
  };
}
