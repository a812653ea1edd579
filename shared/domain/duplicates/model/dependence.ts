import { placeOf } from './aspects.ts';

/** Who shares one of a group often shares the others: colleagues a switchboard and a domain, families a house and a phone. */
const groups = [
  [placeOf('phone'), placeOf('email'), placeOf('domain')],
  [placeOf('street'), placeOf('town'), placeOf('postcode')],
];

/** What a group may weigh at most between two names that tell two owners; in bits. */
const mostOfFirms = 3;
const mostOfPeople = 3;

const firm = placeOf('firm');
const legalForm = placeOf('legalForm');
const firstName = placeOf('firstName');
const number = placeOf('number');
const date = placeOf('date');
const same = { number: 3, date: 3 };
/** `similar` and below: with another legal form, a word more tells a sister firm from its parent. */
const otherFirm = 2;

/**
 * What dependent agreements would count too much: of a group the strongest counts in full, each further one half of the one
 * before. Sister firms share a domain and a switchboard, spouses a house and a phone: where names differ and neither a
 * legal number nor a day of birth agrees, a group is limited.
 * @param weights by the place of the aspect, in bits
 */
export function excessOf(weights: readonly number[], levels: readonly number[]): number {
  const limit = limitOf(levels);
  let excess = 0;
  for (const group of groups) {
    const [first, second, third] = group.map((at) => Math.max(0, weights[at] as number)).sort(descending) as [
      number,
      number,
      number,
    ];
    excess += first + second + third - Math.min(limit, first + second / 2 + third / 4);
  }
  return excess;
}

function limitOf(levels: readonly number[]): number {
  if (levels[number] === same.number || levels[date] === same.date) return Number.POSITIVE_INFINITY;
  const firmLevel = levels[firm] as number;
  if (firmLevel >= 0 && firmLevel <= otherFirm && levels[legalForm] === 0) return mostOfFirms;
  return levels[firstName] === 0 ? mostOfPeople : Number.POSITIVE_INFINITY;
}

function descending(one: number, other: number): number {
  return other - one;
}
