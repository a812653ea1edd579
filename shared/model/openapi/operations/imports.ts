import { templateSchema } from '../../import-templates.ts';
import {
  certainPolicies,
  columnTypes,
  commitSchema,
  delimiters,
  encodings,
  importFormats,
  importMatches,
  importSchema,
  importStatuses,
  likelyPolicies,
  planActions,
  planSchema,
} from '../../imports.ts';
import { objectNames } from '../../objects/definition.ts';
import { matchMembers } from '../match-schemas.ts';
import { choice, noContent, type OperationsOf, ok, paging } from '../operation.ts';
import {
  anything,
  collection,
  day,
  flag,
  input,
  type Json,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  number,
  object,
  objectName,
  oneOf,
  page,
  said,
  text,
  whole,
} from '../schema.ts';

const tag = 'Imports';
const person = object({ id: text, name: text });
const encoding = nothingOr(oneOf(...encodings));
const delimiter = nothingOr(oneOf(...delimiters));
const sheet = said(nothingOr(text), 'Of a workbook.');
const oneWay = said(oneOf(...importMatches), 'By what a row finds the record that it changes.');
const match = said(
  { oneOf: [oneOf(...importMatches), list(text)] },
  'By what a row finds the record that it changes: one way, or targets whose fields have to agree together.',
);
const duplicates = said(
  object({ certain: oneOf(...certainPolicies), likely: oneOf(...likelyPolicies) }, { reason: text }),
  'What becomes of rows whose record seems to be there already.',
);
const lookAlike = named(
  'ImportLookAlike',
  object(
    {
      score: said({ ...number, minimum: 0, maximum: 1 }, 'How sure it is that the two are one.'),
      band: matchMembers.band,
    },
    {
      row: said(whole, 'It is another row of the file.'),
      id: said(text, 'Given to those who may read the record.'),
      title: text,
      accountManager: said(nothingOr(person), 'Who answers for the client.'),
    },
  ),
);

const related = said(whole, 'Companies that come along, since rows name them and they are not there yet.');

const owed = said(
  mapOf(whole),
  'Fields that new records must have, and how many come without: debt that somebody has to sign for.',
);

const notify = said(flag, 'People are told of what concerns them; absent: it comes in silently.');

const facts = {
  number: said(whole, 'Which one it is of those that were made; also the ETag.'),
  sha256: said(text, 'Of the plan as it is kept, hexadecimal.'),
  at: moment,
  rows: whole,
  counts: object({ create: whole, update: whole, skip: whole, refuse: whole }),
  mapping: said(mapOf(text), 'Column → where it goes.'),
  match,
  encoding,
  delimiter,
  sheet,
};

/** Work in the background. */
function work(counts: Json): Json {
  return object({
    requestedBy: said(text, 'Id of a user.'),
    requestedAt: moment,
    at: said(moment, 'Last sign of life.'),
    finishedAt: nothingOr(moment),
    total: said(whole, 'Rows to be done.'),
    done: whole,
    counts: object(counts),
  });
}

const about = {
  id: text,
  object: objectName,
  fileName: text,
  status: said(oneOf(...importStatuses), 'A plan can be made anew until it is carried out.'),
  createdAt: moment,
  createdBy: person,
  planning: said(nothingOr(object({ total: whole, done: whole, at: moment })), 'The plan that is being made.'),
  plan: nothingOr(named('ImportPlanFacts', object(facts, { duplicates, related, owed, notify }))),
  waiver: said(
    nothingOr(
      named(
        'ImportWaiver',
        object({
          reason: text,
          until: said(day, 'First day on which it counts fully.'),
          signedBy: person,
          signedAt: moment,
        }),
      ),
    ),
    'Who answers for what it leaves undone.',
  ),
  commit: nothingOr(named('ImportCommit', work({ created: whole, updated: whole, refused: whole }))),
  undo: nothingOr(named('ImportUndo', work({ reversed: whole, kept: whole, failed: whole }))),
};
const one = named('Import', object(about));

const upload = object({
  url: said(text, 'Takes the file for a quarter of an hour, without a token.'),
  method: { const: 'PUT' },
  headers: said(mapOf(text), 'To be sent exactly so.'),
});

