import { beforeEach, describe, expect, it } from 'vitest';
import { type RestorePlace, type RestoreRequest, restoreBackup } from '#shared/domain/backups/restore-backup.ts';
import { findExport, wholeKey } from '#shared/domain/exports/export-entry.ts';
import { readExport } from '#shared/domain/exports/list-exports.ts';
import { startWorkspaceExport } from '#shared/domain/exports/workspace/start-workspace-export.ts';
import { workOnWorkspaceExport } from '#shared/domain/exports/workspace/work-on-workspace-export.ts';
import { announceAttachment, completeAttachment } from '#shared/domain/files/add-attachment.ts';
import { createApiKey } from '#shared/domain/organisation/api-keys.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { listUserHistory } from '#shared/domain/organisation/list-people.ts';
import { archiveFolder } from '#shared/model/backups.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Table } from '#shared/store/table.ts';
import { canonicalState, catchUp } from '#test/support/canonical-state.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import { createMemoryBackups } from '#test/support/memory-backups.ts';
import { createMemoryFiles, type MemoryFiles } from '#test/support/memory-files.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';
import { type MergeOffice, openMergeOffice } from '#test/support/merges.ts';
import { createAccountsLog } from '#test/support/people.ts';
import { codeOf } from '#test/support/problems.ts';
import { readZip } from '#test/support/read-zip.ts';

let office: MergeOffice;
let files: MemoryFiles;
let waiting: string[];
const publisher = {
  publish: async (events: readonly { readonly detail: unknown }[]) => {
    waiting.push(...events.map(({ detail }) => (detail as { readonly id: string }).id));
  },
};

beforeEach(async () => {
  office = await openMergeOffice();
  files = createMemoryFiles();
  waiting = [];
  const company = await office.create('companies', {
    name: 'North Wind',
    identifiers: [{ scheme: 'FR-SIREN', value: '732829320' }],
    description: 'long '.repeat(400),
  });
  for (let at = 0; at < 30; at += 1)
    await office.create('contacts', { lastName: `Person ${at % 20}`, companyId: company });
  await office.create('deals', { title: 'Wind', companyId: company, amount: '100.00', currency: 'EUR' });
  const admin = await office.contextOf('admin');
  const facts = { fileName: 'offer.txt', contentType: 'text/plain', size: 5 };
  const { id, upload } = await announceAttachment(admin, files, definitions.companies, company, facts);
  files.send(upload, new TextEncoder().encode('offer'));
  await completeAttachment(admin, files, definitions.companies, company, id);
});

const ask = async (person = 'admin') =>
  (await startWorkspaceExport(await office.contextOf(person), publisher, 'en')).id;

/** Call after call, as the bus makes them. @returns how many there were */
async function work(isLate = () => true, table: Table = office.workspace.table): Promise<number> {
  const { tenant, now, newId } = office.workspace.contextOf('admin');
  const wait = async () => office.workspace.tick();
  const scan = office.workspace.table;
  let calls = 0;
  for (let id = waiting[0]; id !== undefined; id = waiting[0]) {
    calls += 1;
    const workshop = {
      table,
      scan,
      files,
      publisher,
      tenant,
      now,
      newId,
      release: '1',
      wait,
      isLate,
      chunkBytes: 4000,
    };
    await workOnWorkspaceExport(workshop, id);
    waiting.shift();
  }
  return calls;
}

const archiveOf = (id: string) => files.files.get(wholeKey(id))?.bytes ?? new Uint8Array();

/** Of records and of their history, in whichever chunks. */
function linesOf(archive: Uint8Array): readonly string[] {
  const parts = [...readZip(archive)].filter(([name]) =>
    /^data\/(audit|companies|contacts|deals|text|files)\//.test(name),
  );
  return parts.flatMap(([, bytes]) => new TextDecoder().decode(bytes).trimEnd().split('\n')).toSorted();
}

