import { type AspectName, aspectCount, aspects, placeOf } from './aspects.ts';
import { discountDependent } from './dependence.ts';
import type { Findings } from './findings.ts';

/** For each aspect, by level: how often it is found between records of one client (m), and of two (u). */
export interface Parameters {
  /** Share of candidate pairs that are the same. */
  readonly prior: number;
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  /** How often two records of different clients have the same value, by aspect: what a rare value is measured by. */
  readonly chance: readonly number[];
}

export interface Evidence {
  readonly aspect: AspectName;
  readonly level: string;
  /** In bits: 1 doubles the odds, -1 halves them. */
  readonly weight: number;
}

/** No single agreement is worth more, none against costs more; in bits. */
const most = 13;
/** How far a rare or frequent value moves the weight of its aspect, in bits. */
const mostForRarity = 4;

/** Two valid legal numbers that differ name two owners, whatever else agrees; one that both have names one. */
const veto = -40;
const proof = 24;
const number = placeOf('number');
const [contradicts, proven] = [0, 4];

const topOf = aspects.map(({ levels }) => levels.length - 1);

/** Weights of all levels, made once for a model. */
export interface Weights {
  readonly prior: number;
  readonly byLevel: readonly (readonly number[])[];
  readonly chance: readonly number[];
}

/** log2(m/u) by level (I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage", 1969). */
export function toWeights({ prior, m, u, chance }: Parameters): Weights {
  return {
    prior: Math.log2(prior / (1 - prior)),
    byLevel: m.map((shares, at) =>
      shares.map((share, level) =>
        at === number ? weightOfNumber(level, share, u[at]) : weightOf(share, u[at]?.[level] as number, at),
      ),
    ),
    chance,
  };
}

function weightOfNumber(level: number, share: number, others: readonly number[] = []): number {
  if (level === contradicts) return veto;
  return level === proven ? proof : weightOf(share, others[level] as number, number);
}

/** However well fields were kept where the parameters come from: so often one is out of date. A day of birth never is. */
const outdated = 0.015;
const date = placeOf('date');

function weightOf(m: number, u: number, at: number): number {
  const least = at === date ? 0 : Math.min(outdated, u);
  return clamp(Math.log2(Math.max(m, least) / u), most);
}

/** How sure it is that two records are the same: the log of the odds, in bits. */
export function weigh(weights: Weights, findings: Findings): number {
  for (let at = 0; at < aspectCount; at += 1) row[at] = weightAt(weights, findings, at);
  discountDependent(row, findings.levels);
  let sum = weights.prior;
  for (let at = 0; at < aspectCount; at += 1) sum += row[at] as number;
  return sum;
}

/** Kept between calls. */
const row: number[] = Array.from({ length: aspectCount }, () => 0);

/**
 * Agreement on a rare value weighs more, on a frequent one less (W. E. Winkler, "Frequency-Based Matching in Fellegi-Sunter
 * Model of Record Linkage", 1989): the share of the value stands for the chance of any agreement.
 */
function weightAt({ byLevel, chance }: Weights, { levels, shares }: Findings, at: number): number {
  const level = levels[at] as number;
  if (level < 0) return 0;
  const weight = byLevel[at]?.[level] as number;
  const share = shares[at] as number;
  if (share === 0 || at === number || level < (topOf[at] as number)) return weight;
  const adjusted = weight + clamp(Math.log2((chance[at] as number) / share), mostForRarity);
  // That two have the most frequent name tells nothing, and does not tell against them.
  return clamp(Math.max(adjusted, Math.min(weight, 0)), most);
}

/** What speaks for and against, by aspect; together with the prior it adds up to what `weigh` says. */
export function explain(weights: Weights, findings: Findings): readonly Evidence[] {
  const all = aspects.map((_, at) => weightAt(weights, findings, at));
  discountDependent(all, findings.levels);
  return aspects.flatMap(({ name, levels }, at) => {
    const level = levels[findings.levels[at] as number];
    return level === undefined ? [] : [{ aspect: name, level, weight: all[at] as number }];
  });
}

export function toProbability(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
