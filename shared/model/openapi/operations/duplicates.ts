import { choice, type OperationsOf, ok, paging } from '../operation.ts';
import { list, moment, named, nothingOr, number, object, objectName, oneOf, page, said, text } from '../schema.ts';

const reason = named(
  'MatchReason',
  object({
    field: text,
    kind: text,
    weight: said(number, 'Share of certainty that the agreement brings by itself; negative: evidence against.'),
  }),
);

const match = {
  score: said({ ...number, minimum: 0, maximum: 1 }, 'How sure it is that the two are one.'),
  band: oneOf('certain', 'probable', 'possible'),
  reasons: list(reason),
};

const manager = nothingOr(object({ id: text, name: text }));
const side = named('DuplicateRecord', object({ object: objectName, id: text, title: text, accountManager: manager }));
const hiddenSide = named(
  'HiddenRecord',
  said(object({ object: objectName, accountManager: manager }), 'A record that the caller may not see.'),
);

const pair = named(
  'DuplicatePair',
  object({
    id: text,
    status: oneOf('open', 'rejected', 'merged'),
    ...match,
    since: said(moment, 'When the younger of the two took the form that was compared.'),
    records: said(list(side), 'Two.'),
  }),
);

/** What the card of one record keeps of a pair. */
export const cardDuplicate = named(
  'CardDuplicate',
  object(
    { ...match, other: { oneOf: [side, hiddenSide] } },
    { id: said(text, 'Of the pair; not given for a pair with a hidden record.') },
  ),
);

export const duplicates: OperationsOf<'duplicates'> = {
  listDuplicates: {
    tag: 'Duplicates',
    summary: 'List pairs of records that may be the same',
    description: 'The surest first; only pairs of which the caller may read both records.',
    query: {
      status: choice(['open', 'rejected', 'merged'], '`open` unless given.'),
      record: said(text, 'Only pairs of the record with this id.'),
      ...paging,
    },
    answers: ok(page(pair)),
  },
};