/** Brings an archive into an empty table of a workspace that has no files. */
async function bringIn(archive: ReadonlyMap<string, Uint8Array>) {
  const store = createMemoryBackups();
  for (const [name, bytes] of archive) await store.save(archiveFolder('moved') + name, bytes);
  const table = createMemoryTable();
  const elsewhere = createMemoryFiles();
  const context = { ...office.workspace.jobContext('restore'), directory: await loadDirectory(office.workspace.table) };
  const tables = { open: () => table, ensure: async () => table };
  const restoring = { context, store, files: elsewhere, tables, isLate: () => true };
  for (let from: RestorePlace | undefined; ; ) {
    const request: RestoreRequest = { archive: 'moved', into: 'new', ...(from && { from }) };
    const progress = await restoreBackup(restoring, request);
    if (progress.faults.length > 0) return { table, files: elsewhere, faults: progress.faults };
    from = progress.next;
    if (!from) return { table, files: elsewhere, faults: [] };
  }
}

describe('an export of the workspace', () => {
  it('brought into an empty table is the same workspace, with its files and its history, and without its keys', async () => {
    const admin = await office.contextOf('admin');
    const body = { name: 'Robot', roles: ['administrator'], departmentId: 'sales', expiresAt: '2026-12-31T00:00:00Z' };
    await createApiKey(admin, createAccountsLog(), body);
    const id = await ask();
    expect(await work()).toBeGreaterThan(4);
    const archive = readZip(archiveOf(id));
    const text = [...archive.values()].map((bytes) => new TextDecoder().decode(bytes)).join('');
    expect([...archive.keys()]).toEqual(
      expect.arrayContaining(['manifest.json', expect.stringMatching(/^data.companies.\d+.jsonl$/)]),
    );
    expect(text).not.toContain('KEY#');
    const { table, files: elsewhere, faults } = await bringIn(archive);
    expect(faults).toEqual([]);
    await catchUp(office.workspace.table);
    expect(canonicalState(table)).toEqual(canonicalState(office.workspace.table));
    const kept = (one: typeof table) =>
      one.snapshot().filter(({ type }) => ['audit', 'user', 'role'].includes(String(type)));
    expect(kept(table)).toEqual(kept(office.workspace.table));
    const attached = (one: MemoryFiles) =>
      [...one.files].flatMap(([key, file]) =>
        key.startsWith('attachments/') ? [[key, String(Buffer.from(file.bytes))]] : [],
      );
    expect(attached(elsewhere)).toEqual(attached(files));
  });

  it('goes on after a crash, and is then the same archive', async () => {
    const whole = await ask();
    await work(() => false);
    const expected = linesOf(archiveOf(whole));
    for (const call of [3, 8, 14, 20, 26]) {
      const id = await ask();
      let left = call;
      const fault = () => {
        left -= 1;
        return left <= 0 ? 'crash' : 'none';
      };
      for (let attempt = 0; attempt < 4 && waiting.length > 0; attempt += 1) {
        const table = createFaultyTable(office.workspace.table, attempt === 0 ? fault : () => 'none', () => 0);
        await work(() => true, table).catch(() => {});
        office.workspace.tick(60_000);
      }
      expect([call, (await findExport(office.workspace.table, id))?.status]).toEqual([call, 'finished']);
      expect(linesOf(archiveOf(id))).toEqual(expected);
    }
  });

  it('names what was damaged on the way', async () => {
    const id = await ask();
    await work();
    const archive = new Map(readZip(archiveOf(id)));
    const contacts = [...archive.keys()].find((name) => name.startsWith('data/contacts/')) ?? '';
    const bytes = archive.get(contacts) ?? new Uint8Array();
    archive.set(
      contacts,
      bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    );
    expect((await bringIn(archive)).faults).toMatchObject([{ code: 'chunk.altered', where: contacts }]);
    archive.delete(contacts);
    expect((await bringIn(archive)).faults).toMatchObject([{ code: 'chunk.missing', where: contacts }]);
    archive.set('manifest.json', (archive.get('manifest.json') ?? bytes).slice(0, 100));
    await expect(bringIn(archive)).rejects.toThrow('manifest.truncated');
  });

  it('is for who may export everything and manages the workspace, and is told in their history', async () => {
    expect(await codeOf(ask('manager'))).toBe('access.denied');
    const id = await ask();
    await work();
    const view = await readExport(await office.contextOf('admin'), files, id);
    expect(view).toMatchObject({ object: 'workspace', format: 'zip', status: 'finished', problem: null });
    expect(view.download?.url).toContain('workspace-2026-11-20.zip');
    const { data } = await listUserHistory(await office.contextOf('admin'), 'admin', { limit: 1 });
    expect(data).toMatchObject([{ action: 'export', object: 'workspace', format: 'zip', rows: view.rows }]);
  });
});
