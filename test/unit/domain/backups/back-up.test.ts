import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackupFacts } from '#shared/domain/backups/back-up.ts';
import { announceAttachment, completeAttachment } from '#shared/domain/files/add-attachment.ts';
import { ToBeContinued } from '#shared/domain/jobs/to-be-continued.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Item, TableScan } from '#shared/store/table.ts';
import { openVault } from '#test/support/backups.ts';
import { canonicalState, catchUp } from '#test/support/canonical-state.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import { createMemoryFiles } from '#test/support/memory-files.ts';
import { createMemoryTable, type MemoryTable } from '#test/support/memory-table.ts';
import { type MergeOffice, openMergeOffice } from '#test/support/merges.ts';

const { companies, contacts } = definitions;
const long = 'a long story '.repeat(120);

/** The same items in a table of its own. */
async function copyOf(table: MemoryTable): Promise<MemoryTable> {
  const copy = createMemoryTable();
  await copy.writeMany(table.snapshot().map((put) => ({ put })));
  return copy;
}

/** As people see it, with all that follows from the records; how far a merge has come is no business of theirs. */
async function stateOf(table: MemoryTable): Promise<unknown> {
  await catchUp(table);
  const entries = Object.entries(canonicalState(table)).map(([key, value]) => {
    const { absorbed: _, ...rest } = (value ?? {}) as { absorbed?: unknown };
    return [key, typeof value === 'object' && value !== null ? rest : value];
  });
  return Object.fromEntries(entries);
}

/** A scan that lets others work before each of its pages. */
function scanBeside(table: MemoryTable, work: () => Promise<void>): TableScan {
  return {
    scan: () => {
      throw new Error('a backup reads page by page');
    },
    scanPage: async (options) => {
      await work();
      return table.scanPage(options);
    },
  };
}

const siren = ['732829320', '443061841', '542065479', '552100554'];

/** What somebody does in the middle of a backup. */
type Deed = (office: MergeOffice, at: number) => Promise<unknown>;

async function chooseRecord(
  { workspace }: MergeOffice,
  at: number,
  isIn: (item: Item) => boolean,
): Promise<Item | undefined> {
  const records = workspace.table
    .snapshot()
    .filter((item) => item.sk === 'REC' && item.type === 'companies' && isIn(item));
  return records[at % Math.max(records.length, 1)];
}

const isInUse = (item: Item) => item.deletedAt === undefined && item.mergedInto === undefined;

const deeds: readonly Deed[] = [
  (office, at) => office.create('companies', { name: `Firm ${at}`, ...(at % 3 === 0 && { description: long }) }),
  async (office, at) => {
    const company = await chooseRecord(office, at, isInUse);
    return office.create('contacts', { lastName: `Person ${at}`, ...(company && { companyId: company.pk }) });
  },
  async (office, at) => {
    const company = await chooseRecord(office, at, isInUse);
    const value = siren[at % siren.length];
    if (company) await office.change(company.pk, { name: `New ${at}`, identifiers: [{ scheme: 'FR-SIREN', value }] });
  },
  async (office, at) => {
    const company = await chooseRecord(office, at, isInUse);
    const text = at % 2 === 0 ? { description: `${long} ${at}` } : { description: null };
    if (company) await office.change(company.pk, { ...text, accountManagerId: at % 3 === 0 ? 'seller' : 'manager' });
  },
  async (office, at) => {
    const company = await chooseRecord(office, at, isInUse);
    if (company) await deleteRecord(await office.contextOf('admin'), companies, company.pk);
  },
  async (office, at) => {
    const company = await chooseRecord(office, at, (item) => item.deletedAt !== undefined);
    if (company) await restoreRecord(await office.contextOf('admin'), companies, company.pk);
  },
  async (office, at) => {
    const target = await chooseRecord(office, at, isInUse);
    const source = await chooseRecord(office, at + 1, (item) => isInUse(item) && item.pk !== target?.pk);
    if (!target || !source) return;
    const { mergeId } = await office.merge(target.pk, [source.pk]);
    if (at % 2 === 0) await office.work(String(mergeId));
  },
  async (office, at) => {
    const merges = office.workspace.table
      .snapshot()
      .filter(({ type, status }) => type === 'merge' && status !== 'undone');
    const merge = merges[at % Math.max(merges.length, 1)];
    if (merge) await office.undo(String(merge.id));
  },
];

/** What is not allowed at the moment is not done. */
async function act(office: MergeOffice, [deed, at]: readonly [number, number]): Promise<void> {
  office.workspace.tick(10);
  await deeds[deed]?.(office, at).catch(() => undefined);
}

const deed = fc.tuple(fc.nat(deeds.length - 1), fc.nat(30));

