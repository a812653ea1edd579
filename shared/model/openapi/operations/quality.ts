import { answerSchema } from '../../quality/answers.ts';
import { dimensions, qualityRules } from '../../quality/quality.ts';
import { summaryGroupings } from '../../quality/summary.ts';
import { choice, type OperationsOf, ok } from '../operation.ts';
import {
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
      answers: said(object({}, { unknown: mapOf(day), confirmed: mapOf(day) }), 'What people said of fields.'),
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
        object({
          id: said(text, 'User, department, source, object or import; empty: records that name none.'),
          name: said(
            nothingOr(text),
            'Of a user or a department, or of the file of an import that the caller may see.',
          ),
          ...figures,
        }),
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

export const quality: OperationsOf<'quality'> = {
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
