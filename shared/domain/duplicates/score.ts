import type { Comparable } from './comparable.ts';
import { jaroWinkler } from './compare/jaro-winkler.ts';

export type Band = 'certain' | 'probable' | 'possible';

export interface Reason {
  readonly field: string;
  readonly kind: string;
  /** Share of certainty that the agreement brings by itself, 0–1; negative: evidence against. */
  readonly weight: number;
}

export interface Match {
  /** 0–1 */
  readonly score: number;
  readonly band: Band;
  readonly reasons: readonly Reason[];
}

/** Chosen by judgement: each agreement alone stays below `probable` except a legal number. */
const weights = {
  identifier: 0.98,
  email: 0.7,
  phone: 0.6,
  sameName: 0.65,
  alikeName: 0.5,
  domain: 0.4,
  town: 0.1,
} as const;
const bands: readonly (readonly [Band, number])[] = [
  ['certain', 0.95],
  ['probable', 0.8],
  ['possible', 0.5],
];
const alikeFrom = 0.93;

/** How sure it is that two records are one client, and why; `undefined` when nothing speaks for it. */
export function scoreMatch(left: Comparable, right: Comparable): Match | undefined {
  const against = differentIdentifiers(left, right);
  const reasons = [
    ...sharedIdentifiers(left, right),
    ...sharedContactPoints(left, right),
    ...comparedNames(left, right),
  ];
  const isTownAlone = reasons.length === 0;
  if (!isTownAlone && shares(left.towns, right.towns))
    reasons.push({ field: 'addresses', kind: 'town', weight: weights.town });
  // Independent agreements: what is left uncertain after each is multiplied.
  const agreement = 1 - reasons.reduce((doubt, reason) => doubt * (1 - reason.weight), 1);
  const score = Math.round((against ? agreement * 0.4 : agreement) * 1000) / 1000;
  const band = bands.find(([, from]) => score >= from)?.[0];
  return band && { score, band, reasons: against ? [...reasons, against] : reasons };
}

function sharedIdentifiers(left: Comparable, right: Comparable): readonly Reason[] {
  const shared = left.identifiers.find((one) => right.identifiers.some((other) => isSame(one, other)));
  return shared ? [{ field: 'identifiers', kind: shared.scheme, weight: weights.identifier }] : [];
}

/** Two valid numbers of one register that differ name two legal persons. */
function differentIdentifiers(left: Comparable, right: Comparable): Reason | undefined {
  const differing = left.identifiers.find(
    (one) =>
      right.identifiers.some((other) => other.scheme === one.scheme) &&
      !right.identifiers.some((other) => isSame(one, other)),
  );
  return differing && { field: 'identifiers', kind: `${differing.scheme}-differs`, weight: -0.6 };
}

function isSame(one: { scheme: string; value: string }, other: { scheme: string; value: string }): boolean {
  return one.scheme === other.scheme && one.value === other.value;
}

/** The domain of a shared address says nothing more. */
function sharedContactPoints(left: Comparable, right: Comparable): readonly Reason[] {
  const email = shares(left.emails, right.emails);
  return [
    ...(email ? [{ field: 'emails', kind: 'email', weight: weights.email }] : []),
    ...(shares(left.phones, right.phones) ? [{ field: 'phones', kind: 'phone', weight: weights.phone }] : []),
    ...(!email && shares(left.domains, right.domains)
      ? [{ field: 'websites', kind: 'domain', weight: weights.domain }]
      : []),
  ];
}

function comparedNames(left: Comparable, right: Comparable): Reason[] {
  const field = left.object === 'companies' ? 'name' : 'lastName';
  const similarities = left.names.flatMap((one) => right.names.map((other) => compareWords(one, other)));
  const best = Math.max(0, ...similarities);
  if (best === 1) return [{ field, kind: 'same-name', weight: weights.sameName }];
  return best >= alikeFrom ? [{ field, kind: 'alike-name', weight: weights.alikeName }] : [];
}

function compareWords(one: readonly string[], other: readonly string[]): number {
  return jaroWinkler([...one].sort().join(' '), [...other].sort().join(' '));
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.some((value) => right.includes(value));
}
