import type { JobName } from '#shared/model/jobs.ts';

/** A job that was asked for, as it is kept. */
export interface JobRun {
  readonly id: string;
  readonly job: JobName;
  /** `skipped`: another run of the job was under way. */
  readonly status: 'queued' | 'running' | 'finished' | 'failed' | 'skipped';
  /** User id, or `schedule`. */
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  /** Of a drill that somebody asked for: the backup to be restored; absent: the newest. */
  readonly backupId?: string;
}
