import { customPrefix, isCustomName } from '#shared/model/custom-values.ts';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';

/** What a record holds in a field; one of the workspace's own stands under `custom`, or beside all others. */
export function valueIn(record: Fields, { name }: Pick<FieldDefinition, 'name'>): unknown {
  if (name in record || !isCustomName(name)) return record[name];
  return (record.custom as Fields | null | undefined)?.[name.slice(customPrefix.length)];
}

/** Whether a value says anything. */
export function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
