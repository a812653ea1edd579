import { exportedObjects, fileFormats } from '../../exports.ts';
import { anything, list, moment, named, nothingOr, object, oneOf, page, said, text, whole } from '../schema.ts';

/** How a change came in. */
export const channel = oneOf('api', 'import', 'capture', 'job', 'demo');

const happening = {
  at: moment,
  actor: object({ id: text, name: text }),
  channel: said(channel, 'How the change came in.'),
};
const change = object(
  {
    field: text,
    old: said(anything, 'Null: there was nothing.'),
    new: said(anything, 'Null: there is nothing.'),
  },
  { erased: said({ const: true }, 'The values belonged to a person who was erased.') },
);

const historyActions = [
  'create',
  'update',
  'delete',
  'restore',
  'erase',
  'merge',
  'unmerge',
  'attach',
  'detach',
  'reattach',
  'download',
  'export',
] as const;

export const historyEvent = named(
  'HistoryEvent',
  object(
    {
      ...happening,
      action: said(
        oneOf(...historyActions),
        'The last five make no version: four are about files, and `export` says that personal data were given out.',
      ),
      version: said(whole, 'Made by the event, or the one that was there.'),
      changes: list(change),
      reason: nothingOr(text),
    },
    {
      merge: said(
        object({ id: text, survivor: text, sources: list(text) }),
        'Of what came by a merge, or by undoing one.',
      ),
      recordId: said(text, 'Of which record it tells, when that was merged into the one whose history is read.'),
    },
  ),
);

/** Where a value comes from. */
export const valueSource = named(
  'ValueSource',
  object({ at: moment, actor: object({ id: text, name: text }), channel, version: whole }),
);

/** What a file was taken of. */
export const exportedObject = named('ExportedObject', oneOf(...exportedObjects));

const taken = {
  ...happening,
  action: oneOf('export'),
  object: exportedObject,
  filters: list(object({ field: text, op: text, values: list(text) })),
  rows: whole,
};
const columns = {
  fields: said(list(text), 'Chosen columns; absent: all that the person may see.'),
  format: said(oneOf(...fileFormats), 'Absent: a table of text, given at once.'),
  relations: said(list(text), 'What was told of related records.'),
};

/** A list that somebody took out as a file. */
export const exportEvent = named('ExportEvent', object(taken, columns));

const exportInHistory = object({ ...taken, changes: list(change), reason: nothingOr(text) }, columns);

const factorChange = object({
  ...happening,
  action: oneOf('secondFactorOn', 'secondFactorOff'),
  changes: list(change),
  reason: nothingOr(text),
});

/** Newest first. */
export const historyPage = page(historyEvent);
export const userHistoryPage = page(
  named('UserHistoryEvent', { oneOf: [historyEvent, exportInHistory, factorChange] }),
);
