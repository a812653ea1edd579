import type { StoredRecord } from '../records/stored-record.ts';
import { areLinked, mayBeSame, toComparable } from './comparable.ts';
import type { Candidate } from './find-candidates.ts';
import type { Frequencies } from './model/profile.ts';
import { type Match, scoreMatch } from './score.ts';

/** What is compared: a stored record, or what somebody is about to store. */
export type Subject = Pick<StoredRecord, 'object' | 'data'> & { readonly id?: string };

export interface FoundMatch {
  readonly record: StoredRecord;
  readonly match: Match;
}

export interface Finding {
  readonly frequencies?: Frequencies | undefined;
  /**
   * Whether it counts how many records share a phone or an address now. Not for what is kept: the next record that shares it
   * would make it untrue.
   */
  readonly byHolders?: boolean;
}

/**
 * Those of the candidates that may be the same client or person, the surest first; records that name each other are left out.
 * Pure.
 */
export function findMatches(
  subject: Subject,
  candidates: readonly Candidate[],
  { frequencies, byHolders = true }: Finding = {},
): readonly FoundMatch[] {
  const self = toComparable(subject.object, subject.data, frequencies);
  return candidates
    .filter(({ record }) => mayBeSame(subject.object, record.object) && !areLinked(subject, record))
    .flatMap(({ record, shared }) => {
      const match = scoreMatch(self, toComparable(record.object, record.data, frequencies), {
        ...(frequencies && { frequencies }),
        ...(byHolders && { holders: countHolders(shared) }),
      });
      return match ? [{ record, match }] : [];
    })
    .sort((one, other) => other.match.score - one.match.score);
}

/** Of the rarest phone or address that both have, both counted; 0: they have none in common. */
function countHolders(shared: Candidate['shared']): number {
  const counts = shared.filter(({ kind }) => kind === 'phone' || kind === 'email').map(({ holders }) => holders + 1);
  return counts.length === 0 ? 0 : Math.min(...counts);
}
