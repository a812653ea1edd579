import { describe, expect, it } from 'vitest';
import { type RestorePlace, type RestoreRequest, restoreBackup } from '#shared/domain/backups/restore-backup.ts';
import { announceAttachment, completeAttachment } from '#shared/domain/files/add-attachment.ts';
import { performRun } from '#shared/domain/jobs/job-runs.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { openVault } from '#test/support/backups.ts';
import { canonicalState, catchUp } from '#test/support/canonical-state.ts';
import { erase, findSecrets, leaveTraces } from '#test/support/erased-person.ts';
import { createJobWorker } from '#test/support/job-worker.ts';
import { createMemoryFiles, type MemoryFiles } from '#test/support/memory-files.ts';
import { createMemoryTable, type MemoryTable } from '#test/support/memory-table.ts';
import { openMergeOffice } from '#test/support/merges.ts';
import { keepPeople } from '#test/support/people.ts';
import { codeOf } from '#test/support/problems.ts';
import type { Workspace } from '#test/support/workspace.ts';

const backupId = `run_${'1'.repeat(26)}`;

/** A backup of the workspace, and a way to restore it into tables by name. */
async function backUpAll(workspace: Workspace, files: MemoryFiles) {
  workspace.tick();
  const vault = await openVault(workspace, files);
  const context = { ...workspace.jobContext('restore'), directory: await loadDirectory(workspace.table) };
  const at = context.now().toISOString();
  const times = { requestedAt: at, startedAt: null, finishedAt: null } as const;
  const run = {
    id: backupId,
    job: 'backup',
    status: 'queued',
    requestedBy: 'schedule',
    result: null,
    ...times,
  } as const;
  await performRun(workspace.table, run, createJobWorker(context.now), async () => ({
    ...(await vault.backUp({ id: backupId, chunkBytes: 4000 })),
  }));
  const tables = new Map<string, MemoryTable>();
  const open = (into: string) => tables.get(into) ?? createMemoryTable();
  const ensure = async (into: string) => {
    tables.set(into, open(into));
    return open(into);
  };
  const work = { context, store: vault.store, files, tables: { open, ensure }, isLate: () => true };
  /** Call after call, as the command does it. */
  const restore = async (into: string) => {
    const steps: string[] = [];
    for (let from: RestorePlace | undefined; ; ) {
      const request: RestoreRequest = { backupId, into, ...(from && { from }) };
      const progress = await restoreBackup(work, request);
      expect(progress.faults).toEqual([]);
      steps.push(from?.step ?? 'begin');
      from = progress.next;
      if (!from) return { table: open(into), steps: [...new Set(steps)] };
    }
  };
  return { vault, tables, restore, work };
}

describe('restoring a backup', () => {
  it('brings the whole workspace into a new table, with figures, words and pairs, in as many calls as it takes', async () => {
    const office = await openMergeOffice();
    const identifiers = [{ scheme: 'FR-SIREN', value: '732829320' }];
    const company = await office.create('companies', {
      name: 'North Wind',
      identifiers,
      description: 'long '.repeat(400),
    });
    for (let at = 0; at < 30; at += 1)
      await office.create('contacts', { lastName: `Person ${at % 20}`, companyId: company });
    await office.create('deals', { title: 'Wind', companyId: company, amount: '100.00', currency: 'EUR' });
    const { workspace } = office;
    const { restore } = await backUpAll(workspace, createMemoryFiles());
    const { table, steps } = await restore('yesterday');
    expect(steps).toEqual(['begin', 'chunks', 'erasures', 'figures', 'index']);
    const restored = canonicalState(table);
    await catchUp(workspace.table);
    expect(restored).toEqual(canonicalState(workspace.table));
    await catchUp(table);
    expect(canonicalState(table)).toEqual(restored);
  });

  it('never writes over what is there', async () => {
    const office = await openMergeOffice();
    await office.create('companies', { name: 'North' });
    const { tables, restore } = await backUpAll(office.workspace, createMemoryFiles());
    const taken = createMemoryTable();
    await taken.write({ put: { pk: 'somebody', sk: 'REC' } });
    tables.set('taken', taken);
    await expect(restore('taken')).rejects.toThrow('the table holds data');
    expect(taken.snapshot()).toHaveLength(1);
  });

  it('puts files back that are gone, and leaves those alone that are there', async () => {
    const office = await openMergeOffice();
    const { workspace } = office;
    const files = createMemoryFiles();
    const id = await office.create('companies', { name: 'Files' });
    const admin = await office.contextOf('admin');
    const attach = async (text: string) => {
      const facts = { fileName: 'offer.txt', contentType: 'text/plain', size: text.length };
      const { id: fileId, upload } = await announceAttachment(admin, files, definitions.companies, id, facts);
      files.send(upload, new TextEncoder().encode(text));
      await completeAttachment(admin, files, definitions.companies, id, fileId);
      return `attachments/${id}/${fileId}`;
    };
    const [gone, changed] = [await attach('gone'), await attach('there')];
    const { restore } = await backUpAll(workspace, files);
    await files.remove(gone);
    await files.write(changed, new TextEncoder().encode('other'), 'text/plain');
    await restore('yesterday');
    const read = async (key: string) => new TextDecoder().decode(await files.read(key, 100));
    expect([await read(gone), await read(changed)]).toEqual(['gone', 'other']);
  });

  it('lets nobody come back who was erased since, nor their files', async () => {
    const traces = await leaveTraces();
    const { workspace, files, personId } = traces;
    await keepPeople(workspace, [
      ['admin', 'administrator'],
      ['manager', 'headOfSales'],
    ]);
    const { restore } = await backUpAll(workspace, files);
    await erase(traces, personId);
    const { table } = await restore('yesterday');
    expect(findSecrets({ ...traces, workspace: { ...workspace, table }, files })).toEqual([]);
  });

  it('names what cannot be read', async () => {
    const office = await openMergeOffice();
    await office.create('companies', { name: 'North' });
    const { vault, work, tables } = await backUpAll(office.workspace, createMemoryFiles());
    const chunk = [...vault.store.objects.keys()].find((key) => key.endsWith('00001.jsonl.gz')) ?? '';
    vault.store.objects.delete(chunk);
    const { faults } = await restoreBackup(work, { backupId, into: 'half' });
    expect(faults).toEqual([{ code: 'chunk.missing', where: chunk }]);
    vault.store.objects.clear();
    await expect(restoreBackup(work, { backupId, into: 'none' })).rejects.toThrow(/^manifest\.missing: /);
    expect(tables.has('none')).toBe(false);
    const unknown = { backupId: `run_${'2'.repeat(26)}`, into: 'none' };
    expect(await codeOf(restoreBackup(work, unknown))).toBe('not_found');
  });
});
