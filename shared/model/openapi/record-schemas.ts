import { nestCustom } from '../custom-values.ts';
import { fieldSchema } from '../field-schemas.ts';
import { en } from '../messages/en.ts';
import type { FieldDefinition, ObjectDefinition } from '../objects/definition.ts';
import { findField, isMergeable } from '../objects/registry.ts';
import { bodySchema } from '../validation.ts';
import { inLanguage } from '../words.ts';
import { assignedBecause } from './assigned-because.ts';
import type { ObjectSchemas } from './operation.ts';
import { overlap } from './overlap-schema.ts';
import {
  flag,
  input,
  type Json,
  list,
  moment,
  named,
  nothingOr,
  object,
  objectName,
  said,
  text,
  whole,
} from './schema.ts';

function systemMembers(name: Json): Json {
  return {
    id: text,
    object: name,
    version: said(whole, 'Counts the changes; `ETag` and `If-Match` carry it.'),
    createdAt: moment,
    createdBy: said(text, 'Id of a user.'),
    updatedAt: moment,
    updatedBy: said(text, 'Id of a user.'),
  };
}

const erasedAt = said(moment, 'The person was erased, and this is what is left.');

const mergedIds = said(list(text), 'Ids of records that were merged into it; each leads to it.');

const mergedFrom = said(text, 'The id that was asked for, when its record was merged into this one.');

const warnings = said(
  list(overlap),
  'Of a record that was just created: open work of somebody else with the same client, or with firms of its group.',
);

export const mastered = said(
  named(
    'Mastered',
    object({
      system: said(text, 'Short name of the system, as before the `:` of its ids.'),
      fields: said(
        list(text),
        'Names of fields that its feed alone changes; `custom.<name>` for those of the workspace.',
      ),
      whole: said(flag, 'The record is not deleted here either.'),
      at: said(nothingOr(moment), 'When its feed last brought anything; null: never yet.'),
    }),
  ),
  'Another system keeps it, or some of its fields, which are read-only here; absent: nobody does.',
);

const because = said(assignedBecause, 'Rules said whose it is; absent: somebody was named.');

const excerpts = said(list(text), 'Fields of which this is only the beginning, as lists give long texts.');

export function schemasOf(definition: ObjectDefinition): Required<ObjectSchemas> {
  const { name } = definition;
  const described = definition.fields.map((field) => [field.name, describeField(definition, field)] as const);
  const { custom, ...own } = nestCustom(Object.fromEntries(described));
  const fields = { ...own, ...(custom !== undefined && { custom: object({}, custom as Json) }) } as Json;
  const members = systemMembers({ const: name });
  return {
    definition,
    record: named(
      name,
      object(members, {
        ...fields,
        excerpts,
        ...(isMastered(definition) && { mastered }),
        ...(definition.person && { erasedAt }),
        ...(isMergeable(definition) && { mergedFrom, mergedIds }),
        ...(definition.contested && { warnings }),
        ...(definition.assigned && { assignedBecause: because }),
      }),
    ),
    listed: named(
      `${name}.listed`,
      said(
        object(
          {},
          {
            ...members,
            ...fields,
            excerpts,
            ...(isMastered(definition) && { mastered }),
            ...(isMergeable(definition) && { mergedIds }),
            ...(definition.assigned && { assignedBecause: because }),
          },
        ),
        'With `fields`, only what was asked for.',
      ),
    ),
    create: named(`${name}.create`, describeBody(definition, 'create')),
    patch: named(`${name}.patch`, describeBody(definition, 'patch')),
  };
}

/** Only what has an id in another system can be told to be kept there. */
function isMastered(definition: ObjectDefinition): boolean {
  return findField(definition, 'externalId') !== undefined;
}

/** Those of any object, for clients that know objects by their definitions. */
export function schemasOfAny(): ObjectSchemas {
  const record = named('CrmRecord', {
    ...object(systemMembers(objectName), {
      excerpts,
      mastered,
      mergedFrom,
      mergedIds,
      warnings,
      assignedBecause: because,
    }),
    additionalProperties: true,
  });
  const fields = named('RecordFields', { type: 'object', additionalProperties: true });
  return { record, listed: record, create: fields, patch: fields };
}

function describeBody(definition: ObjectDefinition, mode: 'create' | 'patch'): Json {
  const { properties, ...body } = input(bodySchema(definition, mode));
  const described = Object.entries(properties as Readonly<Record<string, Json>>).map(([name, schema]) => {
    const field = definition.fields.find((one) => one.name === name);
    return [name, field ? { ...wordsOf(definition, field), ...schema } : schema];
  });
  return { ...body, properties: Object.fromEntries(described) };
}

function describeField(definition: ObjectDefinition, field: FieldDefinition): Json {
  return { ...wordsOf(definition, field), ...input(fieldSchema(field)) };
}

function wordsOf({ name }: ObjectDefinition, field: FieldDefinition): Json {
  const title =
    field.label === undefined
      ? (en as Readonly<Record<string, string>>)[`field.${name}.${field.name}`]
      : inLanguage(field.label, 'en');
  return {
    ...(title !== undefined && { title }),
    ...(field.to && { description: `Id of one of the ${field.to}.` }),
    ...(field.type === 'decimal' && { description: 'Decimal string.' }),
  };
}
