import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { systemActor } from '#shared/domain/access/actor.ts';
import type { Context } from '#shared/domain/context.ts';
import type { EventPublisher } from '#shared/domain/events/event-publisher.ts';
import { beat } from '#shared/domain/health/heartbeats.ts';
import type { JobWorker } from '#shared/domain/jobs/job-lease.ts';
import type { JobRun } from '#shared/domain/jobs/job-run.ts';
import { performRun } from '#shared/domain/jobs/job-runs.ts';
import { ToBeContinued } from '#shared/domain/jobs/to-be-continued.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { jobRequested } from '#shared/model/bus-events.ts';
import type { JobName } from '#shared/model/jobs.ts';
import { createDocumentClient } from '#shared/store/dynamo-client.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import type { TableScan } from '#shared/store/table.ts';
import { readEnv } from './env.ts';
import { createId } from './ids.ts';
import { logger } from './observability.ts';

/** Both events that start a job: of the schedule, and of the bus when somebody asked for it. */
export interface JobEvent {
  readonly detail: {
    readonly job: JobName;
    readonly run?: JobRun;
    /** ISO 8601, when the schedule was due: the same for every attempt. Absent: of a start. */
    readonly at?: string;
    /** Of a start: there is nothing to do where this release did it before. */
    readonly ofRelease?: true;
  };
}

export interface JobCall {
  readonly run: JobRun;
  readonly context: Context;
  readonly scan: TableScan;
  /** Whether the time of this function is nearly over. */
  readonly isLate: () => boolean;
  readonly ofRelease: boolean;
}

/** Well within the 15 minutes that a function may take: what was begun is still ended. In milliseconds. */
const budget = 12 * 60_000;

/** Pages of a scan are large, and nobody waits for an answer. In milliseconds. */
const jobPatience = 30_000;

/**
 * A function that does one job, keeps its run, and fails loudly.
 * @param publisher by which a job that takes longer than a function may asks for its next part
 */
export function createJob(
  job: JobName,
  work: (call: JobCall) => Promise<Readonly<Record<string, unknown>>>,
  publisher?: EventPublisher,
) {
  const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
  const table = createDynamoTable({ tableName, client: createDocumentClient(jobPatience) });
  const now = () => new Date();
  const wait = async (milliseconds: number) => void (await setTimeout(milliseconds));

  async function perform(requested: JobRun, ofRelease: boolean): Promise<JobRun> {
    const deadline = Date.now() + budget;
    const worker: JobWorker = { holder: createId('lease', now()), now, wait, repeat };
    return performRun(table, requested, worker, async () => {
      const context: Context = {
        actor: systemActor(job),
        directory: await loadDirectory(table),
        table,
        tenant,
        channel: 'job',
        now,
        newId: (prefix) => createId(prefix, now()),
      };
      return work({ run: requested, context, scan: table, isLate: () => Date.now() > deadline, ofRelease });
    });
  }

  return async (event: JobEvent): Promise<JobRun> => {
    const requested = event.detail.run ?? scheduledRun(job, event.detail.at ?? now().toISOString());
    try {
      return await report(await perform(requested, event.detail.ofRelease === true));
    } catch (error) {
      if (!publisher || !(error instanceof ToBeContinued)) throw error;
      await publisher.publish([{ ...jobRequested, detail: { job, run: requested } }]);
      logger.info('job goes on', { run: requested, reason: error.message });
      return { ...requested, status: 'running' };
    }
  };

  async function report(run: JobRun): Promise<JobRun> {
    if (run.status === 'running') return run;
    await beat(table, `job:${job}`, now());
    logger.info('job done', { run });
    return run;
  }
}

/** A sign of life that was not given is given the next time. */
const repeat: JobWorker['repeat'] = (milliseconds, task) => {
  const timer = setInterval(() => {
    task().catch((error: unknown) => logger.warn('no sign of life of a job', { error }));
  }, milliseconds);
  return () => clearInterval(timer);
};

/** Called again for the same moment, it is the same run: what it has done by then is not done anew. */
function scheduledRun(job: JobName, at: string): JobRun {
  return {
    id: createId('run', new Date(at), createHash('sha256').update(job).digest().subarray(0, 10)),
    job,
    status: 'queued',
    requestedBy: 'schedule',
    requestedAt: new Date(at).toISOString(),
    startedAt: null,
    finishedAt: null,
    result: null,
  };
}
