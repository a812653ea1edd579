/**
 * What records are found and recognised by.
 *
 * | what | where | key | read by |
 * |---|---|---|---|
 * | card of a company | gsi1 | `<companyId>` / `Z` company, `Y#DUP#` pairs, `X#deals#` … `P#leads#` open work, `T#contacts#`, `A#<at>#` activities, `0#<object>#` closed | one query, backwards |
 * | match key | table | `K#<kind>#<value>` / `<recordId>` | strong query, bounded |
 * | word of a name | table | `T#<first 2 characters>` / `<word>#<recordId>` | query of a beginning, bounded |
 * | match state, contribution | table | `<recordId>` / `~DK`, `~DC` | get |
 * | pair of possible duplicates | table, gsi5 | `PAIR#<lower id>#<higher id>` / `PAIR`; `pairs#<status>` / `<score>#<ids>` | get; query backwards |
 * | mark of a pair on one record | table, gsi1 | `<recordId>` / `~DUP#<otherId>`; on the card `Y#DUP#<otherId>` | query |
 * | handle on a record that its holder may not see | table | `HID#<ref>` / `HID`, ttl | get |
 * | who was told of records that they may not see | table, gsi5 | `H#PROBE#<userId>` / `<at>#<id>`; `probes` / the same | query from a moment; query backwards; guarded as audit is |
 * | how often names occur | table | `ORG` / `NAMES` | with the users; get |
 * | said of a pair, now or before: never merge them unasked | table | `PAIR#<lower id>#<higher id>` / `JUDGED` | get |
 */
import type { Key } from '../table.ts';
import { organisationPk } from './organisation.ts';
import { join, padNumber, valueSortKey } from './parts.ts';

export const engineKey: Key = { pk: 'CFG#engine', sk: 'LIVE' };
export const nameCountsKey: Key = { pk: organisationPk, sk: 'NAMES' };

export function matchPartition(kind: string, value: string): string {
  return join('K', kind, value);
}

export function matchKey(kind: string, value: string, recordId: string): Key {
  return { pk: matchPartition(kind, value), sk: join(recordId) };
}

/** All words that begin with the two characters that this one begins with. */
export function searchPartition(word: string): string {
  return join('T', Array.from(word).slice(0, 2).join(''));
}

export function searchTokenKey(word: string, recordId: string): Key {
  return { pk: searchPartition(word), sk: join(word, recordId) };
}

export function matchStateKey(recordId: string): Key {
  return { pk: join(recordId), sk: '~DK' };
}

/** The same key whichever record is named first. */
export function pairKey(one: string, other: string): Key {
  const [lower, higher] = one < other ? [one, other] : [other, one];
  return { pk: join('PAIR', lower, higher), sk: 'PAIR' };
}

export function pairPartition(status: string): string {
  return join('pairs', status);
}

/** Beside the pair, which goes when the records change. */
export function pairJudgedKey(one: string, other: string): Key {
  return { pk: pairKey(one, other).pk, sk: 'JUDGED' };
}

/** @param weight whole number, larger is more urgent: what the list of pairs is read by, backwards */
export function pairIndexKeys(status: string, weight: number, pair: Key) {
  return { gsi5pk: pairPartition(status), gsi5sk: join(padNumber(weight, 15), pair.pk) };
}

export const pairMarkPrefix = '~DUP#';

export function pairMarkKey(recordId: string, otherId: string): Key {
  return { pk: join(recordId), sk: pairMarkPrefix + join(otherId) };
}

export function pairMarkIndexKeys(companyId: string, otherId: string) {
  return { gsi1pk: join(companyId), gsi1sk: join('Y', 'DUP', otherId) };
}

export function hiddenRefKey(ref: string): Key {
  return { pk: join('HID', ref), sk: 'HID' };
}

export function probePartition(userId: string): string {
  return join('H', 'PROBE', userId);
}

export function probeKey(userId: string, at: string, id: string): Key {
  return { pk: probePartition(userId), sk: valueSortKey(at, id) };
}

export const probesPartition = 'probes';

export function probeIndexKeys(at: string, id: string) {
  return { gsi5pk: probesPartition, gsi5sk: valueSortKey(at, id) };
}
