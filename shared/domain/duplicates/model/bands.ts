import type { AspectName } from './aspects.ts';
import { type Evidence, toProbability } from './fellegi-sunter.ts';

export type Band = 'certain' | 'probable' | 'possible';

/** In bits, with the evidence against counted in. */
const probableFrom = 4;
const certainFrom = 12;

/** What is strong by itself, and what speaks against; in bits. */
const strong = 3;
const contrary = -2;
/** What is worth mentioning. */
const telling = 1;

/** Agreements of one group say one thing: who has the one mostly has the other. */
const groups: Readonly<Partial<Record<AspectName, string>>> = {
  lastName: 'name',
  firstName: 'name',
  middleName: 'name',
  firm: 'name',
  legalForm: 'name',
  title: 'name',
  spelling: 'name',
  phone: 'contact',
  domain: 'contact',
  employer: 'contact',
  street: 'place',
  town: 'place',
  postcode: 'place',
};

/** What colleagues share as well. */
const sharedByColleagues: ReadonlySet<AspectName> = new Set(['phone', 'email', 'domain', 'employer']);
/** Records that make a crowd of those who share a phone or an address of mail. */
export const crowdFrom = 5;

export interface Doubts {
  /** Records that have the phone or the address of mail by which the two agree. */
  readonly holders?: number | undefined;
  /** Somebody asks for the firm, which does not make them the firm. */
  readonly isRequest?: boolean;
  /** A request is held against who may have sent it: a person or a firm. */
  readonly isSender?: boolean;
}

/**
 * `certain` needs a legal number, or two independent strong agreements, and nothing against it; phone or e-mail alone are
 * at most `probable`, and `possible` when five records share it.
 */
export function bandOf(weight: number, evidence: readonly Evidence[], doubts: Doubts = {}): Band | undefined {
  const { holders = 0 } = doubts;
  if (weight < 0) return undefined;
  if (weight < probableFrom || (holders >= crowdFrom && isByContactAlone(evidence))) return 'possible';
  return weight >= certainFrom && isBeyondDoubt(evidence) && isSure(evidence, doubts) ? 'certain' : 'probable';
}

const beyond = 0.01;

/** How sure it is, 0–1; never surer than its band. */
export function scoreOf(weight: number, band: Band | undefined): number {
  const most = { certain: weight, probable: certainFrom - beyond, possible: probableFrom - beyond };
  return Math.round(toProbability(band ? Math.min(weight, most[band]) : weight) * 100_000) / 100_000;
}

/** Whether a reason, named `<aspect>-<level>`, says no more than that two have a contact in common, or says little or against. */
export function isContactReason({ kind, weight }: { readonly kind: string; readonly weight: number }): boolean {
  return weight < telling || sharedByColleagues.has(kind.slice(0, kind.indexOf('-')) as AspectName);
}

function isByContactAlone(evidence: readonly Evidence[]): boolean {
  return evidence.every(({ aspect, weight }) => weight < telling || sharedByColleagues.has(aspect));
}

function isBeyondDoubt(evidence: readonly Evidence[]): boolean {
  if (evidence.some(isProof)) return true;
  if (evidence.some(({ weight }) => weight < contrary)) return false;
  if (evidence.some(({ aspect, level }) => aspect === 'firm' && !['same', 'close'].includes(level))) return false;
  const byGroup = Map.groupBy(evidence, ({ aspect }) => groups[aspect] ?? aspect);
  const sums = [...byGroup.values()].map((group) => group.reduce((sum, { weight }) => sum + Math.max(0, weight), 0));
  return sums.filter((sum) => sum >= strong).length > 1;
}

/**
 * Of a request more is asked before it hangs on somebody: two that ask for one firm may be two people; who sent it is a
 * person only with a name that agrees, since colleagues write from one address and call from one phone; and a firm only by
 * its number, or by two of its name, its phone and its address.
 */
function isSure(evidence: readonly Evidence[], { holders = 0, isRequest = false, isSender = false }: Doubts): boolean {
  if (!isSender) return !isRequest;
  if (!isRequest) return evidence.some(({ aspect, weight }) => namesOfPeople.has(aspect) && weight >= telling);
  if (evidence.some(isProof)) return true;
  const agrees = (...names: readonly AspectName[]) =>
    evidence.some(({ aspect, level, weight }) => names.includes(aspect) && isWhole(level) && weight >= telling);
  const byName = agrees('firm');
  const ways = [agrees('phone'), agrees('email', 'domain')].filter(Boolean).length;
  return byName ? ways > 0 : ways > 1 && holders < crowdFrom;
}

const namesOfPeople: ReadonlySet<AspectName> = new Set(['lastName', 'firstName']);

function isProof({ aspect, level }: Evidence): boolean {
  return aspect === 'number' && level === 'proven';
}

function isWhole(level: string): boolean {
  return level === 'same' || level === 'close';
}
