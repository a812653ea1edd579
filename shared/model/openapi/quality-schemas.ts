import { dimensions, qualityRules } from '../quality/quality.ts';
import { summaryGroupings } from '../quality/summary.ts';
import { waiverStates } from '../quality/waivers.ts';
import { registeredStates } from '../registries.ts';
import { choice } from './operation.ts';
import {
  day,
  decimal,
  eachOf,
  flag,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  number,
  object,
  objectName,
  oneOf,
  person,
  said,
  text,
  whole,
} from './schema.ts';

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
    {
      askOn: said(day, 'Of what is not known yet: when to ask again.'),
      keptIn: said(text, 'The system that keeps the field, and where alone it is mended.'),
    },
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
      registered: said(oneOf(...registeredStates), 'What the registry said against the company.'),
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

export const figures = {
  records: whole,
  score: said(nothingOr(number), 'On average, with one decimal; null: no record to judge by.'),
  dimensions: object(eachOf(dimensions, number)),
  points: said(whole, 'What mending everything would gain.'),
};

export const summary = named(
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
    teams: said(
      object({ asOf: nothingOr(day), rows: list(object({ id: text, name: text, score: number })) }),
      'For everybody: departments of three people or more, the worst first, as of the last recount.',
    ),
    asOf: day,
  }),
);

export const fixNext = named(
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

export const waiver = named(
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

export const weeks = said(
  list(object({ week: day, records: whole, score: figures.score })),
  'Up to twelve weeks as they ended, by their Mondays, and today.',
);

export const report = named(
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

export const reportQuery = {
  groupBy: choice(summaryGroupings, 'What the figures are told by; `owner` unless given.'),
  owner: said(text, 'Only what belongs to this user.'),
  department: said(text, 'Only what belongs to people of this department.'),
  from: said(text, 'Weeks from this month or day on.'),
  to: said(text, 'Weeks up to this month or day.'),
};
