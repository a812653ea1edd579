import * as z from 'zod/mini';
import { type CustomField, mostCustomFields, readCustomField } from '#shared/model/custom-fields.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { findDefinition } from '#shared/model/objects/registry.ts';
import { type FieldProblem, type FieldProblemCode, Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { fieldSetKey } from '#shared/store/keys/organisation.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { requireUntouched, saveEntry } from '../organisation/entries.ts';
import { type FieldSet, toFieldSet } from '../organisation/field-set.ts';
import { type Affected, countAffected } from './count-affected.ts';
import { affectedBy, compareFields, type FieldChange, findLosses } from './field-changes.ts';

export interface ChangedFields extends FieldSet {
  readonly changes: readonly (FieldChange & { readonly affected: Affected })[];
  readonly dryRun: boolean;
}

const code = (error: FieldProblemCode) => ({ error });

export const fieldSetSchema = z.strictObject(
  {
    /** Each is looked into by itself. */
    fields: z.array(z.unknown(), code('type')).check(z.maxLength(mostCustomFields, code('too_many'))),
    dryRun: z.optional(z.boolean(code('type'))),
  },
  code('type'),
);

/**
 * Replaces the fields that the workspace has added to an object; acts everywhere within ten seconds. No field is left out
 * once it is there: it is retired, and its values stay.
 * @param version of the set that the caller has seen
 * @throws Problem `access.denied` | `not_found` | `validation.failed` | `precondition.failed` | `write.conflict`
 */
export async function changeFields(
  context: Context,
  name: string,
  { body, version }: { readonly body: unknown; readonly version: number },
): Promise<ChangedFields> {
  requireCapability(context.actor, 'configure');
  const object = readObject(name);
  const { fields: given, dryRun = false } = checkBody(fieldSetSchema, body);
  const fields = given.map(readAt);
  const before = await readFieldSet(context, object);
  await requireUntouched(context, 'fields', { ...before, id: object }, version, { fields });
  const losses = findLosses(before.fields, fields);
  if (losses.length > 0) throw new Problem('validation.failed', { errors: losses });

  const changes = await Promise.all(
    compareFields(before.fields, fields).map(async (change) => ({
      ...change,
      affected: await countAffected(context, object, affectedBy(change)),
    })),
  );
  if (dryRun) return { object, version: before.version, fields, changes, dryRun };
  const saved = await saveEntry(context, {
    kind: 'fields',
    type: 'fields',
    key: fieldSetKey(object),
    id: object,
    ...(before.version > 0 && { before: { version: before.version, data: { object, fields: before.fields } } }),
    data: { object, fields },
  });
  return { object, version: saved, fields, changes, dryRun };
}

export function readObject(name: string): ObjectName {
  const definition = findDefinition(name);
  if (!definition) throw new Problem('not_found');
  return definition.name;
}

export async function readFieldSet({ table }: Context, object: ObjectName): Promise<FieldSet> {
  const item = await table.get(fieldSetKey(object), { consistent: true });
  return item ? toFieldSet(item) : { object, version: 0, fields: [] };
}

function readAt(field: unknown, at: number): CustomField {
  try {
    return readCustomField(field);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = (error.details.errors ?? []).map(
      (one): FieldProblem => ({ ...one, pointer: `/fields/${at}${one.pointer}` }),
    );
    throw new Problem('validation.failed', { errors });
  }
}
