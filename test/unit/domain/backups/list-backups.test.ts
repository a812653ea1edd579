import { describe, expect, it } from 'vitest';
import { chooseKind } from '#shared/domain/backups/backup-kind.ts';
import { drill } from '#shared/domain/backups/drill.ts';
import { listBackups } from '#shared/domain/backups/list-backups.ts';
import { requestVerification } from '#shared/domain/backups/request-verification.ts';
import type { JobRun } from '#shared/domain/jobs/job-run.ts';
import { performRun, saveRun } from '#shared/domain/jobs/job-runs.ts';
import { openVault } from '#test/support/backups.ts';
import { createJobWorker } from '#test/support/job-worker.ts';
import { openMergeOffice } from '#test/support/merges.ts';
import { codeOf } from '#test/support/problems.ts';

const day = 24 * 3600 * 1000;
const backupId = `run_${'1'.repeat(26)}`;

async function openFirm() {
  const { workspace, create } = await openMergeOffice();
  await create('companies', { name: 'North' });
  workspace.tick();
  const vault = await openVault(workspace);
  const admin = workspace.contextOf('admin');
  const { now } = admin;
  const published: { readonly detail: { readonly run: JobRun } }[] = [];
  const publisher = {
    publish: async (events: readonly unknown[]) => void published.push(...(events as typeof published)),
  };
  const perform = (run: JobRun, work: () => Promise<object>) =>
    performRun(workspace.table, run, createJobWorker(now), async () => ({ ...(await work()) }));
  const toRun = (id: string, job: JobRun['job']): JobRun => ({
    id,
    job,
    status: 'queued',
    requestedBy: 'schedule',
    requestedAt: now().toISOString(),
    startedAt: null,
    finishedAt: null,
    result: null,
  });
  await perform(toRun(backupId, 'backup'), () => vault.backUp({ id: backupId }));
  const { store, scratch } = vault;
  const context = workspace.jobContext('restore-drill');
  const work = { context, store, scratch, id: `run_${'2'.repeat(26)}`, isLate: () => false };
  const prove = async (run = toRun(work.id, 'restore-drill')) =>
    perform(run, () => drill({ ...work, id: run.id }, run));
  return { workspace, admin, vault, publisher, published, perform, toRun, work, prove };
}

