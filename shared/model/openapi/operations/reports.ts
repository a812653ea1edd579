import { reportNames } from '../../reports.ts';
import { choice, type OperationsOf, ok } from '../operation.ts';
import { decimal, list, moment, named, object, objectName, oneOf, said, text, whole } from '../schema.ts';

const month = said({ ...text, pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' }, 'A month, such as 2026-11.');

const row = named(
  'ReportRow',
  object(
    { count: whole },
    {
      month,
      stageId: text,
      object: objectName,
      ownerId: text,
      owner: said(text, 'Name of the owner.'),
      currency: said(text, 'Currencies are never added up.'),
      amount: said(decimal, 'Absent for those who may not see amounts.'),
    },
  ),
);

const report = named(
  'Report',
  object({
    definition: said(
      object({ name: oneOf(...reportNames), groupBy: text }, { from: month, to: month }),
      'What each number is made of.',
    ),
    rows: list(row),
    totals: list(row),
    asOf: moment,
  }),
);

export const reports: OperationsOf<'reports'> = {
  getReport: {
    tag: 'Reports',
    summary: 'Read a report',
    description:
      'Sales by month, the funnel by stage, or how many records there are: within what the caller may read, kept up to date by the stream.',
    path: { name: oneOf(...reportNames) },
    query: {
      from: said(month, 'First month of sales; eleven months before the current one unless given.'),
      to: said(month, 'Last month of sales; the current one unless given.'),
      groupBy: choice(['month', 'stage', 'object', 'owner'], 'What the report is made by itself, or `owner`.'),
      owner: said(text, 'Only what belongs to this user.'),
    },
    answers: ok(report),
    problems: ['access.denied'],
  },
};
