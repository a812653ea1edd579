import { withoutLeadingForm } from '#shared/model/legal-forms.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { isOpenWork } from '#shared/model/quality/ageing.ts';
import type { CoManager, Fields } from '#shared/model/records.ts';
import type { Placement } from '../access/access.ts';
import type { StoredRecord } from './stored-record.ts';

/** What follows from the fields of a record by the definition of its object. */

export function placementOf(record: Pick<StoredRecord, 'object' | 'departmentId' | 'data'>): Placement {
  const coManagerIds = coManagerIdsOf(record);
  const participantIds = participantIdsOf(record);
  const lines = linesOf(record);
  return {
    ownerId: ownerIdOf(record),
    departmentId: record.departmentId,
    ...(coManagerIds.length > 0 && { coManagerIds }),
    ...(lines.length > 0 && { lines: Object.fromEntries(lines) }),
    ...(participantIds.length > 0 && { participantIds }),
  };
}

export function coManagerIdsOf({ data }: Pick<StoredRecord, 'data'>): readonly string[] {
  return ((data.coManagers as readonly CoManager[] | undefined) ?? []).map(({ userId }) => userId);
}

function linesOf({ data }: Pick<StoredRecord, 'data'>): readonly (readonly [userId: string, line: string])[] {
  const coManagers = (data.coManagers as readonly CoManager[] | undefined) ?? [];
  return coManagers.flatMap(({ userId, scope = '' }) => (scope.trim() === '' ? [] : [[userId, scope] as const]));
}

/** The product line that a record belongs to, for those who work in one. */
export function lineOf({ data }: Pick<StoredRecord, 'data'>): string | undefined {
  return data.productCategory as string | undefined;
}

/** People besides the owner whose record it is as well: who asked for a task, and who accepts it. */
function participantIdsOf({ object, data }: Pick<StoredRecord, 'object' | 'data'>): readonly string[] {
  const named = definitions[object].fields
    .filter((field) => field.linked && field.type === 'reference')
    .flatMap((field) => (data[field.name] as string | undefined) ?? []);
  return [...new Set(named)];
}

/** Everybody under whose name lists of their own hold the record. */
export function linkedIdsOf(record: Pick<StoredRecord, 'object' | 'data'>): readonly string[] {
  return [...new Set([...coManagerIdsOf(record), ...participantIdsOf(record)])];
}

export function ownerIdOf(record: Pick<StoredRecord, 'object' | 'data'>): string {
  return String(record.data[definitions[record.object].owner] ?? '');
}

export function companyIdOf(record: Pick<StoredRecord, 'object' | 'id' | 'data'>): string | undefined {
  const { company } = definitions[record.object];
  return company === 'id' ? record.id : (record.data[company ?? ''] as string | undefined);
}

/** Stage or status, while there is work to do. */
export function openStateOf({ object, data }: Pick<StoredRecord, 'object' | 'data'>): string | undefined {
  const { work } = definitions[object];
  if (!work) return undefined;
  return isOpenWork(work, data) ? (data[work.field] as string) : undefined;
}

/** What a list or a message calls the record. */
export function titleOf(definition: ObjectDefinition, data: Fields): string {
  return definition.title
    .map((field) => data[field])
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ');
}

/** What lists by name sort and search by: firms without the legal form before their name. */
export function sortNameOf(definition: ObjectDefinition, name: string): string {
  return definition.name === 'companies' ? withoutLeadingForm(name) : name;
}
