import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Context } from '../context.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { isCompared } from './comparable.ts';
import { discloseMatches } from './disclose.ts';
import { findDuplicates } from './find-duplicates.ts';
import { type FoundMatch, findMatches, type Subject } from './find-matches.ts';
import { findRejected } from './judged-pairs.ts';
import { sharesIdentity } from './shares-identity.ts';

/** A record that seems to be there already; services turn it into a problem that discloses no more than the caller may see. */
export class DuplicateFound extends Error {
  readonly subject: Subject;
  readonly found: readonly FoundMatch[];
  constructor(subject: Subject, found: readonly FoundMatch[]) {
    super('duplicate found');
    this.name = 'DuplicateFound';
    this.subject = subject;
    this.found = found;
  }
}

/** What the caller is told of an error of `requireNew`; any other error as it is. @throws Problem `duplicate.probes` */
export async function explainDuplicate(context: Context, error: unknown): Promise<unknown> {
  if (!(error instanceof DuplicateFound)) return error;
  const matches = await discloseMatches(context, error.subject, error.found);
  return new Problem('duplicate.found', { members: { matches } });
}

/** What somebody does by hand is looked at; what comes in otherwise is stored, and matched afterwards. */
function isLookedAt({ channel, isMatchedLater }: Context, object: string): boolean {
  const isByHand = channel === 'api' || channel === 'import';
  return isByHand && !isMatchedLater && isCompared(object) && object !== 'leads';
}

/** What a new record could be a duplicate of; nothing where nobody would be stopped by it. Two waves of reads. */
export async function findBefore(context: Context, subject: Subject): Promise<readonly FoundMatch[]> {
  if (!isLookedAt(context, subject.object)) return [];
  const { table, directory } = context;
  return findDuplicates(table, { ...subject, data: withoutNulls(subject.data) }, directory.frequencies);
}

/**
 * @returns why the record is made all the same: a reason was given, and there is something that it is about
 * @throws DuplicateFound for what is certainly there already, without a reason
 */
export function requireNew(context: Context, subject: Subject, found: readonly FoundMatch[]): string | undefined {
  // Of a number that is taken the write itself tells, and nobody can allow it.
  const isTaken = found.some(({ record }) => sharesIdentity(subject, record));
  const isStopped = !isTaken && context.allowDuplicate === undefined && found.some((one) => stops(subject, one));
  if (isStopped) throw new DuplicateFound(subject, found);
  return found.length > 0 ? context.allowDuplicate : undefined;
}

/**
 * As `requireNew`, for a change: only what it makes certain that was not so before.
 * @param changed names of fields
 */
export async function requireStillNew(
  context: Context,
  before: StoredRecord,
  after: StoredRecord,
  changed: readonly string[],
): Promise<string | undefined> {
  const isMatched = context.directory.definitions[after.object].fields.some(
    ({ name, match }) => match !== undefined && changed.includes(name),
  );
  if (!isMatched || !isLookedAt(context, after.object)) return undefined;
  const { frequencies } = context.directory;
  const found = await findDuplicates(context.table, after, frequencies);
  const certain = found.filter((one) => stops(after, one));
  const stillCertain = findMatches(
    before,
    certain.map(({ record }) => ({ record, shared: [] })),
    { frequencies },
  ).filter((one) => stops(before, one));
  const others = certain.map(({ record }) => record);
  const known = new Set([
    ...stillCertain.map(({ record }) => record.id),
    ...(await findRejected(context.table, before, others)),
  ]);
  return requireNew(
    context,
    after,
    found.filter(({ record }) => !known.has(record.id)),
  );
}

/** A lead that turns into a client is no double of it, nor is a branch of its head office. */
export function stops(subject: Subject, { record, match }: FoundMatch): boolean {
  return match.band === 'certain' && record.object === subject.object && !areOfOneGroup(subject, record);
}

function areOfOneGroup({ data }: Subject, other: StoredRecord): boolean {
  const { parentId } = data;
  return typeof parentId === 'string' && (parentId === other.id || parentId === other.data.parentId);
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
