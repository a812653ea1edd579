import {
  compareSpellings,
  type Spelling,
  type SpellingModel,
} from '#shared/domain/duplicates/compare/transliteration.ts';
import { aspects } from '#shared/domain/duplicates/model/aspects.ts';
import { compareProfiles, type Knowledge } from '#shared/domain/duplicates/model/compare-profiles.ts';
import { learnParameters, toPatterns } from '#shared/domain/duplicates/model/expectation-maximisation.ts';
import type { Parameters } from '#shared/domain/duplicates/model/fellegi-sunter.ts';
import { learnSpelling } from '#shared/domain/duplicates/model/learn-spelling.ts';
import type { Model } from '#shared/domain/duplicates/model/model-file.ts';
import type { Profile } from '#shared/domain/duplicates/model/profile.ts';
import type { Replay } from './replay.ts';

/** Pairs drawn by chance for each kind. */
const draws = 30_000;

export interface Learned {
  readonly model: Model;
  /** For each kind, which aspects its records say anything about. */
  readonly said: ReadonlyMap<string, readonly boolean[]>;
}

/** Parameters from the records alone; no label is looked at. @param start what was learned elsewhere */
export function learnModel({ profiles, candidates, frequencies }: Replay, start?: Model): Learned {
  const spelling = profiles.some(({ word }) => word) ? learnWords(profiles, candidates, start?.spelling) : undefined;
  const knowledge: Knowledge = { frequencies, ...(spelling && { spelling }) };
  const chance = aspects.map(({ name }) => frequencies.chanceOf(name));
  const kinds = new Map<string, Parameters>();
  const said = new Map<string, readonly boolean[]>();
  for (const kind of new Set(profiles.map((profile) => profile.kind))) {
    const compare = ([one, other]: readonly [number, number]) =>
      compareProfiles(profiles[one] as Profile, profiles[other] as Profile, knowledge).levels;
    const found = candidates.filter(([one]) => profiles[one]?.kind === kind).map(compare);
    const random = drawPairs(profiles.flatMap((profile, at) => (profile.kind === kind ? [at] : []))).map(compare);
    const known = start?.kinds.get(kind);
    const patterns = { candidates: toPatterns(found), random: toPatterns(random), chance };
    kinds.set(kind, learnParameters(known ? { ...patterns, start: known } : patterns));
    said.set(
      kind,
      aspects.map((_, at) => found.some((levels) => (levels[at] as number) >= 0)),
    );
  }
  return { model: { kinds, spelling }, said };
}

/** The same ones in every run. */
function drawPairs(places: readonly number[]): readonly (readonly [number, number])[] {
  let seed = 7;
  const draw = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return places[Math.floor((seed / 2 ** 32) * places.length)] as number;
  };
  return Array.from({ length: draws }, () => [draw(), draw()] as const).filter(([one, other]) => one !== other);
}

/** How alike two words must be to teach how they are spelled: first by sound, then by what was learned. */
const taughtFrom = [1.05, 0.8, 0.8];

/** Words that answer each other best teach which letters write which. */
function learnWords(
  profiles: readonly Profile[],
  candidates: Replay['candidates'],
  start: SpellingModel | undefined,
): SpellingModel | undefined {
  let model = start;
  for (const from of taughtFrom) {
    const examples = bestOfBoth(profiles, candidates, from, model);
    if (examples.length > 0) model = learnSpelling(examples);
  }
  return model;
}

function bestOfBoth(
  profiles: readonly Profile[],
  candidates: Replay['candidates'],
  from: number,
  model: SpellingModel | undefined,
): readonly (readonly [string, string])[] {
  const best = new Map<number, { readonly other: number; readonly odds: number }>();
  for (const [one, other] of candidates) {
    const [left, right] = [profiles[one]?.word as Spelling, profiles[other]?.word as Spelling];
    if (left.isCyrillic === right.isCyrillic) continue;
    const odds = compareSpellings(model, left, right);
    if (odds < from) continue;
    if (odds > (best.get(one)?.odds ?? 0)) best.set(one, { other, odds });
    if (odds > (best.get(other)?.odds ?? 0)) best.set(other, { other: one, odds });
  }
  return [...best].flatMap(([one, { other }]) => {
    const [left, right] = [profiles[one]?.word as Spelling, profiles[other]?.word as Spelling];
    return !left.isCyrillic && best.get(other)?.other === one ? [[left.plain, right.plain] as const] : [];
  });
}
