import type { Evidence } from './fellegi-sunter.ts';

export type Band = 'certain' | 'probable' | 'possible';

/** In bits, with the evidence against counted in. */
const probableFrom = 4;
const certainFrom = 12;

/** What is strong by itself, and what speaks against; in bits. */
const strong = 3;
const contrary = -2;

/** Agreements of one group say one thing: who has the one mostly has the other. */
const groups: Readonly<Record<string, string>> = {
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

/**
 * `certain` needs a legal number, or two independent strong agreements, and nothing against it; phone or e-mail alone are
 * at most `probable`.
 */
export function bandOf(weight: number, evidence: readonly Evidence[]): Band | undefined {
  if (weight < 0) return undefined;
  if (weight < probableFrom) return 'possible';
  return weight >= certainFrom && isBeyondDoubt(evidence) ? 'certain' : 'probable';
}

function isBeyondDoubt(evidence: readonly Evidence[]): boolean {
  if (evidence.some(({ aspect, weight }) => aspect !== 'shared' && weight < contrary)) return false;
  if (evidence.some(({ aspect, level }) => aspect === 'number' && level === 'same')) return true;
  if (evidence.some(({ aspect, level }) => aspect === 'firm' && !['same', 'close'].includes(level))) return false;
  const byGroup = Map.groupBy(evidence, ({ aspect }) => groups[aspect] ?? aspect);
  const sums = [...byGroup.values()].map((group) => group.reduce((sum, { weight }) => sum + Math.max(0, weight), 0));
  return sums.filter((sum) => sum >= strong).length > 1;
}
