import type { Table } from '#shared/store/table.ts';
import { isCompared, toComparable } from './comparable.ts';
import { findCandidates } from './find-candidates.ts';
import { type FoundMatch, findMatches, type Subject } from './find-matches.ts';
import { keysOfRecord } from './match-keys.ts';

/** Records that are scored for one who waits. */
const mostScored = 50;

/**
 * Records that may be the same as this one, surest first, whoever may see them: a wave of queries, then one read.
 * @param subject with an id, when it is stored already
 */
export async function findDuplicates(
  table: Table,
  subject: Subject & { readonly id?: string },
): Promise<readonly FoundMatch[]> {
  const { object, id, data } = subject;
  if (!isCompared(object)) return [];
  const keys = keysOfRecord(object, toComparable(object, data));
  return findMatches(subject, await findCandidates(table, id, keys, mostScored));
}
