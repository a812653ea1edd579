import { jobNames } from '../../routes.ts';
import { type OperationsOf, ok } from '../operation.ts';
import { anything, collection, mapOf, moment, named, nothingOr, object, oneOf, said, text, whole } from '../schema.ts';

const tag = 'Jobs';
const name = oneOf(...jobNames);

const run = named(
  'JobRun',
  object({
    id: text,
    job: name,
    status: said(
      oneOf('queued', 'running', 'finished', 'failed', 'skipped'),
      'Skipped: another run of the job was under way.',
    ),
    requestedBy: said(text, 'Id of a user, or `schedule`.'),
    requestedAt: moment,
    startedAt: nothingOr(moment),
    finishedAt: nothingOr(moment),
    result: said(nothingOr(mapOf(anything)), 'What came of it; each job has its own.'),
  }),
);

const job = named(
  'Job',
  object({
    name,
    schedule: said(text, '`cron(…)` or `rate(…)`, counted in the time zone.'),
    timeZone: text,
    lastRun: nothingOr(run),
  }),
);

const backup = named(
  'Backup',
  object({
    id: text,
    at: moment,
    size: said(whole, 'Bytes of the compressed file.'),
    records: whole,
    sha256: said(text, 'Of the compressed file, hexadecimal.'),
    key: said(text, 'Where it lies in the bucket.'),
    verified: said({ type: 'null' }, 'Proof by restoring; null: not proven.'),
  }),
);

export const jobs: OperationsOf<'jobs'> = {
  listJobs: {
    tag,
    summary: 'List the jobs with their last run',
    answers: ok(collection(job)),
    problems: ['access.denied'],
  },
  runJob: {
    tag,
    summary: 'Start a job now',
    description:
      'Does what its schedule does. The run goes on after the answer; the list of jobs shows what came of it.',
    path: { job: name },
    answers: { 202: { description: 'Asked for.', schema: run } },
    problems: ['access.denied'],
  },
  listBackups: {
    tag,
    summary: 'List the newest hundred backups',
    answers: ok(collection(backup)),
    problems: ['access.denied'],
  },
};
