import type { Table } from '#shared/store/table.ts';
import { firmNameKey, kindKeys } from './candidates/blocking-keys.ts';
import { isCompared, toComparable } from './comparable.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import { type FoundMatch, findMatches, type Subject } from './find-matches.ts';
import { type FoundRelation, findRelated, isOfSisters } from './find-related.ts';
import { listGroup } from './list-group.ts';
import { keysOfRecord, type MatchKey } from './match-keys.ts';
import type { Frequencies } from './model/profile.ts';

/** Records that are scored for one who waits. */
const mostScored = 50;

export interface Surroundings {
  /** Surest first. */
  readonly matches: readonly FoundMatch[];
  readonly related: readonly FoundRelation[];
}

/**
 * Records that may be the same as this one, and firms that belong together with it, whoever may see them: a wave of queries,
 * then one read.
 * @param subject with an id, when it is stored already, @param frequencies of names in the workspace, where they were counted
 */
export async function lookAround(
  table: Table,
  subject: Subject,
  frequencies: Frequencies | undefined,
): Promise<Surroundings> {
  const { object, id, data } = subject;
  if (!isCompared(object)) return { matches: [], related: [] };
  const keys = keysOfRecord(object, toComparable(object, data));
  const [candidates, group] = await Promise.all([
    findCandidates(table, id, keys, mostScored),
    listGroup(table, subject),
  ]);
  const matches = chooseMatches(subject, candidates, frequencies);
  return { matches, related: findRelated(subject, withGroup(candidates, group), matches) };
}

/** As `lookAround`, without the firms that belong together with it. */
export async function findDuplicates(
  table: Table,
  subject: Subject,
  frequencies: Frequencies | undefined,
): Promise<readonly FoundMatch[]> {
  const { object, id, data } = subject;
  if (!isCompared(object)) return [];
  const keys = keysOfRecord(object, toComparable(object, data));
  return chooseMatches(subject, await findCandidates(table, id, keys, mostScored), frequencies);
}

/** As `lookAround`, of a stored company nothing but the firms that belong together with it. */
export async function findRelatives(
  table: Table,
  subject: Subject,
  frequencies: Frequencies | undefined,
): Promise<readonly FoundRelation[]> {
  const [candidates, group] = await Promise.all([
    findCandidates(table, subject.id, keysOfRelatives(subject), mostScored),
    listGroup(table, subject),
  ]);
  const matches = chooseMatches(subject, candidates, frequencies);
  return findRelated(subject, withGroup(candidates, group), matches);
}

function chooseMatches(subject: Subject, candidates: readonly Candidate[], frequencies: Frequencies | undefined) {
  return findMatches(subject, candidates, { frequencies }).filter((found) => !isOfSisters(subject, found));
}

/** Where firms on its web domain stand, and those that are called as it or as its brand. */
function keysOfRelatives({ object, data }: Subject): readonly MatchKey[] {
  const { firm } = toComparable(object, data);
  if (!firm) return [];
  const byName = firm.firms.map((one) => ({ kind: firm.kind, value: firmNameKey(one) }));
  return [...byName, ...kindKeys(firm).filter(({ value }) => value.startsWith('domain '))];
}

function withGroup(candidates: readonly Candidate[], group: Awaited<ReturnType<typeof listGroup>>) {
  const known = new Set(candidates.map(({ record }) => record.id));
  return [...candidates, ...group.filter(({ id }) => !known.has(id)).map((record) => ({ record, shared: [] }))];
}
