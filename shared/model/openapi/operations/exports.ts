import { exportSchema, exportStatuses, fileFormats } from '../../exports.ts';
import { filterOps } from '../../objects/definition.ts';
import { problemStatus } from '../../problems.ts';
import { languages } from '../../tenant.ts';
import { type OperationsOf, ok, paging } from '../operation.ts';
import { input, list, moment, named, nothingOr, object, oneOf, page, said, text, whole } from '../schema.ts';
import { exportedObject } from './history.ts';

const tag = 'Exports';

const about = {
  id: text,
  object: exportedObject,
  format: oneOf(...fileFormats),
  language: oneOf(...languages),
  filter: list(object({ field: text, op: oneOf(...filterOps), value: text })),
  status: oneOf(...exportStatuses),
  createdAt: moment,
  createdBy: object({ id: text, name: text }),
  at: said(moment, 'Last sign of life.'),
  finishedAt: nothingOr(moment),
  rows: said(whole, 'Written so far.'),
  size: said(whole, 'Bytes, so far.'),
  fileName: text,
  expiresAt: said(nothingOr(moment), 'When the file goes.'),
  problem: said(nothingOr(oneOf(...Object.keys(problemStatus))), 'Why there is no file.'),
};
const asked = { sort: nothingOr(text), fields: list(text), relations: list(text) };

const download = object({
  url: said(text, 'Gives the file for some minutes, without a token.'),
  expiresAt: moment,
});

export const exports: OperationsOf<'exports'> = {
  listExports: {
    tag,
    summary: 'List exports',
    description: 'Newest first: those of the caller, and for administrators those of everybody.',
    query: paging,
    answers: ok(page(named('Export', object(about, asked)))),
    problems: ['access.denied'],
  },
  startExport: {
    tag,
    summary: 'Export a list as a file',
    description:
      'In the background and whatever its length: all that the filter matches, with the rights that the caller has when each page is read. Lists by their last change are written in the order of names or dates, which stays while people work. Told in the history of the caller.',
    body: input(exportSchema),
    answers: {
      202: { description: 'Asked for.', schema: named('Export', object(about, asked)), headers: ['Location'] },
    },
    problems: ['access.denied', 'query.invalid', 'query.unsupported'],
  },
  startWorkspaceExport: {
    tag,
    summary: 'Export the whole workspace as a file',
    description:
      'In the background: records, files, people, roles, settings and history as they are at one moment, as lines of JSON by kind in an archive with a manifest and hashes; no keys, no passwords. For those who may export everything and configure. `npm run restore` brings it into an empty table.',
    answers: {
      202: { description: 'Asked for.', schema: named('Export', object(about, asked)), headers: ['Location'] },
    },
    problems: ['access.denied'],
  },
  getExport: {
    tag,
    summary: 'Read how far an export is, and load its file',
    answers: ok(
      object(
        {
          ...about,
          download: said(nothingOr(download), 'Null: there is no file, not any more, or it is not for the caller.'),
        },
        asked,
      ),
    ),
    problems: ['access.denied'],
  },
};
