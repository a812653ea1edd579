import type { StoredRecord } from '../records/record-item.ts';
import { mayBeSame, toComparable } from './comparable.ts';
import type { Candidate } from './find-candidates.ts';
import { type Match, scoreMatch } from './score.ts';

/** What is compared: a stored record, or what somebody is about to store. */
export type Subject = Pick<StoredRecord, 'object' | 'data'>;

export interface FoundMatch {
  readonly record: StoredRecord;
  readonly match: Match;
}

/** Those of the candidates that may be the same client or person, the surest first. Pure. */
export function findMatches(subject: Subject, candidates: readonly Candidate[]): readonly FoundMatch[] {
  const self = toComparable(subject.object, subject.data);
  return candidates
    .filter(({ record }) => mayBeSame(subject.object, record.object))
    .flatMap(({ record }) => {
      const match = scoreMatch(self, toComparable(record.object, record.data));
      return match ? [{ record, match }] : [];
    })
    .sort((one, other) => other.match.score - one.match.score);
}
