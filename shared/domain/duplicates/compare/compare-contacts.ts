import type { AddressKey } from '../normalise/address-key.ts';
import type { EmailKey } from '../normalise/email-key.ts';
import type { NumberKey } from '../normalise/number-key.ts';
import type { PhoneKey } from '../normalise/phone-key.ts';
import { editDistance } from './edit-distance.ts';
import { jaroWinkler } from './jaro-winkler.ts';

/** A level, and the value that both sides have. */
export interface Finding {
  readonly level: number;
  readonly value?: string;
}

const unknown: Finding = { level: -1 };
const differs: Finding = { level: 0 };

function best<Key>(left: readonly Key[], right: readonly Key[], compare: (one: Key, other: Key) => Finding): Finding {
  let found = unknown;
  for (const one of left) {
    for (const other of right) {
      const finding = compare(one, other);
      if (finding.level > found.level) found = finding;
    }
  }
  return found;
}

export function comparePhones(left: readonly PhoneKey[], right: readonly PhoneKey[]): Finding {
  return best(left, right, comparePhone);
}

function comparePhone({ digits: one, code }: PhoneKey, { digits: other, code: otherCode }: PhoneKey): Finding {
  if (code !== undefined && otherCode !== undefined && code !== otherCode) return differs;
  if (one === other) return { level: 2, value: one };
  const isTail = Math.min(one.length, other.length) >= 7 && (one.endsWith(other) || other.endsWith(one));
  return isTail || editDistance(one, other, 1) === 1 ? { level: 1 } : differs;
}

export function compareEmails(left: readonly EmailKey[], right: readonly EmailKey[]): Finding {
  return best(left, right, compareEmail);
}

function compareEmail(one: EmailKey, other: EmailKey): Finding {
  const isSameDomain = one.domain === other.domain;
  if (one.address === other.address) return one.tag === other.tag ? { level: 3, value: one.address } : { level: 2 };
  if (one.isShared || other.isShared) {
    const isSlipOfShared =
      isSameDomain && one.isShared !== other.isShared && editDistance(one.local, other.local, 1) === 1;
    return isSlipOfShared || (one.local === other.local && editDistance(one.domain, other.domain, 2) <= 2)
      ? { level: 2 }
      : differs;
  }
  if (isSameDomain && isSlip(one.local, other.local)) return { level: 2 };
  if (one.bare !== other.bare || one.bare.length < 5) return differs;
  return { level: editDistance(one.domain, other.domain, 2) <= 2 ? 2 : 1 };
}

/** A number in an address tells people apart: `sales2@` is no slip of `sales1@`. */
function isSlip(one: string, other: string): boolean {
  if (one.replace(/\D/g, '') !== other.replace(/\D/g, '')) return false;
  return editDistance(one, other, 2) <= (one.length < 6 ? 1 : 2);
}

/**
 * Two valid numbers of one register that differ contradict each other, and so do two establishments of one owner: a branch is
 * no duplicate of its head office. A number that both have outweighs another that differs.
 */
export function compareNumbers(left: readonly NumberKey[], right: readonly NumberKey[]): Finding {
  let found = unknown;
  let hasContradiction = false;
  for (const one of left) {
    for (const other of right) {
      if (one.register !== other.register) continue;
      const isOtherSeat = one.seat !== undefined && other.seat !== undefined && one.seat !== other.seat;
      if (one.value === other.value && isOtherSeat) return differs;
      const finding = compareNumber(one, other);
      if (finding.level === 0) hasContradiction = true;
      if (finding.level > found.level) found = finding;
    }
  }
  return hasContradiction && found.level < 3 ? differs : found;
}

function compareNumber(one: NumberKey, other: NumberKey): Finding {
  if (one.value === other.value) return { level: one.isValid && other.isValid ? 4 : 3, value: one.value };
  const slips = editDistance(one.value, other.value, 2);
  if (one.isValid && other.isValid && one.value.length === other.value.length) return differs;
  if (slips === 1 || (slips === 2 && one.value.length >= 7)) return { level: 2 };
  return one.isValid && other.isValid ? differs : { level: 1 };
}

export function compareDomains(left: readonly string[], right: readonly string[]): Finding {
  return best(left, right, compareDomain);
}

function compareDomain(one: string, other: string): Finding {
  if (one === other) return { level: 2, value: one };
  const [name, otherName] = [one.slice(0, one.lastIndexOf('.')), other.slice(0, other.lastIndexOf('.'))];
  return name === otherName || editDistance(one, other, 1) === 1 ? { level: 1 } : differs;
}

export function compareStreets(left: readonly AddressKey[], right: readonly AddressKey[]): Finding {
  return best(left, right, compareStreet);
}

function compareStreet(one: AddressKey, other: AddressKey): Finding {
  const sameStreet = compareStreetNames(one, other);
  const common = one.numbers.filter((number) => other.numbers.includes(number)).length;
  const isSameHouse = common > 0 && one.numbers[0] === other.numbers[0];
  const areAllShared = common > 0 && common === Math.min(one.numbers.length, other.numbers.length);
  if (sameStreet === 2 && (areAllShared || isSameHouse)) {
    return { level: 4, value: one.house };
  }
  if (sameStreet > 0 && common > 0) return { level: 3 };
  if (sameStreet === 2 && (one.numbers.length === 0 || other.numbers.length === 0)) return { level: 3 };
  if (sameStreet > 0) return { level: 2 };
  return areAllShared ? { level: 1 } : differs;
}

/** 2: the same, 1: alike, 0: different. */
function compareStreetNames(
  { street, joined: one }: AddressKey,
  { street: words, joined: other }: AddressKey,
): 0 | 1 | 2 {
  if (one === '' || other === '') return one === other ? 1 : 0;
  if (one === other) return 2;
  if (street.length + words.length > 2 && street.some((word) => word.length > 3 && words.includes(word))) return 1;
  return jaroWinkler(one, other) >= 0.9 ? 1 : 0;
}

export function compareTowns(left: readonly string[], right: readonly string[]): Finding {
  return best(left, right, compareTown);
}

function compareTown(one: string, other: string): Finding {
  if (one === other) return { level: 2, value: one };
  return jaroWinkler(one, other) >= 0.88 || editDistance(one, other, 2) <= (one.length < 5 ? 1 : 2)
    ? { level: 1 }
    : differs;
}

export function comparePostcodes(left: readonly string[], right: readonly string[]): Finding {
  return best(left, right, comparePostcode);
}

function comparePostcode(one: string, other: string): Finding {
  if (one === other) return { level: 2, value: one };
  const isNear = one.length > 4 && one.slice(0, -3) === other.slice(0, -3);
  return isNear || editDistance(one, other, 1) === 1 ? { level: 1 } : differs;
}

/** Days in eight digits: one slip of the hand, or two of the three parts. */
export function compareDates(left: readonly string[], right: readonly string[]): Finding {
  return best(left, right, compareDate);
}

function compareDate(one: string, other: string): Finding {
  if (one === other) return { level: 3, value: one };
  if (editDistance(one, other, 1) === 1) return { level: 2 };
  const isSwapped = one.slice(0, 4) === other.slice(0, 4) && one.slice(4) === other.slice(6) + other.slice(4, 6);
  if (isSwapped) return { level: 2 };
  const parts = [one.slice(0, 4) === other.slice(0, 4), one.slice(4) === other.slice(4)];
  return parts.some(Boolean) ? { level: 1 } : differs;
}
