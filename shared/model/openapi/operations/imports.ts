import { templateSchema } from '../../import-templates.ts';
import { commitSchema, importSchema, planActions, planSchema } from '../../imports.ts';
import { objectNames } from '../../objects/definition.ts';
import { preview, row, settings, template } from '../import-plan-schemas.ts';
import {
  about,
  duplicates,
  facts,
  one,
  owed,
  related,
  undone,
  unreadable,
  upload,
  written,
} from '../import-schemas.ts';
import { choice, noContent, type OperationsOf, ok, paging } from '../operation.ts';
import { collection, input, list, moment, object, oneOf, page, said, text, whole } from '../schema.ts';

const tag = 'Imports';

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
  getPlanSettings: {
    tag,
    summary: 'Read what a plan was made by',
    description: 'Said in full, as the plan of another file takes it.',
    answers: ok(settings),
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
      'In the columns of the file, with the reasons in one of their own. Of very many rows the first that fit into an answer: `POST` makes a file of all.',
    answers: { 200: { description: 'The file.', schema: text, mediaType: 'text/csv' } },
    problems: ['access.denied', 'import.state', 'import.gone'],
  },
  createErrorFile: {
    tag,
    summary: 'Make a file of all rows that were refused',
    description:
      'Of the kind that was sent, text or workbook, with the reasons in a column of its own, however many they are. Put right, it can be imported by itself.',
    answers: ok(
      object({
        fileName: text,
        format: oneOf('csv', 'xlsx'),
        rows: whole,
        download: object({ url: said(text, 'Gives the file for some minutes, without a token.'), expiresAt: moment }),
      }),
    ),
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
