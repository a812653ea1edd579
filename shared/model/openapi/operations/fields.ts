import { customFieldSchema } from '../../custom-fields.ts';
import { type OperationsOf, ok, paging } from '../operation.ts';
import {
  collection,
  eachOf,
  flag,
  input,
  type Json,
  list,
  named,
  object,
  objectName,
  oneOf,
  said,
  text,
  whole,
} from '../schema.ts';
import { historyPage } from './history.ts';
import { inLanguages } from './roles.ts';

const tag = 'Fields';

const path = { name: objectName };

const taken = input(customFieldSchema);
const yes = { const: true };
/** As they are kept, flags are true or not there. */
const flags = ['required', 'unique', 'filter', 'searched', 'personal', 'column', 'retired'];
const options = list(object({ value: text, label: { oneOf: [text, inLanguages] } }, { retired: yes }));
const field = named('CustomField', {
  ...taken,
  required: [...(taken.required as readonly string[]), 'form'],
  properties: { ...(taken.properties as Json), ...eachOf(flags, yes), options },
});
const set = { object: objectName, version: whole, fields: list(field) };
const affected = object({ records: whole, more: said(flag, 'There may be others: not all records were looked at.') });
const change = named(
  'FieldChange',
  object(
    { field: text, change: oneOf('added', 'retired', 'reinstated', 'required', 'optionRetired', 'changed'), affected },
    { option: text },
  ),
);

export const fields: OperationsOf<'fields'> = {
  listFields: {
    tag,
    summary: 'List the fields that the workspace has added',
    answers: ok(collection(named('FieldSet', object(set)))),
    problems: ['access.denied'],
  },
  changeFields: {
    tag,
    summary: 'Change the fields that the workspace has added to an object',
    description:
      'The whole list. A field that is there is retired, never left out, and its values stay. With `dryRun` nothing is ' +
      'changed, and the answer tells what would be and how many records it is about.',
    path,
    ifMatch: 'required',
    body: object({ fields: list(named('CustomFieldInput', taken)) }, { dryRun: flag }),
    answers: ok(object({ ...set, changes: list(change), dryRun: flag }), 'ETag'),
    problems: ['access.denied', 'not_found', 'precondition.failed', 'write.conflict'],
  },
  getFieldHistory: {
    tag,
    summary: 'Read what happened to these fields',
    path,
    query: paging,
    answers: ok(historyPage),
    problems: ['access.denied', 'not_found'],
  },
};
