import { created, noContent, type OperationsOf, ok, paging } from '../operation.ts';
import {
  accessExplanation,
  batchBody,
  batchResults,
  companyCard,
  listOf,
  stage,
  transition,
} from '../record-answer-schemas.ts';
import { collection, mapOf, object, oneOf, page, said, text, whole } from '../schema.ts';
import { historyPage, valueSource } from './history.ts';

/** What a change can meet besides what is wrong with its body. */
const change = [
  'access.denied',
  'duplicate.found',
  'duplicate.probes',
  'field.mastered',
  'identity.taken',
  'record.erased',
  'record.mastered',
  'record.merged',
  'terms.approval_needed',
  'write.conflict',
] as const;

export const records: OperationsOf<'records'> = {
  listTransitions: {
    summary: 'List every stage, with what keeps the deal from it',
    answers: ok(collection(transition)),
  },
  moveDeal: (schemasOf) => ({
    summary: 'Move a deal to another stage',
    description: 'With the fields that the stage asks for, such as the reason for a loss.',
    ifMatch: 'optional',
    once: true,
    body: object({ to: stage }, { fields: schemasOf('deals').patch }),
    answers: ok(schemasOf('deals').record, 'ETag'),
    problems: ['access.denied', 'field.mastered', 'write.conflict'],
  }),
  getCompanyCard: (schemasOf) => ({
    summary: 'Read a client with all that hangs on it',
    description: 'Contacts, open deals, possible duplicates and the newest of the history, in one query.',
    answers: ok(companyCard(schemasOf)),
  }),
  listRecords: (schemas) => ({
    summary: 'List what the caller may read',
    description:
      'A page can be short and still have a next one. A filter or sort order that no index serves is refused, naming those that can be had.',
    query: listOf(schemas),
    answers: ok(page(schemas.listed)),
    problems: ['access.denied', 'query.unsupported'],
  }),
  createRecord: ({ create, record }) => ({
    summary: 'Create a record',
    once: true,
    entry: true,
    body: create,
    answers: created(record),
    problems: change,
  }),
  getRecord: ({ record }) => ({ summary: 'Read a record', answers: ok(record, 'ETag') }),
  updateRecord: ({ patch, record }) => ({
    summary: 'Change a record',
    description:
      'JSON merge patch: null clears a field, lists are replaced whole. A change of an older version is made when nobody touched its fields since.',
    ifMatch: 'required',
    once: true,
    entry: true,
    body: patch,
    answers: ok(record, 'ETag'),
    problems: change,
  }),
  deleteRecord: () => ({
    summary: 'Delete a record',
    description: 'It leaves all lists; it can be restored, and its history and legal numbers stay its own.',
    answers: noContent,
    problems: ['access.denied', 'record.erased', 'record.in_use', 'record.mastered', 'record.merged', 'write.conflict'],
  }),
  restoreRecord: ({ record }) => ({
    summary: 'Restore a deleted record',
    answers: ok(record, 'ETag'),
    problems: change,
  }),
  exportRecords: (schemas) => ({
    summary: 'Export a list as CSV',
    description: 'Takes the parameters of the list. Text that a spreadsheet would take for a formula is made harmless.',
    query: listOf(schemas),
    answers: { 200: { description: 'The file.', schema: text, mediaType: 'text/csv' } },
    problems: ['access.denied', 'query.unsupported'],
  }),
  batchRecords: (schemas) => ({
    summary: 'Make up to a hundred changes',
    description:
      'Each by the same rules as alone: one that is refused keeps no other from being made. With an `Idempotency-Key`, operation i has the key `key#i`.',
    once: true,
    entry: true,
    body: batchBody(schemas),
    answers: { 207: { description: 'What became of each operation.', schema: batchResults } },
  }),
  upsertRecord: ({ patch, record }) => ({
    summary: 'Create or change the record with this legal number',
    description:
      'Said twice, by one or by two, it leaves one record. Evidence that is no key, such as a KPP, and objects without legal numbers answer 404.',
    path: { scheme: said(text, 'Such as `RU-INN`.'), value: said(text, 'The number.') },
    once: true,
    entry: true,
    body: patch,
    answers: { ...ok(record, 'ETag'), ...created(record) },
    problems: [...change, 'route.not_found', 'precondition.failed'],
  }),
  getHistory: () => ({
    summary: 'Read what happened to a record',
    description: 'Newest first. It outlives the record.',
    query: paging,
    answers: ok(historyPage),
  }),
  restoreValue: (schemas) => ({
    summary: 'Bring one value of a past change back',
    description:
      'An ordinary change of the field, by the rules of today. What was erased with a person cannot come back.',
    path: { version: said(whole, 'That the change made.') },
    ifMatch: 'required',
    once: true,
    entry: true,
    body: object({
      field: schemas.definition ? oneOf(...schemas.definition.fields.map(({ name }) => name)) : text,
      value: said(oneOf('old', 'new'), 'What was there before the change, or what it brought.'),
    }),
    answers: ok(schemas.record, 'ETag'),
    problems: [...change, 'value.erased'],
  }),
  listSources: () => ({
    summary: 'Tell who gave each field its present value, and when',
    description: 'Fields without a value are left out, and those that have not changed for 200 versions.',
    answers: ok(object({ fields: mapOf(valueSource) })),
  }),
  explainAccess: () => ({
    summary: 'Explain who may do what with a record, and by which rule',
    answers: ok(accessExplanation),
  }),
};