const reason = named(
  'ImportReason',
  object(
    { code: text, message: said(text, 'In the language of the caller.') },
    {
      column: said(text, 'Absent: it is about the row.'),
      field: text,
      value: said(text, 'What stands in the column.'),
      params: mapOf({ type: ['string', 'number'] }),
    },
  ),
);

const row = named(
  'ImportRow',
  object(
    { row: said(whole, 'As a spreadsheet counts: the header is row 1.'), action: oneOf(...planActions) },
    {
      id: said(text, 'The record that it is about.'),
      title: text,
      fields: said(mapOf(anything), '`create`: what the new record will hold.'),
      changes: said(list(object({ field: text, old: anything, new: anything })), '`update`'),
      cells: said(list(text), 'The row as it stands in the file, of one that is refused or left out.'),
      reasons: said(list(reason), '`refuse`'),
      owed: said(list(text), '`create`: fields that it must have and comes without.'),
      lookAlikes: said(list(lookAlike), 'What the record may be the same as, the surest first.'),
    },
  ),
);

const policy = said(
  object({}, { certain: oneOf(...certainPolicies), likely: oneOf(...likelyPolicies), reason: text }),
  'As in a plan.',
);
const meanings = mapOf(mapOf(nothingOr(text)));
const template = named(
  'ImportTemplate',
  object(
    {
      id: text,
      object: objectName,
      name: text,
      mapping: said(mapOf(text), 'Column → where it goes.'),
      ready: said(flag, 'It comes with the product.'),
      editable: said(flag, 'The caller may delete it.'),
    },
    {
      match,
      duplicates: policy,
      values: said(meanings, 'Column → what stands in it → what that means.'),
      system: said(text, 'The system whose files these are.'),
      create: said(list(text), 'Fields that name companies which are made where they are not there yet.'),
      createdAt: moment,
      createdBy: person,
    },
  ),
);

const preview = named(
  'ImportPreview',
  object({
    format: oneOf(...importFormats),
    encoding,
    delimiter,
    sheet,
    sheets: list(text),
    rows: whole,
    columns: list(
      object(
        {
          name: text,
          samples: list(text),
          type: said(oneOf(...columnTypes), 'What its first values look like.'),
          target: said(nothingOr(text), 'Where it would go by itself; null: nowhere.'),
        },
        {
          values: said(
            list(
              object({ value: text, count: whole, means: said(mapOf(text), 'Target → the option that it is there.') }),
            ),
            'What stands in the column, the most frequent first; absent: too many different values.',
          ),
        },
      ),
    ),
    targets: said(
      list(
        object(
          { name: text, label: text, required: flag, many: said(flag, 'Several columns can go there.') },
          { options: said(list(object({ value: text, label: text })), 'What it can hold; absent: anything.') },
        ),
      ),
      'Where columns can go.',
    ),
    template: said(nothingOr(object({ id: text, name: text })), 'The one that was made for such a header.'),
    values: said(meanings, 'As proposed by the template.'),
    system: nothingOr(text),
    create: list(text),
    duplicates: policy,
    match,
    matches: said(list(oneWay), 'Those that a mapping of such records can have.'),
  }),
);

const left = list(
  object(
    { row: whole, id: text, title: text, reason: nothingOr(reason) },
    { fields: said(list(text), 'Those that stay; absent: the whole record.') },
  ),
);
const undone = named(
  'ImportReversal',
  object({
    id: text,
    status: oneOf(...importStatuses),
    reversed: said(whole, 'Records that are as they were before, but for fields under `kept`.'),
    kept: said(left, 'What people have done since, which stays.'),
    failed: said(left, 'What cannot go back any more, such as a number that another record has by now.'),
  }),
);

const unreadable = ['import.no_file', 'import.damaged', 'import.unreadable', 'import.too_long'] as const;
const written = {
  encoding: choice(encodings, 'Detected unless given.'),
  delimiter: choice(delimiters, 'Detected unless given.'),
  sheet: said(text, 'Of a workbook; the first that is not hidden unless given.'),
};

