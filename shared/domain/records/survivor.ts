import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions, isMergeable } from '#shared/model/objects/registry.ts';
import type { Fields, RecordLink } from '#shared/model/records.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { fromItem } from './record-item.ts';
import type { StoredRecord } from './stored-record.ts';

/** A survivor can be merged in its turn; a chain of merges ends long before this. */
const longestChain = 20;

/** The record that answers in place of one that was merged, or the record itself; a strong read for each merge. */
export async function followMerges(table: Table, record: StoredRecord): Promise<StoredRecord> {
  let current = record;
  for (let step = 0; current.mergedInto !== undefined && step < longestChain; step += 1) {
    const item = await table.get(recordKey(current.mergedInto), { consistent: true });
    if (!item) return current;
    current = fromItem(item);
  }
  return current;
}

/**
 * The fields with every reference to a record that was merged leading to its survivor.
 * @param except records that are just becoming themselves again
 */
export async function withSurvivors(
  table: Table,
  definition: ObjectDefinition,
  data: Fields,
  except: readonly string[] = [],
): Promise<Fields> {
  const named = new Set(definition.fields.flatMap((field) => namedIn(field, data[field.name])));
  const ids = [...named].filter((id) => !except.includes(id));
  if (ids.length === 0) return data;
  const items = await table.getMany(ids.map(recordKey), { consistent: true });
  const merged = items.map(fromItem).filter(({ mergedInto }) => mergedInto !== undefined);
  const survivors = await Promise.all(merged.map((record) => followMerges(table, record)));
  return merged.reduce(
    (fields, { id }, at) => replaceReferences(definition, fields, id, survivors[at]?.id ?? id).data,
    data,
  );
}

/** Ids of records that can be merged, as far as the value of the field names any. */
export function namedIn(field: FieldDefinition, value: unknown): readonly string[] {
  if (field.type === 'reference') return canBeMerged(field.to) && typeof value === 'string' ? [value] : [];
  if (field.type !== 'links' || !Array.isArray(value)) return [];
  return (value as readonly RecordLink[]).filter(({ object }) => canBeMerged(object)).map(({ id }) => id);
}

function canBeMerged(object: string | undefined): boolean {
  return object !== undefined && object in definitions && isMergeable(definitions[object as keyof typeof definitions]);
}

/**
 * The fields with one record named in place of another.
 * @param only fields in which it may be; absent: all
 * @returns the names of those that it was in
 */
export function replaceReferences(
  definition: ObjectDefinition,
  data: Fields,
  from: string,
  to: string,
  only?: readonly string[],
): { readonly data: Fields; readonly fields: readonly string[] } {
  const named = definition.fields.filter(
    (field) => (only?.includes(field.name) ?? true) && namedIn(field, data[field.name]).includes(from),
  );
  const replaced = named.map(({ name, type }) => [name, type === 'reference' ? to : replaceLink(data[name], from, to)]);
  return { data: { ...data, ...Object.fromEntries(replaced) }, fields: named.map(({ name }) => name) };
}

function replaceLink(value: unknown, from: string, to: string): readonly RecordLink[] {
  const links = (value as readonly RecordLink[]).map((link) => (link.id === from ? { ...link, id: to } : link));
  return links.filter((link, at) => links.findIndex(({ id }) => id === link.id) === at);
}
