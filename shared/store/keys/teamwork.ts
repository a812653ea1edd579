/**
 * Who works with a client, and who is asked and told.
 *
 * | what | where | key | read by |
 * |---|---|---|---|
 * | request to join a client | table, gsi2, gsi5 | `JOIN#<id>` / `META`; `joins#<askerId>` / `<createdAt>#<id>`; as long as it is open `DUE#join` / `<dueAt>#<id>` | get; queries |
 * | the one open request of a person for a client | table | `JOIN#<companyId>#<askerId>` / `OPEN` | taken once |
 * | hand-over of a client | table, gsi2, gsi5 | `HAND#<id>` / `META`; `handovers#<companyId>` / `<createdAt>#<id>`; while something is to come `DUE#handover` / `<dueAt>#<id>` | get; queries |
 * | waiver of lost points; the last one of a field and a rule | table, gsi2, gsi5 | `WAIVER#<id>` / `META`; `waivers#<askerId>` / `<createdAt>#<id>`; `waivers-<state>` / `<createdAt>#<id>`; `<recordId>` / `~QW#<field>#<rule>` | get; queries; query |
 * | how near a client is to its release, or when it was | table | `<companyId>` / `~REL` | get |
 * | notification | table | `NTF#<userId>` / `<id>` | query backwards |
 */
import type { Key } from '../table.ts';
import { join, valueSortKey } from './parts.ts';

export function clientReleaseKey(companyId: string): Key {
  return { pk: join(companyId), sk: '~REL' };
}

export function joinRequestKey(id: string): Key {
  return { pk: join('JOIN', id), sk: 'META' };
}

export function openJoinRequestKey(companyId: string, askerId: string): Key {
  return { pk: join('JOIN', companyId, askerId), sk: 'OPEN' };
}

export function joinRequestsPartition(askerId: string): string {
  return join('joins', askerId);
}

export function joinRequestIndexKeys(askerId: string, createdAt: string, id: string) {
  return { gsi2pk: joinRequestsPartition(askerId), gsi2sk: valueSortKey(createdAt, id) };
}

export function waiverKey(id: string): Key {
  return { pk: join('WAIVER', id), sk: 'META' };
}

export const waiverMarkPrefix = '~QW#';

export function waiverMarkKey(recordId: string, field: string, rule: string): Key {
  return { pk: join(recordId), sk: waiverMarkPrefix + join(field, rule) };
}

export function waiversOfAskerPartition(askerId: string): string {
  return join('waivers', askerId);
}

export function waiversPartition(state: string): string {
  return `waivers-${join(state)}`;
}

export function waiverIndexKeys(askerId: string, state: string, createdAt: string, id: string) {
  const at = valueSortKey(createdAt, id);
  return { gsi2pk: waiversOfAskerPartition(askerId), gsi2sk: at, gsi5pk: waiversPartition(state), gsi5sk: at };
}

export function handoverKey(id: string): Key {
  return { pk: join('HAND', id), sk: 'META' };
}

export function handoversPartition(companyId: string): string {
  return join('handovers', companyId);
}

export function handoverIndexKeys(companyId: string, createdAt: string, id: string) {
  return { gsi2pk: handoversPartition(companyId), gsi2sk: valueSortKey(createdAt, id) };
}

/** What waits for its time: the sort key begins with when that is. */
export function duePartition(kind: 'join' | 'handover'): string {
  return join('DUE', kind);
}

export function dueIndexKeys(kind: 'join' | 'handover', dueAt: string, id: string) {
  return { gsi5pk: duePartition(kind), gsi5sk: valueSortKey(dueAt, id) };
}

export function notificationsPartition(userId: string): string {
  return join('NTF', userId);
}

/** @param id grows with time */
export function notificationKey(userId: string, id: string): Key {
  return { pk: notificationsPartition(userId), sk: join(id) };
}
