import type { JobRun } from '../jobs/job-run.ts';
import { findBackup, listKept } from './list-backups.ts';
import { backupFormat } from './manifest.ts';
import { readProof } from './proof-progress.ts';
import { type Proof, type ProofWork, proveBackup } from './prove-backup.ts';

/** What a drill reports; nothing is known yet of a workspace that has no backup. */
export type DrillResult =
  | { readonly backups: 0 }
  | (Omit<Proof, 'faults'> & { readonly backupId: string; readonly problems: Proof['faults'] });

/**
 * Proves the backup that was asked for, or the newest when it began.
 * @throws ToBeContinued | Problem `not_found`, when it is not kept any more
 */
export async function drill(
  work: Omit<ProofWork, 'backupId'>,
  { backupId }: Pick<JobRun, 'backupId'>,
): Promise<DrillResult> {
  const { table } = work.context;
  const asked = backupId ?? (await readProof(table, work.id))?.backupId;
  const [newest] = asked === undefined ? await listKept(table) : [];
  const backup = asked === undefined ? newest : await findBackup(work.context, asked);
  if (!backup) return { backups: 0 };
  const { id, key, sha256, kind } = backup;
  const { faults, ...proof } =
    kind === null ? olderForm(key) : await proveBackup({ ...work, backupId: id }, { key, sha256 });
  return { backupId: id, ...proof, problems: faults };
}

/** One file without a manifest, as an earlier release made them. */
function olderForm(where: string): Proof {
  const fault = { code: 'format', where, expected: String(backupFormat), found: '1' } as const;
  return { ok: false, records: 0, erased: 0, faults: [fault] };
}