export const imports: OperationsOf<'imports'> = {
  listImports: {
    tag,
    summary: 'List imports',
    description: 'Newest first: those of the caller, and of others as far as the right to import reaches.',
    query: paging,
    answers: ok(page(one)),
    problems: ['access.denied'],
  },
  createImport: {
    tag,
    summary: 'Begin an import',
    description:
      'The file is sent to the address in the answer: comma-separated values of at most 200,000 rows and 100 MB, or a workbook (XLSX) of at most 20,000 rows and 20 MB.',
    body: input(importSchema),
    answers: { 201: { description: 'Begun.', schema: object({ ...about, upload }), headers: ['Location'] } },
    problems: ['access.denied'],
  },
  getImport: {
    tag,
    summary: 'Read how far an import is',
    answers: ok(one),
    problems: ['access.denied'],
  },
  previewImport: {
    tag,
    summary: 'Look into the file of an import',
    description: 'How it is written, its columns with samples, and the mapping that their names suggest.',
    query: written,
    answers: ok(preview),
    problems: ['access.denied', ...unreadable],
  },
  listPlanRows: {
    tag,
    summary: 'List what the plan does with each row',
    query: { action: choice(planActions, 'Only such rows.'), ...paging },
    answers: ok(page(row)),
    problems: ['access.denied', 'import.state', 'import.gone'],
  },
  planImport: {
    tag,
    summary: 'Plan an import',
    description:
      'The dry run: decides for every row what will be done with it, and keeps that. Nothing is written to records. What is not given is as the preview proposes.',
    body: input(planSchema),
    answers: {
      ...ok(
        object({
          ...facts,
          duplicates,
          related,
          owed,
          refused: said(list(row), 'The first two hundred; the rest is among the rows of the plan.'),
        }),
        'ETag',
      ),
      202: { description: 'Not done yet: the plan is made in the background.', schema: one },
    },
    problems: ['access.denied', 'import.state', 'import.gone', 'duplicate.probes', ...unreadable],
  },
  commitImport: {
    tag,
    summary: 'Carry out the plan',
    description:
      'In the background and to the letter: a row whose record has moved since is refused. A plan with debt asks for a waiver, which the caller signs. Asked again, it wakes work that has come to a halt.',
    ifMatch: 'optional',
    optionalBody: input(commitSchema),
    answers: { 202: { description: 'Asked for.', schema: one } },
    problems: ['access.denied', 'import.state'],
  },
  exportErrors: {
    tag,
    summary: 'Export the rows that were refused as CSV',
    description:
      'In the columns of the file, with the reasons in one of their own. Of very many rows the first that fit into an answer.',
    answers: { 200: { description: 'The file.', schema: text, mediaType: 'text/csv' } },
    problems: ['access.denied', 'import.state', 'import.gone'],
  },
  listImportTemplates: {
    tag,
    summary: 'List templates of mappings',
    description:
      'Those that people have kept by name, then those that come with the product for the files of other systems.',
    query: { object: choice(objectNames, 'Only for such records.') },
    answers: ok(collection(template)),
    problems: ['access.denied'],
  },
  createImportTemplate: {
    tag,
    summary: 'Keep a mapping as a template',
    description: 'For the whole workspace: it is proposed for files with such a header.',
    body: input(templateSchema),
    answers: { 201: { description: 'Kept.', schema: template, headers: ['Location'] } },
    problems: ['access.denied'],
  },
  deleteImportTemplate: {
    tag,
    summary: 'Delete a template',
    description: 'By its author, or by whoever sets up the workspace.',
    answers: noContent,
    problems: ['access.denied'],
  },
  undoImport: {
    tag,
    summary: 'Take back what an import brought',
    description:
      'New records go into the bin, changed fields get back what they held. What people did since stays, and is named. Takes as long as a quarter of a minute; what is not done by then goes on in the background, and asking again tells how far it is.',
    answers: {
      ...ok(undone),
      202: { description: 'Not done yet: what has been done so far.', schema: undone },
    },
    problems: ['access.denied', 'import.state'],
  },
};
