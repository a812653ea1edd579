/**
 * What happened, and what must not happen again.
 *
 * | what | where | key | read by |
 * |---|---|---|---|
 * | audit | table | `H#<recordId>` / `<version>`; `<version>#<noteId>` what was done with that version | query backwards; update and delete are denied by `H#*` |
 * | erasure list | table | `ERASED` / `<recordId>` | strong get; query |
 * | what a person did that changed nothing | table | `H#DONE#<userId>` / `<at>#<eventId>` | query backwards; guarded as audit is |
 * | idempotency | table | `IDEM#<userId>#<sha256 of the key>` / `IDEM` | get |
 */
import type { Key } from '../table.ts';
import { join, padNumber, valueSortKey } from './parts.ts';

export function auditPartition(recordId: string): string {
  return join('H', recordId);
}

export function auditKey(recordId: string, version: number): Key {
  return { pk: auditPartition(recordId), sk: padNumber(version, 10) };
}

export function personEventPartition(userId: string): string {
  return join('H', 'DONE', userId);
}

export function personEventKey(userId: string, at: string, eventId: string): Key {
  return { pk: personEventPartition(userId), sk: valueSortKey(at, eventId) };
}

/** Behind its version and before the next one. */
export function auditNoteKey(recordId: string, version: number, noteId: string): Key {
  const { pk, sk } = auditKey(recordId, version);
  return { pk, sk: join(sk, noteId) };
}

export const erasurePartition = 'ERASED';

export function erasureKey(recordId: string): Key {
  return { pk: erasurePartition, sk: join(recordId) };
}

/** @param keyHash hash of what the caller sent as its key, so that the length is bounded and the text harmless */
export function idempotencyKey(userId: string, keyHash: string): Key {
  return { pk: join('IDEM', userId, keyHash), sk: 'IDEM' };
}