describe('the list of backups', () => {
  it('says of what moment each is, how long it is kept, and that nothing is proven yet', async () => {
    const { admin } = await openFirm();
    const { data, proof } = await listBackups(admin);
    expect(data).toMatchObject([
      {
        id: backupId,
        at: '2026-11-20T10:00:01.000Z',
        records: 1,
        kind: 'monthly',
        verified: null,
        isBeingVerified: false,
      },
    ]);
    expect(proof).toEqual({ provenAt: null, backupId: null, maxDays: 8, isOverdue: true, isFailing: false });
  });

  it('shows the proof that was asked for, while it is made and after', async () => {
    const { admin, publisher, published, prove, workspace } = await openFirm();
    const asked = await requestVerification(admin, publisher, backupId);
    expect(asked).toMatchObject({ job: 'restore-drill', status: 'queued', backupId });
    expect((await listBackups(admin)).data[0]).toMatchObject({ isBeingVerified: true, verified: null });
    await prove(published[0]?.detail.run);
    const { data, proof } = await listBackups(admin);
    const provenAt = admin.now().toISOString();
    expect(data[0]).toMatchObject({
      isBeingVerified: false,
      verified: { at: provenAt, records: 1, ok: true, problems: [] },
    });
    expect(proof).toMatchObject({ provenAt, backupId, isOverdue: false, isFailing: false });
    workspace.tick(8 * day + 1);
    expect((await listBackups(admin)).proof).toMatchObject({ provenAt, isOverdue: true });
  });

  it('does not show a proof for ever that nobody makes any more', async () => {
    const { admin, publisher, workspace } = await openFirm();
    await requestVerification(admin, publisher, backupId);
    const isBeingVerified = async () => (await listBackups(admin)).data[0]?.isBeingVerified;
    expect(await isBeingVerified()).toBe(true);
    workspace.tick(day);
    expect(await isBeingVerified()).toBe(false);
  });

  it('keeps the last proof that held, and names what is wrong with the newer one', async () => {
    const { admin, prove, vault, workspace, toRun } = await openFirm();
    await prove();
    const provenAt = admin.now().toISOString();
    workspace.tick(day);
    vault.store.objects.clear();
    await prove(toRun(`run_${'3'.repeat(26)}`, 'restore-drill'));
    const { data, proof } = await listBackups(admin);
    expect(data[0]?.verified).toMatchObject({ ok: false, problems: [{ code: 'manifest.missing' }] });
    expect(proof).toMatchObject({ provenAt, isOverdue: false, isFailing: true });
  });

  it('forgets what is not kept any more', async () => {
    const { admin, workspace, publisher } = await openFirm();
    workspace.tick(36 * day);
    expect((await listBackups(admin)).data).toEqual([]);
    expect(await codeOf(requestVerification(admin, publisher, backupId))).toBe('not_found');
  });

  it('holds the monthly ones for as long as the workspace asks, however many were made since', async () => {
    const { admin, workspace, perform, toRun, vault } = await openFirm();
    const tenant = { ...admin.tenant, retentionDays: { ...admin.tenant.retentionDays, backups: 365 } };
    const kinds = async () => (await listBackups({ ...admin, tenant })).data.map(({ kind }) => kind);
    const facts = await vault.backUp({ id: `run_${'0'.repeat(25)}1` });
    for (let at = 0; at < 130; at += 1) {
      workspace.tick(day);
      const expiresAt = new Date(admin.now().getTime() + 14 * day).toISOString();
      const point = admin.now().toISOString();
      const kind = at === 10 ? 'monthly' : 'daily';
      const kept = kind === 'monthly' ? new Date(admin.now().getTime() + 365 * day).toISOString() : expiresAt;
      const id = `run_${String(at).padStart(26, '0')}`;
      await perform(toRun(id, 'backup'), async () => ({ ...facts, kind, point, expiresAt: kept }));
    }
    expect(await kinds()).toEqual([...Array<string>(14).fill('daily'), 'monthly']);
    workspace.tick(366 * day);
    expect(await kinds()).toEqual([]);
  });

  it('holds those of earlier releases, which cannot be proven', async () => {
    const { admin, workspace, toRun, work } = await openFirm();
    workspace.tick();
    const id = `run_${'0'.repeat(26)}`;
    const result = { key: '2026-11-20/run_0.jsonl.gz', size: 1, records: 2, sha256: 'x', verified: null };
    await saveRun(workspace.table, { ...toRun(id, 'backup'), status: 'finished', finishedAt: 'then', result });
    const [first] = (await listBackups(admin)).data;
    expect(first).toMatchObject({ id, at: 'then', records: 2, kind: null, expiresAt: null, verified: null });
    expect(await drill(work, { backupId: id })).toMatchObject({ ok: false, problems: [{ code: 'format' }] });
  });

  it('is the business of administrators', async () => {
    const { workspace, publisher } = await openFirm();
    const manager = workspace.contextOf('manager');
    expect(await codeOf(listBackups(manager))).toBe('access.denied');
    expect(await codeOf(requestVerification(manager, publisher, backupId))).toBe('access.denied');
    for (const id of ['run_x', `run_${'9'.repeat(26)}`, 'constructor'])
      expect(await codeOf(requestVerification(workspace.contextOf('admin'), publisher, id))).toBe('not_found');
  });
});

describe('a drill', () => {
  it('takes the newest backup, and says so when there is none', async () => {
    const { work, workspace } = await openFirm();
    expect(await drill(work, {})).toMatchObject({ backupId, ok: true });
    workspace.tick();
    const { workspace: empty } = await openMergeOffice();
    expect(await drill({ ...work, context: empty.jobContext('restore-drill') }, {})).toEqual({ backups: 0 });
  });
});

describe('how long a backup is kept', () => {
  it('follows from what it is the first of, where the company works', () => {
    const kinds: { kind: ReturnType<typeof chooseKind>; at: string }[] = [];
    for (const at of [
      '2026-10-30T02:00:00Z', // a Friday
      '2026-10-31T02:00:00Z',
      '2026-10-31T23:30:00Z', // in Paris it is Sunday, 1 November
      '2026-11-01T02:00:00Z',
      '2026-11-02T02:00:00Z', // a Monday
      '2026-11-03T02:00:00Z',
      '2026-11-09T02:00:00Z',
    ])
      kinds.push({ kind: chooseKind(new Date(at), 'Europe/Paris', kinds), at });
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'monthly',
      'daily',
      'monthly',
      'daily',
      'weekly',
      'daily',
      'weekly',
    ]);
  });
});
