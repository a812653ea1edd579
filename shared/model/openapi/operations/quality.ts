import { answerSchema } from '../../quality/answers.ts';
import { dimensions, qualityRules } from '../../quality/quality.ts';
import { type OperationsOf, ok } from '../operation.ts';
import {
  day,
  eachOf,
  flag,
  input,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  object,
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
      isElsewhere: said(flag, 'The contact that it names works for another company.'),
      merged: said(whole, 'Duplicates that were found and merged into it.'),
      answers: said(object({}, { unknown: mapOf(day), confirmed: mapOf(day) }), 'What people said of fields.'),
    },
  ),
);

const recordQuality = named(
  'RecordQuality',
  object({
    score: said(whole, '100 less the points of all issues, never below 0.'),
    dimensions: byDimension,
    issues: said(list(issue), 'Dearest first.'),
    facts: said(facts, 'What the score follows from besides the fields of the record.'),
    asOf: day,
  }),
);

export const quality: OperationsOf<'quality'> = {
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
