import { jobKey } from '#shared/store/keys/jobs.ts';
import { wasWritten } from '#shared/store/lease.ts';
import { type Condition, isAbsent, type Table } from '#shared/store/table.ts';
import type { JobRun } from './job-run.ts';

/** From one sign of life: shorter than the minute after which a function that died is called again. In milliseconds. */
const leaseLength = 50_000;
const signOfLife = 15_000;

/** Who does a job in one call, and how the time passes for them. */
export interface JobWorker {
  /** Of this call alone. */
  readonly holder: string;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Does it again and again. @returns what ends that */
  readonly repeat: (milliseconds: number, task: () => Promise<void>) => () => void;
}

export interface JobLease {
  release(): Promise<void>;
}

/**
 * One run of a job is at work at a time, and one call of a run: as long as it lives it says so. A call that finds another of
 * its own run waits whether that gives a sign of life, and goes on in its place when it gives none.
 * @returns whose it is when there is none: of `other` runs, or of the `same`
 */
export async function takeJobLease(
  table: Table,
  { id: runId, job }: Pick<JobRun, 'id' | 'job'>,
  { holder, now, wait, repeat }: JobWorker,
): Promise<JobLease | 'other' | 'same'> {
  const key = jobKey(`lease-${job}`);
  const isMine: Condition = { attribute: 'holder', op: 'eq', value: holder };
  const isOver = (): Condition => ({ any: [isAbsent, { attribute: 'until', op: 'lt', value: now().getTime() }] });
  const sign = (condition: Condition) => {
    const until = now().getTime() + leaseLength;
    return wasWritten(table.write({ put: { ...key, type: 'lease', shape: 1, runId, holder, until }, if: condition }));
  };
  if (!(await sign(isOver()))) {
    const held = await table.get(key, { consistent: true });
    if (held && held.runId !== runId) return 'other';
    await wait(leaseLength + 1);
    if (!(await sign(isOver()))) return 'same';
  }
  const stop = repeat(signOfLife, async () => {
    if (!(await sign(isMine))) stop();
  });
  return {
    async release() {
      stop();
      await wasWritten(table.write({ delete: key, if: isMine }));
    },
  };
}
