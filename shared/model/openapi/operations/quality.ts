import { answerSchema } from '../../quality/answers.ts';
import { summaryGroupings } from '../../quality/summary.ts';
import { declineWaiverSchema, grantSchema, waiverBoxes, waiverSchema } from '../../quality/waivers.ts';
import { choice, type OperationsOf, ok, paging } from '../operation.ts';
import { fixNext, recordQuality, report, reportQuery, summary, waiver } from '../quality-schemas.ts';
import { collection, input, page, said, text, whole } from '../schema.ts';

const tag = 'Data quality';

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
      import: said(text, 'Instead: what this import left undone, whoever has its records now.'),
      limit: said({ ...whole, minimum: 1, maximum: 200, default: 50 }, 'How many records at most.'),
    },
    answers: ok(fixNext),
    problems: ['not_found', 'query.invalid'],
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
