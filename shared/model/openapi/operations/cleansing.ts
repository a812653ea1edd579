import {
  approvalSchema,
  cleansingOutcomes,
  cleansingPeriods,
  cleansingPlanPatchSchema,
  cleansingPlanSchema,
  cleansingReasons,
  cleansingStatuses,
  cleansingSteps,
  filledThings,
  normalisedThings,
} from '../../cleansing.ts';
import { undoDays } from '../../merging.ts';
import { noContent, type OperationsOf, ok, paging } from '../operation.ts';
import {
  anything,
  collection,
  eachOf,
  flag,
  input,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  object,
  objectName,
  oneOf,
  page,
  person,
  said,
  text,
  whole,
} from '../schema.ts';

const tag = 'Data quality';
const kind = oneOf(...cleansingSteps);

const plan = named(
  'CleansingPlan',
  object({
    id: text,
    name: text,
    steps: list(
      object(
        { kind },
        {
          what: said(list(oneOf(...normalisedThings, ...filledThings)), 'Of `normalise` and `fill`; absent: all.'),
          months: said(whole, 'Of `archiveStale`: for how long nothing has happened.'),
        },
      ),
    ),
    createdBy: said(nothingOr(person), 'null: the plan of the schedule.'),
    createdAt: nothingOr(moment),
    schedule: said(
      nothingOr(object({ every: oneOf(...cleansingPeriods), unasked: flag })),
      'When it is looked at by itself; unasked: what is found is carried out at once. null: only when somebody asks for it.',
    ),
    scheduledBy: said(nothingOr(person), 'Who has approved in advance what is done unasked.'),
    version: whole,
    isScheduled: said(
      flag,
      'The plan of the schedule: carried out every night, without anybody’s approval, and never changed.',
    ),
  }),
);

const change = object({
  field: text,
  old: anything,
  new: anything,
  because: said(nothingOr(oneOf(...cleansingReasons)), 'What it follows from, where the step alone does not say it.'),
});

const runMembers = {
  id: text,
  plan: object({ id: text, name: text }),
  status: said(
    oneOf(...cleansingStatuses),
    'Nothing is changed until a preview is approved: `previewed` waits for that.',
  ),
  at: moment,
  by: said(nothingOr(person), 'null: the schedule.'),
  approved: nothingOr(object({ by: person, at: moment })),
  examined: said(whole, 'Records that were looked at so far.'),
  count: said(whole, 'Records that a step found something in.'),
  done: said(whole, 'Of these, those that are carried out.'),
  steps: said(
    list(object({ kind, found: whole, done: whole })),
    'How many records each step found something in, and changed or flagged; of `mergeCertain` pairs.',
  ),
  outcomes: said(
    object({}, eachOf(cleansingOutcomes, whole)),
    'What came of records. Moved: what would be changed is not what was shown any more. Refused: a number is another record’s, or somebody was at it. Flagged: there was nothing to change.',
  ),
  fields: said(mapOf(whole), 'How often each field was changed.'),
  mergeRunId: said(nothingOr(text), 'The run of merges that belongs to it.'),
  finishedAt: nothingOr(moment),
  undo: nothingOr(object({ by: person, at: moment, done: whole, reversed: whole, kept: whole, failed: whole })),
  undoUntil: said(moment, `For ${undoDays} days it can be undone.`),
};

const run = named('CleansingRun', object(runMembers));

const wholeRun = named(
  'WholeCleansingRun',
  object({
    ...runMembers,
    sample: said(
      list(object({ object: objectName, id: text, title: text, steps: list(kind), changes: list(change) })),
      'Some of the records, before and after; what is only flagged as it is. None that the caller may not read.',
    ),
    kept: said(
      list(object({ object: objectName, id: text, field: text, title: text })),
      'What somebody changed after the run, and undoing left: the first two hundred.',
    ),
  }),
);

type CleansingOperation =
  | 'listCleansingPlans'
  | 'createCleansingPlan'
  | 'updateCleansingPlan'
  | 'deleteCleansingPlan'
  | 'previewCleansing'
  | 'runCleansing'
  | 'listCleansingRuns'
  | 'getCleansingRun'
  | 'undoCleansing';

export const cleansing: Pick<OperationsOf<'jobs'>, CleansingOperation> = {
  listCleansingPlans: {
    tag,
    summary: 'List the plans of cleansing, that of the schedule first',
    answers: ok(collection(plan)),
    problems: ['access.denied'],
  },
  createCleansingPlan: {
    tag,
    summary: 'Make a plan of cleansing',
    description: 'Steps are carried out in the order of the list of kinds, whatever order they come in.',
    body: input(cleansingPlanSchema),
    answers: { 201: { description: 'Made.', schema: plan } },
    problems: ['access.denied', 'validation.failed'],
  },
  updateCleansingPlan: {
    tag,
    summary: 'Change a plan of cleansing',
    description: 'JSON merge patch. Previews made before stay as they are: what they showed is what is approved.',
    ifMatch: 'required',
    body: input(cleansingPlanPatchSchema),
    answers: ok(plan, 'ETag'),
    problems: ['access.denied', 'not_found', 'precondition.failed', 'validation.failed', 'write.conflict'],
  },
  deleteCleansingPlan: {
    tag,
    summary: 'Delete a plan of cleansing',
    description: 'Its runs stay, and can be undone.',
    answers: noContent,
    problems: ['access.denied', 'not_found', 'write.conflict'],
  },
  previewCleansing: {
    tag,
    summary: 'Look at what a plan would change',
    description:
      'Changes nothing: every record is looked at, and the run shows how many would change, with a sample. In a large workspace the answer is 202, and the run goes on after it.',
    answers: {
      200: { description: 'Looked at.', schema: wholeRun },
      202: { description: 'Being looked at.', schema: wholeRun },
    },
    problems: ['access.denied', 'not_found'],
  },
  runCleansing: {
    tag,
    summary: 'Approve what a preview showed, and have it carried out',
    description:
      'Exactly the changes that the preview found are made; where a record has changed since, so that it would be another change, none is.',
    body: input(approvalSchema),
    answers: { 202: { description: 'Asked for.', schema: run } },
    problems: ['access.denied', 'cleansing.state', 'not_found', 'validation.failed'],
  },
  listCleansingRuns: {
    tag,
    summary: 'List previews and runs of cleansing, newest first',
    query: paging,
    answers: ok(page(run)),
    problems: ['access.denied', 'query.invalid'],
  },
  getCleansingRun: {
    tag,
    summary: 'Get a preview or a run with a sample of its records',
    answers: ok(wholeRun),
    problems: ['access.denied', 'not_found'],
  },
  undoCleansing: {
    tag,
    summary: 'Undo a run of cleansing',
    description:
      'Field by field: what somebody changed after the run stays as it is, and is named. Pairs that the run merged become several records again.',
    answers: { 202: { description: 'Asked for.', schema: run } },
    problems: ['access.denied', 'cleansing.state', 'not_found'],
  },
};
