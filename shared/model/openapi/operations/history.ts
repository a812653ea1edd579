import { anything, list, moment, named, nothingOr, object, oneOf, page, said, text, whole } from '../schema.ts';

const event = named(
  'HistoryEvent',
  object({
    at: moment,
    actor: object({ id: text, name: text }),
    channel: said(oneOf('api', 'import', 'job', 'demo'), 'How the change came in.'),
    action: said(
      oneOf('create', 'update', 'delete', 'restore', 'attach', 'detach', 'reattach', 'download'),
      'The last four are about files: they make no version.',
    ),
    version: said(whole, 'Made by the event, or the one that was there.'),
    changes: list(
      object({
        field: text,
        old: said(anything, 'Null: there was nothing.'),
        new: said(anything, 'Null: there is nothing.'),
      }),
    ),
    reason: nothingOr(text),
  }),
);

/** Newest first. */
export const historyPage = page(event);
