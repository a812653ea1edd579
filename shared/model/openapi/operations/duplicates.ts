import { matchMembers, toldMatch } from '../match-schemas.ts';
import { choice, type OperationsOf, ok, paging } from '../operation.ts';
import {
  anything,
  flag,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  object,
  objectName,
  oneOf,
  page,
  said,
  text,
} from '../schema.ts';

const manager = nothingOr(object({ id: text, name: text }));
const side = named('DuplicateRecord', object({ object: objectName, id: text, title: text, accountManager: manager }));
const hiddenSide = named(
  'HiddenRecord',
  said(object({ object: objectName, accountManager: manager }), 'A record that the caller may not see.'),
);

const pair = named(
  'DuplicatePair',
  object(
    {
      id: text,
      status: oneOf('open', 'rejected', 'merged'),
      ...matchMembers,
      since: said(moment, 'When the younger of the two took the form that was compared.'),
      records: said(list(side), 'Two.'),
    },
    {
      atStake: said(
        list(object({ amount: text, currency: text })),
        'Open deals and issued invoices of both clients, by currency; in lists, and for who may see them.',
      ),
      verdict: said(
        object({ by: object({ id: text, name: text }), at: moment, reason: nothingOr(text) }),
        'Of a rejected pair: who said that the two are not the same. It holds until what was compared of them changes.',
      ),
    },
  ),
);

/** What the card of one record keeps of a pair. */
export const cardDuplicate = named(
  'CardDuplicate',
  object(
    { ...matchMembers, other: { oneOf: [side, hiddenSide] } },
    { id: said(text, 'Of the pair; not given for a pair with a hidden record.') },
  ),
);

const probe = named(
  'Probe',
  said(
    object({
      id: text,
      at: moment,
      actor: object({ id: text, name: text }),
      channel: text,
      records: list(object({ object: objectName, id: text })),
    }),
    'Somebody was told that there are records which they may not read.',
  ),
);

const oneSide = { oneOf: [said(mapOf(anything), 'Fields as they are typed.'), said(text, 'The id of a record.')] };
const comparedSide = named(
  'ComparedRecord',
  object({ object: objectName, title: text }, { id: said(text, 'Absent: it was typed.') }),
);

const twoCompared = named(
  'TwoCompared',
  object({
    ...matchMembers,
    band: said(nothingOr(matchMembers.band), 'null: more speaks against it than for it.'),
    left: said(comparedSide, 'Its fields are named by the reasons.'),
    right: comparedSide,
  }),
);

export const duplicates: OperationsOf<'duplicates'> = {
  checkDuplicates: {
    tag: 'Duplicates',
    summary: 'Find what a record could be a duplicate of, before it is saved',
    description:
      'Made to be asked while somebody types: what is not right yet is left out. All records are searched. Of one that the caller may not read no more is told than who leads the client and since when; that it was told is noted, and can be had only so often within an hour.',
    body: object({ object: objectName, record: said(mapOf(anything), 'Fields as far as they are typed.') }),
    answers: ok(
      object({
        matches: said(list(toldMatch), 'The surest first, ten at most.'),
        related: said(list(toldMatch), 'Other firms of one group, one brand or one web domain: not to be merged.'),
      }),
    ),
    problems: ['access.denied', 'duplicate.probes', 'validation.failed'],
  },
  listRelatedFirms: {
    tag: 'Duplicates',
    summary: 'List firms that belong together with a client and are not the same',
    description:
      'Of one group, one brand or one web domain; those of the group first. Of one that the caller may not read no more is told than who leads it and since when; that it was told is noted, once within an hour.',
    answers: ok(object({ data: list(toldMatch), more: said(flag, 'There are others.') })),
    problems: ['duplicate.probes', 'record.merged'],
  },
  rejectPair: {
    tag: 'Duplicates',
    summary: 'Say that two records are not the same',
    description:
      'For everybody, until what was compared of either of them changes. Takes the right to change both of them, or to merge them.',
    body: object({ reason: { ...text, minLength: 3, maxLength: 200 } }),
    answers: ok(pair),
    problems: ['access.denied', 'not_found', 'validation.failed', 'write.conflict'],
  },
  reopenPair: {
    tag: 'Duplicates',
    summary: 'Take back that two records are not the same',
    answers: ok(pair),
    problems: ['access.denied', 'not_found', 'write.conflict'],
  },
  compareTwo: {
    tag: 'Duplicates',
    summary: 'Compare two records, or what could become one',
    description:
      'What speaks for and against their being the same. What the caller may not see is not compared. A lead can be held against a person or a company.',
    body: object({
      object: said(objectName, 'Of fields that are typed; an id tells it itself.'),
      left: oneSide,
      right: oneSide,
    }),
    answers: ok(twoCompared),
    problems: ['access.denied', 'not_found', 'validation.failed'],
  },
  listProbes: {
    tag: 'Duplicates',
    summary: 'List who was told of records that they may not read',
    description: 'Newest first.',
    query: paging,
    answers: ok(page(probe)),
    problems: ['access.denied'],
  },
  listDuplicates: {
    tag: 'Duplicates',
    summary: 'List pairs of records that may be the same',
    description:
      'The surest first, and of those that are about equally sure the ones on which more money depends; only pairs of which the caller may read both records.',
    query: {
      status: choice(['open', 'rejected', 'merged'], '`open` unless given.'),
      record: said(text, 'Only pairs of the record with this id.'),
      ...paging,
    },
    answers: ok(page(pair)),
  },
};
