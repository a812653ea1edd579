import { day, flag, list, named, nothingOr, number, object, objectName, oneOf, said, text } from './schema.ts';

const reason = named(
  'MatchReason',
  object({
    field: said(text, 'Of the first of the two records.'),
    kind: said(text, 'What was compared and how far it agrees, as `phone-same` or `lastName-differs`.'),
    weight: said(number, 'In bits: 1 doubles the odds that the two are one, -1 halves them.'),
  }),
);

/** How sure it is, and why: members of every match. */
export const matchMembers = {
  score: said({ ...number, minimum: 0, maximum: 1 }, 'How sure it is that the two are one.'),
  band: oneOf('certain', 'probable', 'possible'),
  reasons: list(reason),
};

const known = object({ id: text, name: text });

/** What somebody who enters a record is told of one that may be the same. */
export const toldMatch = named(
  'Match',
  object(
    {
      ...matchMembers,
      object: objectName,
      actions: said(
        list(oneOf('open', 'attach', 'requestToJoin', 'createAnyway', 'restore')),
        'What the caller can do. `attach`: go on with that record. `createAnyway`: send `Steward-Allow-Duplicate`.',
      ),
      needsReason: said(flag, '`createAnyway` asks why.'),
    },
    {
      record: said(
        object({ object: objectName, id: text, title: text, accountManager: nothingOr(known) }),
        'Given to those who may read it.',
      ),
      disclosed: said(
        object({ since: day, accountManager: nothingOr(known) }, { department: known }),
        'Given to everybody else. The record of a person is told by the account manager of the company, or by its department.',
      ),
      ref: said(text, 'Stands for the hidden client in `POST /join-requests`, for the caller alone and a day.'),
      related: said(oneOf('group', 'brand', 'domain'), 'It is another firm, and belongs together with this one.'),
      place: said(
        oneOf('above', 'beside', 'below', 'branch', 'before', 'after'),
        'Where in the group it stands, for those who may read it. `before` and `after`: one took over from the other.',
      ),
      rejected: said(flag, 'Somebody said that the two are not the same.'),
    },
  ),
);
