import { placeOf } from './aspects.ts';

/** Who shares one of a group often shares the others: colleagues a switchboard and a domain, families a house and a phone. */
const groups = [
  [placeOf('phone'), placeOf('email'), placeOf('domain')],
  [placeOf('street'), placeOf('town'), placeOf('postcode')],
];

/** What a group may weigh at most between two names that tell two owners; in bits. */
const mostOfFirms = 3;
const mostOfPeople = 3;

/** What brothers and sisters have in common, by itself. */
const family = [placeOf('lastName'), placeOf('middleName')];

const firm = placeOf('firm');
const legalForm = placeOf('legalForm');
const firstName = placeOf('firstName');
const number = placeOf('number');
const date = placeOf('date');
const same = { number: 3, date: 3 };
/** `similar` and below: a word more tells a sister firm from its parent. */
const otherFirm = 2;

/**
 * Takes off what dependent agreements would count too much: of a group the strongest counts in full, each further one half of
 * the one before, and each gives up its part of the rest. Sister firms share a domain and a switchboard, spouses a house and a
 * phone: where names differ and neither a legal number nor a day of birth agrees, a group is limited.
 * @param weights by the place of the aspect, in bits; changed in place
 */
export function discountDependent(weights: number[], levels: readonly number[]): void {
  const limit = limitOf(levels);
  for (const group of groups) {
    const [first, second, third] = group.map((at) => Math.max(0, weights[at] as number)).sort(descending) as [
      number,
      number,
      number,
    ];
    const sum = first + second + third;
    const counted = Math.min(limit, first + second / 2 + third / 4);
    if (sum !== counted) scale(weights, group, counted / sum);
  }
  if (levels[firstName] === 0) limitFamily(weights);
}

function limitFamily(weights: number[]): void {
  const sum = family.reduce((total, at) => total + Math.max(0, weights[at] as number), 0);
  if (sum > mostOfPeople) scale(weights, family, mostOfPeople / sum);
}

function scale(weights: number[], group: readonly number[], share: number): void {
  for (const at of group) if ((weights[at] as number) > 0) weights[at] = (weights[at] as number) * share;
}

function limitOf(levels: readonly number[]): number {
  if ((levels[number] as number) >= same.number || levels[date] === same.date) return Number.POSITIVE_INFINITY;
  const firmLevel = levels[firm] as number;
  if (firmLevel >= 0 && firmLevel <= otherFirm && (levels[legalForm] as number) >= 0) return mostOfFirms;
  return levels[firstName] === 0 ? mostOfPeople : Number.POSITIVE_INFINITY;
}

function descending(one: number, other: number): number {
  return other - one;
}
