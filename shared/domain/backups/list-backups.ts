import { type BackupFault, type BackupKind, proofDaysOf } from '#shared/model/backups.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Table } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { JobRun } from '../jobs/job-run.ts';
import { findRun, listRuns, listRunsSince } from '../jobs/job-runs.ts';
import type { BackupFacts } from './back-up.ts';

export interface Verified {
  readonly at: string;
  /** Live records that came back. */
  readonly records: number;
  readonly ok: boolean;
  readonly problems: readonly BackupFault[];
}

export interface Backup {
  readonly id: string;
  /** The moment whose state it holds. */
  readonly at: string;
  /** Bytes of all that is compressed. */
  readonly size: number;
  readonly records: number;
  /** Of the manifest, which lists those of everything else; hexadecimal. */
  readonly sha256: string;
  /** Of the manifest in the bucket. */
  readonly key: string;
  /** null: made by an earlier release, which kept all alike. */
  readonly kind: BackupKind | null;
  readonly expiresAt: string | null;
  readonly chunks: number;
  readonly files: number;
  /** The last proof by restoring; null: not proven. */
  readonly verified: Verified | null;
  /** It is being proven. */
  readonly isBeingVerified: boolean;
}

/** Whether the workspace could be restored, as far as anybody has tried. */
export interface ProofState {
  /** When a backup was last restored without a fault. */
  readonly provenAt: string | null;
  readonly backupId: string | null;
  /** Days after which that is too old. */
  readonly maxDays: number;
  readonly isOverdue: boolean;
  /** The last drill, whichever backup it was of, found something wrong. */
  readonly isFailing: boolean;
}

export interface BackupList {
  readonly data: readonly Backup[];
  readonly proof: ProofState;
}

/** More than are made within a month by far. */
const newest = 100;

/** Those that are still kept, newest first, with what came of restoring them. @throws Problem `access.denied` */
export async function listBackups(context: Context): Promise<BackupList> {
  requireCapability(context.actor, 'runJobs');
  // A day more: a run begins before the moment whose state it keeps.
  const { retentionDays } = context.tenant;
  const since = daysAgo(context, Math.max(retentionDays.backups, proofDaysOf(context.tenant)) + 1);
  const [runs, drills] = await Promise.all([
    listRunsSince(context.table, 'backup', since),
    listRunsSince(context.table, 'restore-drill', since),
  ]);
  const now = context.now().toISOString();
  const data = runs
    .filter(isWhole)
    .map((run) => describe(run, drills, daysAgo(context, 1)))
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  return { data, proof: describeProof(context, drills) };
}

/** @throws Problem `not_found` for what is no whole backup, or not kept any more */
export async function findBackup(context: Context, id: string): Promise<Backup> {
  const run = /^run_[0-9A-Z]{26}$/.test(id) ? await findRun(context.table, id) : undefined;
  const backup = run && run.job === 'backup' && isWhole(run) ? describe(run, [], '') : undefined;
  const isOver = backup?.expiresAt != null && backup.expiresAt <= context.now().toISOString();
  if (!backup || isOver) throw new Problem('not_found');
  return backup;
}

/** The newest whole ones, as far as it says how long they are kept. */
export async function listKept(table: Table): Promise<readonly (BackupFacts & { readonly id: string })[]> {
  const runs = await listRuns(table, 'backup', newest);
  return runs.filter(isWhole).flatMap((run) => {
    const facts = run.result as unknown as Partial<BackupFacts>;
    return facts.point === undefined ? [] : [{ ...(facts as BackupFacts), id: run.id }];
  });
}

function isWhole({ status, result }: JobRun): boolean {
  return status === 'finished' && result !== null;
}

/** @param since a drill that was asked for before it, and has no end, has none any more */
function describe(run: JobRun, drills: readonly JobRun[], since: string): Backup {
  const { point, kind, expiresAt, size, records, sha256, key, chunks, files } = run.result as unknown as BackupFacts &
    Partial<Pick<BackupFacts, 'point' | 'kind' | 'expiresAt' | 'chunks' | 'files'>>;
  const own = drills.filter(({ backupId, result }) => backupId === run.id || result?.backupId === run.id);
  const isRunning = ({ status, requestedAt }: JobRun) =>
    (status === 'queued' || status === 'running') && requestedAt > since;
  return {
    id: run.id,
    at: point ?? String(run.finishedAt),
    size,
    records,
    sha256,
    key,
    kind: kind ?? null,
    expiresAt: expiresAt ?? null,
    chunks: chunks ?? 1,
    files: files ?? 0,
    verified: own.flatMap((drill) => toVerified(drill) ?? [])[0] ?? null,
    isBeingVerified: own.some(isRunning),
  };
}

function toVerified({ status, finishedAt, result }: JobRun): Verified | undefined {
  if (status !== 'finished' || result?.backupId === undefined) return undefined;
  const { records, ok, problems } = result as unknown as Verified;
  return { at: String(finishedAt), records, ok, problems };
}

function describeProof(context: Context, drills: readonly JobRun[]): ProofState {
  const verified = drills.flatMap((drill) => toVerified(drill) ?? []);
  const proven = drills.find((drill) => toVerified(drill)?.ok);
  const maxDays = proofDaysOf(context.tenant);
  const oldest = daysAgo(context, maxDays);
  const provenAt = proven?.finishedAt ?? null;
  const backupId = proven ? String(proven.result?.backupId) : null;
  return {
    provenAt,
    backupId,
    maxDays,
    isOverdue: provenAt === null || provenAt < oldest,
    isFailing: verified[0]?.ok === false,
  };
}

function daysAgo({ now }: Context, days: number): string {
  return new Date(now().getTime() - days * 24 * 3600 * 1000).toISOString();
}
