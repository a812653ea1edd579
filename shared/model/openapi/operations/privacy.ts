import { objectNames } from '../../objects/definition.ts';
import { type OperationsOf, ok } from '../operation.ts';
import { anything, eachOf, flag, list, moment, named, object, objectName, said, text, whole } from '../schema.ts';
import { historyEvent } from './history.ts';

const counts = eachOf(objectNames, whole);

const erasure = named(
  'Erasure',
  object({
    id: text,
    done: said(flag, 'False: nothing was done yet, or the same call, made again, goes on.'),
    fields: said(whole, 'Fields of the record that had a value.'),
    history: said(whole, 'Events of its history that told of such values.'),
    records: said(object({}, counts), 'Records about the person, whose personal fields go too.'),
    kept: said(object({}, counts), 'Records that name the person, are not about them and stay as they are.'),
    mentions: said(
      list(object({ object: objectName, id: text })),
      'Records whose texts stay and name the person: somebody has to look at them. At most 50.',
    ),
    files: said(whole, 'Files of the person.'),
    search: said(whole, 'Rows of the search index.'),
    matchKeys: said(whole, 'Keys of the search for duplicates.'),
    pairs: said(whole, 'Pairs of possible duplicates.'),
  }),
);

export const privacy: OperationsOf<'privacy'> = {
  erasePerson: () => ({
    summary: 'Erase what is kept about a person',
    description: `In the record, its history and the records about them; what is left keeps links whole and cannot be changed. \`dryRun\` only counts. The call is repeated until \`done\`.`,
    body: object(
      {},
      {
        reason: said({ ...text, maxLength: 500 }, 'It stays, so it may not name the person; needed unless `dryRun`.'),
        dryRun: flag,
      },
    ),
    answers: ok(erasure),
    problems: ['access.denied', 'record.merged', 'route.not_found', 'write.conflict'],
  }),
  exportPerson: ({ record }) => ({
    summary: 'Give out all that is kept about a person',
    description: 'It is noted in the history of the record.',
    answers: ok(
      object(
        {
          record,
          history: list(historyEvent),
          exports: said(list(object({ at: moment, actor: object({ id: text, name: text }) })), 'Who asked so far.'),
          attachments: said(
            list(
              object({
                recordId: text,
                id: text,
                fileName: text,
                contentType: text,
                size: whole,
                createdAt: moment,
                createdBy: text,
              }),
            ),
            'Files of the person and of the records that name them.',
          ),
          complete: said(flag, 'False: more than one answer can hold; the rest was left out.'),
        },
        eachOf(objectNames, said(list(anything), 'Records that name the person, those in the bin too.')),
      ),
    ),
    problems: ['access.denied', 'record.merged', 'route.not_found'],
  }),
};
