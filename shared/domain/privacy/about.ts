import { isCustomName } from '#shared/model/custom-values.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField, personalFields } from '#shared/model/objects/registry.ts';
import type { Context } from '../context.ts';
import { filesField } from '../records/audit.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { isErased } from './erasures.ts';

/**
 * Whether what the record says is about this person and nobody else who is still known: only then do its personal fields
 * go with the person. A deal that names a contact is not about them.
 */
export async function isAbout(
  { table, directory }: Context,
  { object, data }: StoredRecord,
  personId: string,
): Promise<boolean> {
  const named = directory.definitions[object].fields.filter((field) => field.about).map(({ name }) => data[name]);
  const people = [...new Set(named.filter((id) => typeof id === 'string'))];
  if (!people.includes(personId)) return false;
  const others = await Promise.all(people.filter((id) => id !== personId).map((id) => isErased(table, id)));
  return others.every(Boolean);
}

/** Names of the fields that go: what is marked, and the names of files. */
export function fieldsThatGo(definition: ObjectDefinition): readonly string[] {
  return [...personalFields(definition), filesField];
}

/** Nothing is known any more of a field of the workspace's own that was retired: of a person it goes to be sure. */
export function isRetired(definition: ObjectDefinition, field: string): boolean {
  return isCustomName(field) && !findField(definition, field);
}