describe('backUp', () => {
  it('keeps the state of one moment, whatever others do meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 4, maxLength: 14 }),
        fc.array(fc.array(deed, { maxLength: 2 }), { minLength: 16, maxLength: 16 }),
        async (before, meanwhile) => {
          const office = await openMergeOffice();
          const { workspace } = office;
          for (const one of before) await act(office, one);
          const vault = await openVault(workspace);
          const waiting = meanwhile.values();
          let expected: MemoryTable | undefined;
          const backup = await vault.backUp({
            scan: scanBeside(workspace.table, async () => {
              for (const one of waiting.next().value ?? []) await act(office, one);
            }),
            wait: async () => {
              expected = await copyOf(workspace.table);
              workspace.tick();
            },
            chunkBytes: 3000,
          });
          const proof = await vault.prove(backup);
          expect(proof).toEqual({ ok: true, records: backup.records, erased: 0, faults: [] });
          expect(await stateOf(vault.scratch.last as MemoryTable)).toEqual(await stateOf(expected as MemoryTable));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is the same when it is broken off at any step and called again', async () => {
    const { workspace } = await openMergeOffice();
    for (let at = 0; at < 40; at += 1)
      await workspace.create('admin', 'companies', { name: `Firm ${at}`, description: long });
    const whole = await (await openVault(workspace)).backUp({ chunkBytes: 8000, id: 'run_0' });
    expect(whole.chunks).toBeGreaterThan(5);
    const broken = await openVault(workspace);
    let steps = 0;
    for (let isWhole = false; !isWhole; steps += 1) {
      let calls = 0;
      // Each attempt comes a step further than the one before it.
      const fault = () => (++calls > steps ? 'crash' : 'none');
      const table = createFaultyTable(workspace.table, fault, () => 0);
      const context = { ...workspace.jobContext('backup'), table };
      const attempt = broken.backUp({ chunkBytes: 8000, context });
      isWhole = await attempt.then(
        (backup) => {
          const { items, chunks, content } = whole;
          expect(backup).toMatchObject({ records: 40, items, chunks, content });
          return true;
        },
        () => false,
      );
    }
    expect(steps).toBeGreaterThan(5);
    expect([...broken.store.objects.keys()].filter((key) => key.endsWith('.gz'))).toHaveLength(whole.chunks);
  });

  it('ends in time, and goes on where it was when it is called again', async () => {
    const { workspace } = await openMergeOffice();
    for (let at = 0; at < 40; at += 1) await workspace.create('admin', 'companies', { name: `Firm ${at}` });
    const vault = await openVault(workspace);
    let calls = 0;
    let backup: BackupFacts | undefined;
    const points = new Set<string>();
    while (!backup) {
      calls += 1;
      workspace.tick(60_000);
      const attempt = vault.backUp({ chunkBytes: 4000, isLate: () => vault.store.objects.size >= calls });
      backup = await attempt.catch((error: unknown) => {
        expect(error).toBeInstanceOf(ToBeContinued);
        return undefined;
      });
      if (backup) points.add(backup.point);
    }
    expect(calls).toBeGreaterThan(3);
    expect((await vault.prove(backup)).faults).toEqual([]);
    expect(backup.records).toBe(40);
  });

  it('holds files of records, each copied once a month', async () => {
    const { workspace } = await openMergeOffice();
    const files = createMemoryFiles();
    const admin = workspace.contextOf('admin');
    const { id } = await workspace.create('admin', 'companies', { name: 'Files' });
    const facts = { fileName: 'offer.txt', contentType: 'text/plain', size: 5 };
    const announced = await announceAttachment(admin, files, companies, id, facts);
    files.send(announced.upload, new TextEncoder().encode('offer'));
    await completeAttachment(admin, files, companies, id, announced.id);
    workspace.tick();
    const vault = await openVault(workspace, files);
    const first = await vault.backUp();
    expect(first).toMatchObject({ files: 1, fileBytes: 5 });
    expect((await vault.prove(first)).ok).toBe(true);
    const second = await vault.backUp({ id: 'run_2', files: { read: () => Promise.reject(new Error('read again')) } });
    expect(second).toMatchObject({ files: 1, fileBytes: 5 });
    const [copy = ''] = [...vault.store.objects.keys()].filter((key) => key.startsWith('files/'));
    vault.store.objects.set(copy, new TextEncoder().encode('other'));
    const where = `attachments/${id}/${announced.id}`;
    expect(await vault.prove(second)).toMatchObject({ ok: false, faults: [{ code: 'file.altered', where }] });
    vault.store.objects.delete(copy);
    expect(await vault.prove(second)).toMatchObject({ ok: false, faults: [{ code: 'file.missing', where }] });
  });

  it('holds what was changed shortly before, and no change of after', async () => {
    const { workspace } = await openMergeOffice();
    const { id } = await workspace.create('admin', 'contacts', { lastName: 'Old' });
    const vault = await openVault(workspace);
    const backup = await vault.backUp({
      wait: async () => {
        workspace.tick();
        await updateRecord(workspace.contextOf('admin'), contacts, id, { body: { lastName: 'New' } });
        await workspace.create('admin', 'contacts', { lastName: 'Newer' });
      },
    });
    expect(backup).toMatchObject({ records: 1, rebuilt: 2 });
    expect((await vault.prove(backup)).ok).toBe(true);
    const restored = vault.scratch.last?.snapshot() ?? [];
    expect(restored.find(({ sk }) => sk === 'REC')).toMatchObject({ version: 1, data: { lastName: 'Old' } });
    expect(restored.filter(({ type }) => type === 'audit')).toHaveLength(1);
  });
});
