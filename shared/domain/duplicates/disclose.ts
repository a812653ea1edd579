import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { auditPartition } from '#shared/store/keys/history.ts';
import type { Table } from '#shared/store/table.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { toEvent } from '../records/audit.ts';
import { isAllowed } from '../records/read-record.ts';
import { ownerIdOf, placementOf, titleOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { FoundMatch, Subject } from './find-matches.ts';
import type { GroupPlace, Relation } from './find-related.ts';
import { createHiddenRef } from './hidden-ref.ts';
import { findLeader, type Leader } from './leader.ts';
import { listRecentProbes, requireFew, writeProbe } from './probes.ts';
import { type Reason, visibleReasons } from './reasons.ts';
import type { Match } from './score.ts';
import { sharesIdentity } from './shares-identity.ts';

/**
 * - `open`: read it; `attach`: go on with it in place of a new record
 * - `requestToJoin`: ask who leads the client, by the `ref`
 * - `createAnyway`: not where a legal number is the same
 * - `restore`: bring it back from the bin
 */
export type MatchAction = 'open' | 'attach' | 'requestToJoin' | 'createAnyway' | 'restore';

export interface ToldMatch extends Match {
  readonly object: ObjectName;
  /** For those who may read it. */
  readonly record?: {
    readonly object: ObjectName;
    readonly id: string;
    readonly title: string;
    /** Whose it is. */
    readonly accountManager: { readonly id: string; readonly name: string } | null;
  };
  /** For everybody else, and no more than that. */
  readonly disclosed?: Omit<Leader, 'companyId'> & { readonly since: string };
  /** Stands for the hidden client in a request to join it. */
  readonly ref?: string;
  readonly actions: readonly MatchAction[];
  /** `createAnyway` asks why. */
  readonly needsReason: boolean;
  /** Somebody said that the two are not the same. */
  readonly rejected?: true;
  /** It is another firm, and belongs together with this one. */
  readonly related?: Relation;
  /** Where in the group it stands; for those who may read it. */
  readonly place?: GroupPlace;
}

export interface Found extends FoundMatch {
  /** It holds what only one record can have. */
  readonly isTaken?: true;
  /** Somebody said that the two are not the same. */
  readonly isRejected?: true;
  /** It is another firm, and belongs together with this one. */
  readonly related?: Relation;
  readonly place?: GroupPlace;
}

/** More would help nobody to decide. */
const mostTold = 10;
const mostRelated = 5;

/**
 * What the actor learns of matches: the record where they may read it; of another only who leads the client and since when,
 * and that they were told is noted.
 * @param found surest first
 * @throws Problem `duplicate.probes`
 */
export async function discloseMatches(
  context: Context,
  subject: Subject,
  found: readonly Found[],
): Promise<readonly ToldMatch[]> {
  const chosen = [...found.filter(isMatch).slice(0, mostTold), ...found.filter(isRelated).slice(0, mostRelated)];
  return discloseAll(context, subject, chosen);
}

/**
 * As `discloseMatches`, of all of them.
 * @param isRead what follows from a card that is read, as often as it is: told again within an hour it counts once
 * @throws Problem `duplicate.probes`
 */
export async function discloseAll(
  context: Context,
  subject: Subject,
  chosen: readonly Found[],
  { isRead = false }: { readonly isRead?: boolean } = {},
): Promise<readonly ToldMatch[]> {
  const readable = await Promise.all(chosen.map(({ record }) => isAllowed(context, 'read', record)));
  if (readable.every(Boolean)) return chosen.map((one) => tellReadable(context, subject, one));
  const hidden = chosen.filter((_, at) => !readable[at]).map(({ record: { object, id } }) => ({ object, id }));
  const [leaders, probes] = await Promise.all([
    Promise.all(chosen.map((one, at) => (readable[at] ? undefined : tellLeader(context, one.record)))),
    listRecentProbes(context),
  ]);
  const known = new Set(isRead ? probes.flatMap(({ records }) => records.map(({ id }) => id)) : []);
  const isNews = hidden.some(({ id }) => !known.has(id));
  if (isNews) requireFew(context, probes);
  const writes = [];
  const told: ToldMatch[] = [];
  for (const [at, one] of chosen.entries()) {
    const leader = leaders[at];
    if (!leader) {
      told.push(tellReadable(context, subject, one));
      continue;
    }
    const handle = leader.companyId && createHiddenRef(context, 'companies', leader.companyId);
    if (handle) writes.push(handle.write);
    told.push(tellHidden(subject, one, leader, handle ? handle.ref : undefined));
  }
  const noted = [...writes, ...(isNews ? [writeProbe(context, hidden)] : [])];
  if (noted.length > 0) await context.table.transact(noted);
  return told;
}

async function tellLeader(context: Context, record: StoredRecord) {
  const [leader, since] = await Promise.all([findLeader(context, record), findSince(context.table, record)]);
  return { ...leader, since };
}

/** The day on which the record got the owner that it has. */
export async function findSince(table: Table, { object, id, createdAt }: StoredRecord): Promise<string> {
  const { owner } = definitions[object];
  const { items } = await table.query({ pk: auditPartition(id), reverse: true, limit: 100 });
  const change = items.map(toEvent).find(({ changes }) => changes.some(({ field }) => field === owner));
  return (change?.at ?? createdAt).slice(0, 10);
}

function tellReadable(
  context: Context,
  subject: Subject,
  { record, match, isTaken, isRejected, related, place }: Found,
): ToldMatch {
  const { object, id, data } = record;
  const isDeleted = record.deletedAt !== undefined;
  const mayRestore = isDeleted && may(context.actor, object, 'delete', placementOf(record));
  const mayAttach = !isDeleted && may(context.actor, object, 'edit', placementOf(record));
  return {
    object,
    score: match.score,
    band: match.band,
    reasons: visibleReasons(context.actor, [subject.object, object], match.reasons),
    record: { object, id, title: titleOf(definitions[object], data), accountManager: ownerOf(context, record) },
    actions: [
      ...(isDeleted ? [] : (['open'] as const)),
      ...(mayAttach && !related ? (['attach'] as const) : []),
      ...(mayRestore ? (['restore'] as const) : []),
      ...(related ? [] : createAnyway(subject, record, isTaken)),
    ],
    needsReason: !related && needsReason(match),
    ...(isRejected && { rejected: true }),
    ...(related && { related }),
    ...(place && { place }),
  };
}

function ownerOf({ directory }: Context, record: StoredRecord) {
  const owner = directory.users.get(ownerIdOf(record));
  return owner ? { id: owner.id, name: owner.name } : null;
}

function tellHidden(
  subject: Subject,
  { record, match, isTaken, isRejected, related }: Found,
  { accountManager, department, since }: Leader & { readonly since: string },
  ref: string | undefined,
): ToldMatch {
  return {
    object: record.object,
    score: match.score,
    band: match.band,
    reasons: match.reasons.filter(isAgreement).map(bare),
    disclosed: { accountManager, ...(department && { department }), since },
    ...(ref !== undefined && { ref }),
    actions: [
      ...(ref === undefined ? [] : (['requestToJoin'] as const)),
      ...(related ? [] : createAnyway(subject, record, isTaken)),
    ],
    needsReason: !related && needsReason(match),
    ...(isRejected && { rejected: true }),
    ...(related && { related }),
  };
}

/** That something differs tells what the hidden record holds; that it agrees tells only what was typed. */
function isAgreement({ weight }: Reason): boolean {
  return weight > 0;
}

function bare({ field, kind, weight }: Reason): Reason {
  return { field, kind, weight };
}

function isRelated({ related }: Found): boolean {
  return related !== undefined;
}

function isMatch(found: Found): boolean {
  return !isRelated(found);
}

function needsReason({ band }: Match): boolean {
  return band !== 'possible';
}

function createAnyway(subject: Subject, record: StoredRecord, isTaken = false): readonly MatchAction[] {
  return isTaken || sharesIdentity(subject, record) ? [] : ['createAnyway'];
}
