import { answerSchema } from '../../quality/answers.ts';
import { dimensions, qualityRules } from '../../quality/quality.ts';
import { summaryGroupings } from '../../quality/summary.ts';
import { declineWaiverSchema, grantSchema, waiverBoxes, waiverSchema, waiverStates } from '../../quality/waivers.ts';
import { choice, type OperationsOf, ok, paging } from '../operation.ts';
import {
  collection,
  day,
  decimal,
  eachOf,
  flag,
  input,
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

const person = object({ id: text, name: text });

const byDimension = said(
  object(eachOf(dimensions, whole)),
  'What the score would be if only this were wrong: 0 to 100.',
);

const issue = named(
  'QualityIssue',
  object(
    {
      dimension: oneOf(...dimensions),
      field: said(text, 'The field to go to.'),
      rule: oneOf(...qualityRules),
      points: said(whole, 'What mending it adds to the score.'),
      message: said(text, 'What is wrong, in the language of the request.'),
      fix: said(text, 'What mends it.'),
      owner: said(nothingOr(person), 'Whom it counts against; null: nobody for the time being.'),
    },
    { askOn: said(day, 'Of what is not known yet: when to ask again.') },
  ),
);

const facts = named(
  'QualityFacts',
  object(
    {},
    {
      certain: said(whole, 'Open pairs with records that are certainly the same.'),
      probable: whole,
      lastContactAt: said(moment, 'When something was last heard of the client.'),
      isElsewhere: said({ const: true }, 'The contact that it names works for another company.'),
      merged: said(whole, 'Duplicates that were found and merged into it.'),
      answers: said(
        object({}, { unknown: mapOf(day), confirmed: mapOf(day), waived: mapOf(day) }),
        'What people said of fields; waived: by field and rule, the first day on which it counts again.',
      ),
    },
  ),
);

export const recordQuality = named(
  'RecordQuality',
  object({
    score: said(whole, '100 less the points of all issues, never below 0.'),
    dimensions: byDimension,
    issues: said(list(issue), 'Dearest first.'),
    facts: said(facts, 'What the score follows from besides the fields of the record.'),
    asOf: day,
  }),
);

const tag = 'Data quality';
const figures = {
  records: whole,
  score: said(nothingOr(number), 'On average, with one decimal; null: no record to judge by.'),
  dimensions: object(eachOf(dimensions, number)),
  points: said(whole, 'What mending everything would gain.'),
};

const summary = named(
  'QualitySummary',
  object({
    by: oneOf(...summaryGroupings),
    rows: said(
      list(
        object(
          {
            id: said(text, 'User, department, source, object or import; empty: records that name none.'),
            name: said(
              nothingOr(text),
              'Of a user or a department, or of the file of an import that the caller may see.',
            ),
            ...figures,
          },
          {
            waiver: said(
              object({ reason: text, until: day, signedBy: object({ id: text, name: text }) }),
              'Of an import: who answers for what it left undone, and until when.',
            ),
          },
        ),
      ),
      'The worst first. By owner, what was handed over lately or came incomplete by an import of others does not count.',
    ),
    total: object(figures),
    own: said(object(figures), 'What counts against the caller.'),
    trend: said(
      list(object({ week: day, records: whole, score: figures.score })),
      'Up to twelve weeks as they ended, by their Mondays, and today.',
    ),
    asOf: day,
  }),
);

const fixNext = named(
  'FixNext',
  object({
    owner: person,
    data: list(
      object({
        object: objectName,
        id: text,
        title: text,
        score: whole,
        gain: said(whole, 'What mending everything adds to the score.'),
        atStake: said(
          list(object({ amount: decimal, currency: text })),
          'What the document comes to, or the open deals and issued invoices of the client.',
        ),
        issues: list(issue),
      }),
    ),
    more: said(flag, 'There may be others: not everything that waits was read.'),
    asOf: day,
  }),
);

const waiver = named(
  'QualityWaiver',
  object(
    {
      id: text,
      record: object({ object: objectName, id: text, title: text }),
      field: text,
      rule: oneOf(...qualityRules),
      message: said(text, 'What does not count, in the language of the request.'),
      reason: text,
      until: said(day, 'The first day on which it counts again.'),
      state: said(oneOf(...waiverStates), 'Only what is granted does not count.'),
      isOver: said(flag, 'It was granted, and its day has come.'),
      mayDecide: said(flag, 'The caller may grant or decline it.'),
      asker: person,
      createdAt: moment,
    },
    { decidedBy: person, decidedAt: moment, answer: said(text, 'Why it was declined.') },
  ),
);

const weeks = said(
  list(object({ week: day, records: whole, score: figures.score })),
  'Up to twelve weeks as they ended, by their Mondays, and today.',
);

const report = named(
  'QualityReport',
  object({
    definition: object({ name: { const: 'quality' }, groupBy: oneOf(...summaryGroupings) }),
    rows: said(
      list(
        object({
          id: text,
          name: nothingOr(text),
          ...figures,
          trend: weeks,
          drill: said(nothingOr(text), 'Path of the records behind the figures; null: those of several people.'),
        }),
      ),
      'The worst first. By owner, what was handed over lately or came incomplete by an import of others does not count.',
    ),
    totals: list(object({ ...figures, trend: weeks })),
    asOf: day,
  }),
);

const reportQuery = {
  groupBy: choice(summaryGroupings, 'What the figures are told by; `owner` unless given.'),
  owner: said(text, 'Only what belongs to this user.'),
  department: said(text, 'Only what belongs to people of this department.'),
};

export const quality: OperationsOf<'quality'> = {
  getQualityReport: {
    tag: 'Reports',
    summary: 'Read how good the data are, with the weeks before',
    description: 'Of the people whom the caller leads: nobody is told the score of colleagues.',
    query: reportQuery,
    answers: ok(report),
    problems: ['access.denied', 'query.invalid'],
  },
  exportQualityReport: {
    tag: 'Reports',
    summary: 'Export how good the data are as CSV',
    query: reportQuery,
    answers: { 200: { description: 'The file.', schema: text, mediaType: 'text/csv' } },
    problems: ['access.denied', 'query.invalid'],
  },
  getQualitySummary: {
    tag,
    summary: 'Read how good the data are',
    description:
      'Of the caller, and of the people whose clients they manage, kept up to date by the stream. Nobody is told the score of colleagues.',
    query: { by: choice(summaryGroupings, 'What the figures are told by; `object` unless given.') },
    answers: ok(summary),
  },
  listFixNext: {
    tag,
    summary: 'List what to mend first',
    description: 'What gains the most first, and of that what the most money depends on.',
    query: {
      owner: said(text, 'Whose records, by id: the caller unless given, or one of those whose clients they manage.'),
      limit: said({ ...whole, minimum: 1, maximum: 200, default: 50 }, 'How many records at most.'),
    },
    answers: ok(fixNext),
    problems: ['not_found'],
  },
  listWaivers: {
    tag,
    summary: 'List what need not be mended, and what somebody asks for',
    query: {
      box: choice(
        waiverBoxes,
        '`mine` unless given: what the caller asked for; `toDecide`: what waits for the caller as the head of whose records they are; `granted`: what is granted to those, and not over.',
      ),
      ...paging,
    },
    answers: ok(page(waiver)),
    problems: ['query.invalid'],
  },
  grantWaiver: {
    tag,
    summary: 'Grant a waiver: the rule does not count until its day',
    description: 'For the head of whose record it is. Nobody grants what they asked for themselves.',
    body: input(grantSchema),
    answers: ok(waiver),
    problems: ['access.denied', 'not_found', 'record.erased', 'waiver.decided', 'write.conflict'],
  },
  declineWaiver: {
    tag,
    summary: 'Decline a waiver, and say why',
    body: input(declineWaiverSchema),
    answers: ok(waiver),
    problems: ['access.denied', 'not_found', 'waiver.decided'],
  },
  listWaiversOf: () => ({
    summary: 'List the waivers of a record',
    description: 'The last one of each field and rule.',
    answers: ok(collection(waiver)),
  }),
  askForWaiver: () => ({
    summary: 'Ask that a rule does not count for a field until a day',
    description:
      'What it costs now, at most for a year. The record stays as it is until the head grants it: asking neither costs nor gains a point.',
    body: input(waiverSchema),
    answers: {
      200: { description: 'There was an open one: it is given.', schema: waiver },
      201: { description: 'Asked.', schema: waiver },
    },
    problems: ['access.denied', 'record.merged', 'write.conflict'],
  }),
  getQuality: () => ({
    summary: 'Read how good a record is',
    description:
      'From what is there now, as far as the caller may know it: what is hidden from them neither costs nor is named.',
    answers: ok(recordQuality),
  }),
  answerField: () => ({
    summary: 'Say of a field that it is not known yet, or still right',
    description:
      '`notKnown` is for an empty field, and costs half of what saying nothing does until the day on which to ask again (`askOn`, in 30 days unless given, at most a year); `confirmed` is for one that holds something.',
    body: input(answerSchema),
    answers: ok(recordQuality),
    problems: ['access.denied', 'record.erased', 'record.merged', 'write.conflict'],
  }),
};
