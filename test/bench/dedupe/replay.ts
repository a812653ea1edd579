import { blockingKeys } from '#shared/domain/duplicates/candidates/blocking-keys.ts';
import { CandidateIndex } from '#shared/domain/duplicates/candidates/candidate-index.ts';
import { countFrequencies, type FrequencyTable } from '#shared/domain/duplicates/model/count-frequencies.ts';
import { type Profile, readProfile } from '#shared/domain/duplicates/model/profile.ts';
import type { LabelledSet } from './read-set.ts';

export interface Replay {
  readonly profiles: readonly Profile[];
  readonly frequencies: FrequencyTable;
  /** Pairs that share a key, the earlier record first. */
  readonly candidates: readonly (readonly [number, number])[];
  /** Of each record. */
  readonly keyCounts: readonly number[];
}

/**
 * The records come in one after the other; each meets those before it that share a key.
 * @param known how often values occur; counted unless given
 */
export function replay({ facts, sources, map }: LabelledSet, known?: FrequencyTable): Replay {
  const frequencies = known ?? countFrequencies(facts.map((one) => readProfile(one)));
  const profiles = facts.map((one) => readProfile(one, frequencies));
  const index = new CandidateIndex();
  const candidates: [number, number][] = [];
  const keyCounts = profiles.map((profile, at) => {
    const keys = blockingKeys(profile);
    for (const other of index.find(keys)) {
      const areOfOneKind = profiles[other]?.kind === profile.kind;
      if (areOfOneKind && (!map.source || sources[other] !== sources[at])) candidates.push([other, at]);
    }
    index.add(at, keys);
    return keys.length;
  });
  return { profiles, frequencies, candidates, keyCounts };
}
