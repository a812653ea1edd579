import type { Table } from '#shared/store/table.ts';
import { isCompared, toComparable } from './comparable.ts';
import { findCandidates } from './find-candidates.ts';
import { type FoundMatch, findMatches, type Subject } from './find-matches.ts';
import { type FoundRelation, findRelated, isOfSisters } from './find-related.ts';
import { keysOfRecord } from './match-keys.ts';
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
  const candidates = await findCandidates(table, id, keys, mostScored);
  const matches = findMatches(subject, candidates, { frequencies }).filter(({ match }) => !isOfSisters(match));
  return { matches, related: findRelated(subject, candidates, matches) };
}

export async function findDuplicates(
  table: Table,
  subject: Subject,
  frequencies: Frequencies | undefined,
): Promise<readonly FoundMatch[]> {
  return (await lookAround(table, subject, frequencies)).matches;
}
