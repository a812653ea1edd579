import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields, RecordLink } from '#shared/model/records.ts';
import { diffFields } from '../../records/audit.ts';
import { withSurvivors } from '../../records/survivor.ts';
import type { ProposeStep } from './step.ts';

/**
 * Names the survivor in place of a record that was merged, and takes out references to records that do not exist. What is
 * in the bin can come back, and stays named; so does what a required field names, and a record that was merged into this one.
 */
export const repairReferences: ProposeStep = async ({ context, record, load }) => {
  const { table, directory } = context;
  const definition = directory.definitions[record.object];
  const fields = definition.fields.filter((field) => !field.readOnly);
  const named = idsNamedBy(fields, record.data);
  const found = await load(named);
  const isSound = named.every((id) => found.has(id) && found.get(id)?.mergedInto === undefined);
  if (isSound) return { data: record.data };
  const survived = await withSurvivors(table, definition, record.data, [record.id]);
  const known = new Set((await load(idsNamedBy(fields, survived))).keys());
  const repaired = fields.flatMap((field) => repairField(field, survived[field.name], known) ?? []);
  const data: Fields = { ...survived, ...Object.fromEntries(repaired) };
  return {
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
    because: {
      ...Object.fromEntries(diffFields(record.data, survived).map(({ field }) => [field, 'mergedAway'])),
      ...Object.fromEntries(repaired.map(([field]) => [field, 'noSuchRecord'])),
    },
  };
};

function idsNamedBy(fields: readonly FieldDefinition[], data: Fields): readonly string[] {
  return [...new Set(fields.flatMap((field) => namedIn(field, data[field.name])))];
}

/** Ids of records that the record names. */
export function listNamed(definition: ObjectDefinition, data: Fields): readonly string[] {
  return idsNamedBy(
    definition.fields.filter((field) => !field.readOnly),
    data,
  );
}

function namedIn({ type, to }: FieldDefinition, value: unknown): readonly string[] {
  if (type === 'links' && Array.isArray(value)) return (value as readonly RecordLink[]).map(({ id }) => id);
  return type === 'reference' && isRecord(to) && typeof value === 'string' && value !== '' ? [value] : [];
}

function isRecord(to: string | undefined): boolean {
  return to !== undefined && to in definitions;
}

function repairField(
  field: FieldDefinition,
  value: unknown,
  known: ReadonlySet<string>,
): readonly [readonly [string, unknown]] | undefined {
  const isGone = namedIn(field, value).some((id) => !known.has(id));
  if (!isGone || field.required || field.filledIn) return undefined;
  if (field.type === 'reference') return [[field.name, undefined]];
  return [[field.name, (value as readonly RecordLink[]).filter(({ id }) => known.has(id))]];
}
