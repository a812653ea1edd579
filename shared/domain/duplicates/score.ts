import type { Comparable } from './comparable.ts';
import { placeOf } from './model/aspects.ts';
import { type Band, bandOf, scoreOf } from './model/bands.ts';
import { compareProfiles } from './model/compare-profiles.ts';
import { explain, toWeights, type Weights, weigh } from './model/fellegi-sunter.ts';
import type { Frequencies, Profile } from './model/profile.ts';
import { workspaceModel } from './model/workspace-model.ts';
import { type Reason, toReasons } from './reasons.ts';

export interface Match {
  /** 0–1 */
  readonly score: number;
  readonly band: Band;
  readonly reasons: readonly Reason[];
}

/** What is known besides the two records. */
export interface Surroundings {
  readonly frequencies?: Frequencies;
  /** Records that share the phone or the address of mail by which the two agree, these two counted. */
  readonly holders?: number;
}

interface View {
  readonly left: Profile;
  readonly right: Profile;
  /** A lead is held against a firm. */
  readonly isRequest: boolean;
}

const weights: ReadonlyMap<string, Weights> = new Map(
  [...workspaceModel.kinds].map(([kind, parameters]) => [kind, toWeights(parameters)]),
);

/** How sure it is that two records are one client or person, and why; `undefined` when more speaks against it than for it. */
export function scoreMatch(left: Comparable, right: Comparable, surroundings: Surroundings = {}): Match | undefined {
  const match = weighMatch(left, right, surroundings);
  return match?.band && { ...match, band: match.band };
}

/** The same with what speaks against it, when that is more; `undefined` for records that are never compared. */
export function weighMatch(
  left: Comparable,
  right: Comparable,
  { frequencies, holders }: Surroundings = {},
): (Omit<Match, 'band'> & { readonly band: Band | undefined }) | undefined {
  const view = chooseView(left, right);
  const ofKind = view && weights.get(view.left.kind);
  if (!view || !ofKind) return undefined;
  const findings = compareProfiles(view.left, view.right, frequencies ? { frequencies } : {});
  if (view.isRequest) forgive(findings.levels);
  const weight = weigh(ofKind, findings);
  const evidence = explain(ofKind, findings);
  const isSender = left.object !== right.object;
  const band = bandOf(weight, evidence, { holders, isRequest: view.isRequest, isSender });
  return { score: scoreOf(weight, band), band, reasons: toReasons(left.object, right.object, evidence) };
}

/** People by their names, firms by theirs; two leads by whatever both say. */
function chooseView(left: Comparable, right: Comparable): View | undefined {
  const isRequest = left.object !== right.object;
  const people = left.person && right.person && { left: left.person, right: right.person, isRequest: false };
  const firms = left.firm && right.firm && { left: left.firm, right: right.firm, isRequest };
  if (!people || !firms) return people ?? firms;
  const areFirms = firms.left.firms.length > 0 && firms.right.firms.length > 0;
  return areFirms && !(people.left.person && people.right.person) ? { ...firms, isRequest: true } : people;
}

const ownOfPeople = [placeOf('phone'), placeOf('email')];

/** The phone of somebody who asks for a firm says nothing against the firm. */
function forgive(levels: number[]): void {
  for (const at of ownOfPeople) if (levels[at] === 0) levels[at] = -1;
}
