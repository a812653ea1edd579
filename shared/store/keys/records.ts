/**
 * Records, what is tied to them, and the lists they stand in.
 *
 * | what | where | key | read by |
 * |---|---|---|---|
 * | record, its long texts | table | `<id>` / `REC`, `TEXT` | one query `<id>`, REC..TEXT, strong |
 * | file of a record; announced; in the bin | table | `<recordId>` / `F#<id>`; `U#<id>`; `~F#<id>` | get; query backwards |
 * | one relation of a company | gsi1 | the same, begins with `X#deals#`, `0#deals#`… | |
 * | own list, by change | gsi2 | `<object>#<ownerId>` / `<updatedAt>#<id>` | |
 * | list, by change | gsi3 | `<object>#<departmentId>` / `<updatedAt>#<id>` | a query per department, merged |
 * | list, by name (activities and payments: by date) | gsi4 | `<object>#<departmentId>` / `<folded name> #<id>`, `<at>#<id>` | a query per department, merged |
 * | open work of a stage or status, by date | gsi5 | `<object>#<state>#<departmentId>` / `<date or ~>#<id>` | |
 * | companies of a co-manager, tasks of an author | table | `<userId>` / `L#<object>#<recordId>` | one query, then the records |
 * | records that name a person; companies right below one | table | `<personId>`, `<companyId>` / `L#<object>#<recordId>`, in the bin too | one query, then the records |
 * | last number of a year's documents | table | `SEQ#<object>` / `<year>` | counted up, one call |
 * | identity | table | `ID#<object>#<scheme>#<value>` / `ID` | strong get, taken once |
 * | what a registry said of a company | table | `<companyId>` / `V#<id>` | query backwards |
 *
 * `REC` belongs to records alone: stream consumers choose their events by it.
 */
import { fold } from '#shared/model/text.ts';
import type { Key, KeyRange } from '../table.ts';
import { join } from './parts.ts';

export const recordSk = 'REC';

export function recordKey(id: string): Key {
  return { pk: join(id), sk: recordSk };
}

/** The record and what is read together with it. */
export function recordAndTextRange(id: string): { readonly pk: string; readonly sk: KeyRange } {
  return { pk: join(id), sk: { between: [recordSk, 'TEXT'] } };
}

export function textKey(id: string): Key {
  return { pk: join(id), sk: 'TEXT' };
}

export const attachmentPrefix = 'F#';
export const pendingAttachmentPrefix = 'U#';
export const removedAttachmentPrefix = '~F#';

export function attachmentKey(recordId: string, id: string): Key {
  return { pk: join(recordId), sk: attachmentPrefix + join(id) };
}

/** Of a file that somebody is about to send. */
export function pendingAttachmentKey(recordId: string, id: string): Key {
  return { pk: join(recordId), sk: pendingAttachmentPrefix + join(id) };
}

export function removedAttachmentKey(recordId: string, id: string): Key {
  return { pk: join(recordId), sk: removedAttachmentPrefix + join(id) };
}

export function ownerPartition(object: string, ownerId: string): string {
  return join(object, ownerId);
}

export function departmentPartition(object: string, departmentId: string): string {
  return join(object, departmentId);
}

/** @param state stage or status of work that is open */
export function workPartition(object: string, state: string, departmentId: string): string {
  return join(object, state, departmentId);
}

/** The space before the separator sorts "Alpha" before "Alpha Group". */
export function nameSortKey(name: string, id: string): string {
  return `${fold(name)} #${join(id)}`;
}

/** Names that begin with `prefix`, however it is written; `undefined` when nothing is left of it. */
export function namePrefixRange(prefix: string): KeyRange | undefined {
  const folded = fold(prefix);
  return folded === '' ? undefined : { beginsWith: folded };
}

/** Says that `parentId` is tied to the record, for those relations that no index attribute of the record serves. */
export function linkKey(parentId: string, object: string, recordId: string): Key {
  return { pk: join(parentId), sk: linkPrefix(object) + join(recordId) };
}

/** Beginning of all links of one parent, whatever they lead to. */
export const linksPrefix = 'L#';

export function linkPrefix(object: string): string {
  return `${join('L', object)}#`;
}

export function sequenceKey(object: string, year: string): Key {
  return { pk: join('SEQ', object), sk: join(year) };
}

export function identityKey(object: string, scheme: string, value: string): Key {
  return { pk: join('ID', object, scheme, value), sk: 'ID' };
}

export const registryCheckPrefix = 'V#';

export function registryCheckKey(companyId: string, id: string): Key {
  return { pk: join(companyId), sk: registryCheckPrefix + join(id) };
}
