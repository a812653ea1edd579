import { clusterLinks, type Link } from '#shared/domain/duplicates/cluster/average-linkage.ts';
import { mapUniquely } from '#shared/domain/duplicates/cluster/unique-mapping.ts';
import { compareSpellings } from '#shared/domain/duplicates/compare/transliteration.ts';
import { type Band, bandOf, scoreOf } from '#shared/domain/duplicates/model/bands.ts';
import { compareProfiles, type Knowledge } from '#shared/domain/duplicates/model/compare-profiles.ts';
import { explain, toWeights, type Weights, weigh } from '#shared/domain/duplicates/model/fellegi-sunter.ts';
import type { Model } from '#shared/domain/duplicates/model/model-file.ts';
import type { Profile } from '#shared/domain/duplicates/model/profile.ts';
import { pairsOfGroups } from './judge.ts';
import type { LabelledSet } from './read-set.ts';
import type { Replay } from './replay.ts';

export interface ScoredLink extends Link {
  readonly band: Band | undefined;
  /** 0–1 */
  readonly score: number;
}

export interface ScoredSet {
  readonly links: readonly ScoredLink[];
  /** What ends in one group, or is the one counterpart. */
  readonly found: readonly ScoredLink[];
}

/** Records of different kinds or of one source are never the same; in bits. */
const never = -20;

export function scoreSet(set: LabelledSet, replayed: Replay, model: Model): ScoredSet {
  const { profiles, candidates } = replayed;
  const { compare, weightsOf } = prepare(replayed, model);
  const toLink = (one: number, other: number): ScoredLink => {
    const findings = compare(one, other);
    const weight = weigh(weightsOf(one), findings) + closeness(profiles[one], profiles[other], model);
    const band = bandOf(weight, explain(weightsOf(one), findings));
    return { one, other, weight, band, score: scoreOf(weight, band) };
  };
  const links = candidates.map(([one, other]) => toLink(one, other));
  const weighOthers = (one: number, other: number) => {
    const areApart = profiles[one]?.kind !== profiles[other]?.kind || isOneSource(set, one, other);
    return areApart ? never : weigh(weightsOf(one), compare(one, other));
  };
  const found =
    set.map.oneToOne || set.map.ranked
      ? (mapUniquely(links) as readonly ScoredLink[])
      : pairsOfGroups(clusterLinks(profiles.length, links, weighOthers)).map(([one, other]) => toLink(one, other));
  return { links, found };
}

function prepare({ profiles, frequencies }: Replay, model: Model) {
  const weights = new Map([...model.kinds].map(([kind, parameters]) => [kind, toWeights(parameters)]));
  const knowledge: Knowledge = { frequencies, ...(model.spelling && { spelling: model.spelling }) };
  return {
    compare: (one: number, other: number) =>
      compareProfiles(profiles[one] as Profile, profiles[other] as Profile, knowledge),
    weightsOf: (at: number) => weights.get(profiles[at]?.kind as string) as Weights,
  };
}

function isOneSource({ map, sources }: LabelledSet, one: number, other: number): boolean {
  return map.source !== undefined && sources[one] === sources[other];
}

/** Among words of one level the more alike comes first. */
function closeness(one: Profile | undefined, other: Profile | undefined, { spelling }: Model): number {
  return one?.word && other?.word ? compareSpellings(spelling, one.word, other.word) : 0;
}

const enough = 200_000;

/** Pairs scored in a second of processor time, not of time by the clock: others may use the machine. */
export function measureSpeed(replayed: Replay, model: Model): number {
  const { candidates } = replayed;
  const { compare, weightsOf } = prepare(replayed, model);
  const score = (one: number, other: number) => weigh(weightsOf(one), compare(one, other));
  const rounds = Math.ceil(enough / Math.max(1, candidates.length));
  const run = () => {
    for (let round = 0; round < rounds; round += 1) for (const [one, other] of candidates) score(one, other);
  };
  run();
  const began = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(began);
  return Math.round((rounds * candidates.length * 1e6) / (user + system));
}
