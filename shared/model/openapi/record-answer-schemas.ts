import type { FieldDefinition, FilterOp, ObjectName } from '../objects/definition.ts';
import { departmentFilter, filterFields, namesPeople } from '../objects/filters.ts';
import { fieldLimits, scopes } from '../permissions.ts';
import { salesPipeline } from '../pipelines.ts';
import { type ObjectSchemas, paging, type SchemasOf } from './operation.ts';
import { cardDuplicate } from './operations/duplicates.ts';
import { problem } from './problem-responses.ts';
import { recordQuality } from './quality-schemas.ts';
import {
  anything,
  collection,
  eachOf,
  flag,
  type Json,
  list,
  mapOf,
  named,
  nothingOr,
  object,
  oneOf,
  reference,
  said,
  text,
  whole,
} from './schema.ts';

/** What is answered about records besides the records themselves. */

export const listOf = ({ definition }: ObjectSchemas): Json => ({
  ...filters(definition ? filterFields(definition) : []),
  sort: said(text, 'A field, or `-field` for descending: the name, `updatedAt` or the date of the object.'),
  fields: said(text, 'Fields to answer, parted by commas; all unless given.'),
  ...paging,
});

/** @param fields none: the one parameter that stands for them all */
function filters(fields: readonly FieldDefinition[]): Json {
  if (fields.length === 0) return { 'filter[field][op]': text };
  return Object.fromEntries(
    fields.flatMap((field) => (field.filter ?? []).map((op) => [`filter[${field.name}][${op}]`, filter(field, op)])),
  );
}

export function filter(field: FieldDefinition, op: FilterOp): Json {
  const words = [
    ...(op === 'in' ? ['Several values, parted by commas.'] : []),
    ...(namesPeople(field) ? ['`me` is the caller.'] : []),
    ...(field === departmentFilter ? ['A department with those below it; `me` is that of the caller.'] : []),
  ];
  return words.length === 0 ? text : said(text, words.join(' '));
}

export function batchBody({ create, patch }: ObjectSchemas): Json {
  const op = (value: string): Json => ({ const: value });
  const operation = {
    oneOf: [
      object({ op: op('create'), fields: create }),
      object({ op: op('update'), id: text, fields: patch }, { version: whole }),
      object({ op: op('delete'), id: text }),
      object({ op: op('restore'), id: text }),
    ],
  };
  return object({ operations: list(operation, { minItems: 1, maxItems: 100 }) });
}

export const replaced = said(
  mapOf(anything),
  'What the fields of an update held before: those that changed, null where there was nothing.',
);

export const batchResults = named(
  'BatchResults',
  object({
    results: said(
      list(object({ status: whole }, { id: text, etag: text, replaced, problem })),
      'One for each operation, in order.',
    ),
  }),
);

const grant = named('AccessGrant', {
  oneOf: [
    object({ rule: { const: 'role' }, role: text, scope: oneOf(...scopes) }),
    object({ rule: { const: 'coManager' } }),
    object({ rule: said({ const: 'substitute' }, 'Stands in for the account manager, who is away.'), userId: text }),
    object({ rule: { const: 'client' }, companyId: text, because: list(reference('AccessGrant')) }),
  ],
});
const right = named('AccessRight', object({ allowed: flag, because: list(grant) }));
const rights = eachOf(['read', 'edit', 'delete'], right);

export const accessExplanation = named(
  'AccessExplanation',
  object(
    {
      record: object({ object: text, id: text }),
      you: object({ ...rights, fields: mapOf(oneOf(...fieldLimits)) }),
    },
    {
      people: said(
        list(object({ user: object({ id: text, name: text }), ...rights })),
        'Everybody who may read the record; told to those who configure the workspace.',
      ),
    },
  ),
);

export const stage = said({ ...text, examples: salesPipeline.stages.map(({ id }) => id) }, 'Id of a stage.');

export const transition = named(
  'Transition',
  object({
    to: stage,
    allowed: flag,
    because: list(
      object(
        { rule: oneOf('access', 'stage.requires'), message: text, fix: said(text, 'What would help.') },
        { pointer: said(text, 'The field that is missing.') },
      ),
    ),
  }),
);

/** Objects of which the card has those that are open. */
const openOnCard = ['deals', 'tasks', 'orders', 'invoices', 'contracts', 'quotes', 'cases', 'leads'] as const;

export const companyCard = (schemasOf: SchemasOf) => {
  const recordsOf = (object: ObjectName) => collection(schemasOf(object).record);
  const open = openOnCard.map((object) => [object, said(recordsOf(object), 'Those that are open.')] as const);
  return named(
    'CompanyCard',
    object({
      company: schemasOf('companies').record,
      contacts: recordsOf('contacts'),
      ...Object.fromEntries(open),
      receivables: said({ type: 'null' }, 'Not kept yet.'),
      quality: recordQuality,
      duplicates: list(cardDuplicate),
      timeline: object({
        data: list(schemasOf('activities').record),
        next: said(nothingOr(text), 'A cursor of `GET /activities?filter[companyId][eq]=…`.'),
      }),
    }),
  );
};
