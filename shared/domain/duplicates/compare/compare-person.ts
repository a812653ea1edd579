import { isGivenName, isSameGivenName } from '../normalise/given-names.ts';
import type { PersonName } from '../normalise/person-name.ts';
import { editDistance } from './edit-distance.ts';
import { jaroWinkler } from './jaro-winkler.ts';

/** Places in the levels of `lastName`, `firstName` and `middleName`; -1: not known on one side. */
export interface NameLevels {
  last: number;
  first: number;
  middle: number;
  /** The family name and the given name that both have. */
  lastKey: string | undefined;
  firstKey: string | undefined;
}

const alikeFrom = 0.9;
/** Below it not even a slip at the beginning makes two words alike. */
const nearFrom = 0.6;

/** The two names as they stand, or with family and given names exchanged where that fits better. */
export function compareNames(one: PersonName, other: PersonName): NameLevels {
  // Always in one order, so that the answer does not depend on who asks.
  const [left, right] = one.spelled <= other.spelled ? [one, other] : [other, one];
  const straight = compareInOrder(left, right);
  if ((straight.last >= 2 && straight.first >= 2) || straight.last === 3) return straight;
  const swapped = compareInOrder(exchange(left), right);
  return sumOf(swapped) > sumOf(straight) + 1 ? swapped : straight;
}

function sumOf({ last, first }: NameLevels): number {
  return (last < 0 ? 0.5 : last) + (first < 0 ? 0.5 : first);
}

function exchange(name: PersonName): PersonName {
  return { ...name, last: name.given.slice(0, 1), given: [...name.last, ...name.given.slice(1)] };
}

function compareInOrder(left: PersonName, right: PersonName): NameLevels {
  const last = compareLast(left.last, right.last);
  const { level: first, at, other } = compareGiven(left.given, right.given);
  return {
    last,
    first,
    middle: compareMiddle(left, right, at, other),
    lastKey: last === 3 ? left.last[0] : undefined,
    firstKey: first === 4 ? left.given[at] : undefined,
  };
}

function compareLast(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return -1;
  if (left.length === right.length && left.every((part, at) => part === right[at])) return 3;
  const one = left.length === 1 ? (left[0] as string) : left.join('');
  const other = right.length === 1 ? (right[0] as string) : right.join('');
  if (one === other) return 3;
  const isPart = left.some((part) => part.length > 2 && right.includes(part));
  if (isPart && left.length + right.length > 2) return 2;
  return areAlike(one, other) ? 1 : 0;
}

function areAlike(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 3) return false;
  const most = shorter < 6 ? 1 : 2;
  const similarity = jaroWinkler(one, other);
  return similarity >= alikeFrom || (similarity >= nearFrom && editDistance(one, other, most) <= most);
}

/** The best of the given names of either side: people go by their second name as well. */
function compareGiven(left: readonly string[], right: readonly string[]) {
  const best = { level: -1, at: 0, other: 0 };
  for (let at = 0; at < left.length; at += 1) {
    for (let other = 0; other < right.length; other += 1) {
      const isFirst = at === 0 && other === 0;
      const level = compareOneGiven(left[at] as string, right[other] as string);
      if (level > best.level && (isFirst || level >= 3)) Object.assign(best, { level, at, other });
      if (best.level === 4) return best;
    }
  }
  return best;
}

function compareOneGiven(left: string, right: string): number {
  if (left === right) return left.length > 1 ? 4 : 1;
  if (left.length === 1) return isInitialOf(left, right) ? 1 : 0;
  if (right.length === 1) return isInitialOf(right, left) ? 1 : 0;
  if (isSameGivenName(left, right)) return 3;
  // Nobody types Наталья for Татьяна.
  if (isGivenName(left) && isGivenName(right)) return 0;
  return areAlike(left, right) ? 2 : 0;
}

/** A Latin C begins names of three sounds. */
function isInitialOf(initial: string, name: string): boolean {
  return initial === name[0] || (initial === 'c' && /^[ksч]/.test(name));
}

function compareMiddle(left: PersonName, right: PersonName, at: number, other: number): number {
  const one = left.patronymic ?? left.given.find((_, place) => place > at);
  const two = right.patronymic ?? right.given.find((_, place) => place > other);
  if (one === undefined || two === undefined) return -1;
  if (one === two) return one.length > 1 ? 3 : 1;
  if (one.length === 1) return isInitialOf(one, two) ? 1 : 0;
  if (two.length === 1) return isInitialOf(two, one) ? 1 : 0;
  const areOfOneSex = one.endsWith('na') === two.endsWith('na');
  if (left.patronymic && right.patronymic && !areOfOneSex) return 0;
  return areAlike(one, two) ? 2 : 0;
}
