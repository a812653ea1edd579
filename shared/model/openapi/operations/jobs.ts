import { backupFaultCodes, backupKinds } from '../../backups.ts';
import { jobNames } from '../../jobs.ts';
import { type OperationsOf, ok } from '../operation.ts';
import {
  anything,
  collection,
  flag,
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
import { cleansing } from './cleansing.ts';

const tag = 'Jobs';
const name = oneOf(...jobNames);

const run = named(
  'JobRun',
  object(
    {
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
    },
    { backupId: said(text, 'Of a drill that somebody asked for.') },
  ),
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

const fault = named(
  'BackupFault',
  object(
    {
      code: oneOf(...backupFaultCodes),
      where: said(text, 'Key of a chunk or a file, id of a record, kind of items: never a value of a record.'),
    },
    { expected: text, found: text },
  ),
);

const verified = object({
  at: moment,
  records: said(whole, 'Live records that came back.'),
  ok: flag,
  problems: said(list(fault), 'The first fifty.'),
});

const backup = named(
  'Backup',
  object({
    id: text,
    at: said(moment, 'The moment whose state it holds.'),
    size: said(whole, 'Bytes, compressed; files of records besides.'),
    records: said(whole, 'Live ones.'),
    sha256: said(text, 'Of the manifest, which lists those of everything else; hexadecimal.'),
    key: said(text, 'Of the manifest in the bucket.'),
    kind: said(nothingOr(oneOf(...backupKinds)), 'How long it is kept; null: made by an earlier release.'),
    expiresAt: nothingOr(moment),
    chunks: whole,
    files: said(whole, 'Of records.'),
    verified: said(nothingOr(verified), 'Proof by restoring; null: not proven.'),
    isBeingVerified: flag,
  }),
);

const proof = named(
  'RestoreProof',
  object({
    provenAt: said(nothingOr(moment), 'When a backup was last restored without a fault; null: never.'),
    backupId: nothingOr(text),
    maxDays: said(whole, 'Days after which that is too old.'),
    isOverdue: flag,
    isFailing: said(flag, 'The last drill, whichever backup it was of, found something wrong.'),
  }),
);

export const jobs: OperationsOf<'jobs'> = {
  ...cleansing,
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
    summary: 'List the backups that are kept, with the last proof that they can be restored',
    answers: ok(object({ data: list(backup), proof })),
    problems: ['access.denied'],
  },
  createBackup: {
    tag,
    summary: 'Make a backup now',
    description: 'It becomes the backup with the id of the run, once that has finished.',
    answers: { 202: { description: 'Asked for.', schema: run } },
    problems: ['access.denied'],
  },
  verifyBackup: {
    tag,
    summary: 'Prove a backup by restoring it',
    description:
      'Restores it into a table of its own, compares that with what was kept, and drops it. The list of backups shows what came of it.',
    path: { id: text },
    answers: { 202: { description: 'Asked for.', schema: run } },
    problems: ['access.denied', 'not_found'],
  },
};
