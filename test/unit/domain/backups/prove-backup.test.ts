import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { BackupFacts } from '#shared/domain/backups/back-up.ts';
import type { Manifest } from '#shared/domain/backups/manifest.ts';
import type { Proof } from '#shared/domain/backups/prove-backup.ts';
import { writeAudit } from '#shared/domain/records/audit.ts';
import { toItem } from '#shared/domain/records/record-item.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { type Item, type TableConnection, TableUnavailable } from '#shared/store/table.ts';
import { idOf, makeCompany } from '#test/bench/companies.ts';
import { openVault, type Vault } from '#test/support/backups.ts';
import { erase, findSecrets, follow, leaveTraces } from '#test/support/erased-person.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import type { MemoryTable } from '#test/support/memory-table.ts';
import { openMergeOffice } from '#test/support/merges.ts';
import { keepPeople } from '#test/support/people.ts';

const siren = '732829320';

/** A small tenant in several chunks. */
async function openFirm() {
  const office = await openMergeOffice();
  const company = await office.create('companies', {
    name: 'North',
    identifiers: [{ scheme: 'FR-SIREN', value: siren }],
  });
  for (let at = 0; at < 60; at += 1) await office.create('contacts', { lastName: `Person ${at}`, companyId: company });
  office.workspace.tick();
  const vault = await openVault(office.workspace);
  const backup = await vault.backUp({ chunkBytes: 4000 });
  return { ...office, company, vault, backup };
}

function readBack({ store }: Vault, { key }: BackupFacts): Manifest {
  return JSON.parse(new TextDecoder().decode(store.objects.get(key))).manifest;
}

function change({ store }: Vault, key: string, edit: (bytes: Uint8Array) => Uint8Array): void {
  store.objects.set(key, edit(store.objects.get(key) ?? new Uint8Array()));
}

describe('proving a backup', () => {
  it('brings everything back into a table of its own, which goes again', async () => {
    const { vault, backup, workspace } = await openFirm();
    expect(backup.chunks).toBeGreaterThan(2);
    expect(await vault.prove(backup)).toEqual({ ok: true, records: 61, erased: 0, faults: [] });
    expect(vault.scratch.table).toBeUndefined();
    const kept = (table: MemoryTable) => table.snapshot().filter(({ type }) => type === 'audit' || type === 'identity');
    expect(kept(vault.scratch.last as MemoryTable)).toEqual(kept(workspace.table));
  });

  it('takes as many calls as it needs, and finds the same', async () => {
    const { vault, backup } = await openFirm();
    const slow = await vault.prove(backup, { isLate: () => true });
    expect(vault.calls).toBeGreaterThan(backup.chunks);
    expect(slow).toMatchObject({ ok: true, records: 61, faults: [] });
    expect(vault.scratch.table).toBeUndefined();
    const last = readBack(vault, backup).chunks.at(-1)?.key ?? '';
    change(vault, last, (bytes) => bytes.slice(1));
    expect(await vault.prove(backup, { isLate: () => true })).toMatchObject({
      ok: false,
      faults: [{ code: 'chunk.altered', where: last }],
    });
    expect(vault.calls).toBe(backup.chunks);
    expect(vault.scratch.table).toBeUndefined();
  });

  it('goes on where it was killed, and finds the same', async () => {
    const { vault, backup, workspace } = await openFirm();
    const chunks = new Map<string, number>();
    const store = {
      ...vault.store,
      read: async (key: string) => {
        chunks.set(key, (chunks.get(key) ?? 0) + 1);
        return vault.store.read(key);
      },
    };
    let steps = 0;
    for (let proof: Proof | undefined; !proof; steps += 1) {
      let calls = 0;
      // Each attempt comes some steps further than the one before it.
      const fault = () => (++calls > 5 * steps ? 'crash' : 'none');
      const killed = (table: TableConnection): TableConnection => ({
        ...createFaultyTable(table, fault, () => 0),
        scan: (options) => table.scan(options),
        scanPage: (options) => table.scanPage(options),
        metered: (meter) => table.metered(meter),
      });
      const context = { ...workspace.jobContext('restore-drill'), table: killed(workspace.table) };
      const { scratch } = vault;
      // Who was killed drops nothing.
      const tables = {
        create: async () => killed(await scratch.create()),
        open: () => killed(scratch.open()),
        drop: () => scratch.drop(),
      };
      const attempt = vault.prove(backup, { id: 'drill', context, store, scratch: tables });
      proof = await attempt.catch((error: unknown) => {
        expect(error).toBeInstanceOf(TableUnavailable);
        return undefined;
      });
      if (proof) expect(proof).toEqual({ ok: true, records: 61, erased: 0, faults: [] });
    }
    expect(steps).toBeGreaterThan(5);
    expect(vault.scratch.table).toBeUndefined();
    // A chunk is read anew only by the call after one that was killed within it.
    const ofChunks = readBack(vault, backup).chunks.map(({ key }) => chunks.get(key) ?? 0);
    expect(Math.max(...ofChunks)).toBeLessThanOrEqual(2);
  });

  it('names the chunk with a byte that was flipped, and no other', async () => {
    const { vault, backup } = await openFirm();
    const [, second] = readBack(vault, backup).chunks;
    for (const at of [0, 30, -1]) {
      change(vault, second?.key ?? '', (bytes) => {
        const changed = bytes.slice();
        const place = at < 0 ? changed.length + at : at;
        changed[place] = (changed[place] ?? 0) ^ 1;
        return changed;
      });
      const { ok, faults } = await vault.prove(backup);
      expect([ok, faults.map(({ code, where }) => [code, where])]).toEqual([false, [['chunk.altered', second?.key]]]);
      expect(vault.scratch.table).toBeUndefined();
    }
  });

  it('names the chunks that are missing or cut short', async () => {
    const { vault, backup } = await openFirm();
    const [first, second] = readBack(vault, backup).chunks;
    vault.store.objects.delete(first?.key ?? '');
    change(vault, second?.key ?? '', (bytes) => bytes.slice(0, -9));
    const size = second?.size ?? 0;
    expect((await vault.prove(backup)).faults).toEqual([
      { code: 'chunk.missing', where: first?.key },
      { code: 'chunk.altered', where: second?.key, expected: `${size} bytes`, found: `${size - 9} bytes` },
    ]);
  });

  it('names a manifest that is missing, truncated, or not the one that was noted', async () => {
    const { vault, backup } = await openFirm();
    const whole = vault.store.objects.get(backup.key) as Uint8Array;
    const codes = async () => (await vault.prove(backup)).faults.map(({ code, where }) => [code, where]);
    for (const length of [0, 1, whole.length - 1]) {
      change(vault, backup.key, () => whole.slice(0, length));
      expect(await codes()).toEqual([['manifest.truncated', backup.key]]);
    }
    const text = new TextDecoder().decode(whole);
    change(vault, backup.key, () => new TextEncoder().encode(text.replace('"records":61', '"records":60')));
    expect(await codes()).toEqual([['manifest.altered', backup.key]]);
    vault.store.objects.delete(backup.key);
    expect(await codes()).toEqual([['manifest.missing', backup.key]]);
  });
});

describe('a drill of 2,000 records', () => {
  it('ends at the state of the point, though others changed some of them while they were backed up', async () => {
    const { workspace, contextOf } = await openMergeOffice();
    const records = Array.from({ length: 2000 }, (_, at) => makeCompany(at, 'admin', 'sales'));
    const actor = { id: 'admin', name: 'Admin' };
    const events = records.map((record) => writeAudit({ actor, channel: 'api' }, record, 'create', []));
    await workspace.table.writeMany([
      ...records.map((record) => ({ put: toItem(record) })),
      ...events.flatMap((write) => ('put' in write ? [write] : [])),
    ]);
    const vault = await openVault(workspace);
    const admin = await contextOf('admin');
    let expected: readonly unknown[] = [];
    let changes = 0;
    const stateOf = (table: MemoryTable) => table.snapshot().filter(({ sk }) => sk === 'REC');
    const backup = await vault.backUp({
      scan: {
        scan: () => workspace.table.scan(),
        scanPage: async (options) => {
          for (let at = 0; at < 10; at += 1) {
            workspace.tick(1);
            const id = idOf((changes * 7919) % 2000);
            await updateRecord(admin, definitions.companies, id, { body: { industry: `Changed ${changes}` } });
            changes += 1;
          }
          return workspace.table.scanPage(options);
        },
      },
      wait: async () => {
        workspace.tick();
        expected = stateOf(workspace.table);
      },
    });
    expect(changes).toBeGreaterThan(100);
    expect(backup).toMatchObject({ records: 2000, rebuilt: expect.any(Number) });
    expect(backup.rebuilt).toBeGreaterThan(20);
    expect(await vault.prove(backup)).toEqual({ ok: true, records: 2000, erased: 0, faults: [] });
    expect(stateOf(vault.scratch.last as MemoryTable)).toEqual(expected);
  });
});

/** Makes a backup whose sums are right and whose content is not: what a fault of the program would leave. */
async function proveEdited(edit: (item: Item) => readonly Item[]): Promise<readonly string[]> {
  const { vault, backup, workspace } = await openFirm();
  const scan = {
    scan: () => workspace.table.scan(),
    scanPage: async (options: Parameters<MemoryTable['scanPage']>[0]) => {
      const page = await workspace.table.scanPage(options);
      return { ...page, items: page.items.flatMap(edit) };
    },
  };
  const wrong = await vault.backUp({ id: 'run_2', scan });
  expect(wrong.sha256).not.toBe(backup.sha256);
  const { faults } = await vault.prove(wrong);
  return [...new Set(faults.map(({ code }) => code))];
}

describe('what contradicts itself in a backup', () => {
  it('is named: a reference that leads nowhere', async () => {
    expect(await proveEdited((item) => (item.type === 'companies' ? [] : [item]))).toEqual(['reference']);
  });

  it('is named: a number that two records have', async () => {
    const identifiers = [{ scheme: 'FR-SIREN', value: siren }];
    const codes = await proveEdited((item) => {
      if (item.type !== 'companies') return [item];
      const id = 'com_00000000000000000000009999';
      return [item, { ...item, pk: id, id, data: { ...(item.data as object), identifiers } }];
    });
    expect(codes).toContain('identity');
  });

  it('is named: people who are not there', async () => {
    expect(await proveEdited((item) => (item.type === 'user' ? [] : [item]))).toEqual(['reference']);
  });

  it('is named by chunk and line when a chunk is exchanged for another that can be read', async () => {
    const { vault, backup } = await openFirm();
    const [first] = readBack(vault, backup).chunks;
    change(vault, first?.key ?? '', (bytes) => gzipSync(gunzipSync(bytes).toString().replaceAll('Person', 'Nobody')));
    expect((await vault.prove(backup)).faults).toMatchObject([{ code: 'chunk.altered', where: first?.key }]);
  });
});

describe('a person who was erased after the backup', () => {
  it('does not come back', async () => {
    const traces = await leaveTraces();
    const { workspace, files, personId } = traces;
    await keepPeople(workspace, [
      ['admin', 'administrator'],
      ['manager', 'headOfSales'],
    ]);
    workspace.tick();
    const vault = await openVault(workspace, files);
    const backup = await vault.backUp();
    const untouched = await vault.prove(backup);
    expect(untouched).toMatchObject({ ok: true, erased: 0 });
    const before = { ...workspace, table: vault.scratch.last as MemoryTable };
    expect(findSecrets({ ...traces, workspace: before }).length).toBeGreaterThan(10);

    await erase(traces, personId);
    const proof = await vault.prove(backup);
    expect(proof).toMatchObject({ ok: true, faults: [] });
    expect(proof.erased).toBeGreaterThan(0);
    const restored = { ...workspace, table: vault.scratch.last as MemoryTable };
    await follow(restored);
    expect(findSecrets({ ...traces, workspace: restored, files })).toEqual([]);
  });

  it('is in no backup that was under way meanwhile either', async () => {
    const traces = await leaveTraces();
    const { workspace, files, personId } = traces;
    await keepPeople(workspace, [
      ['admin', 'administrator'],
      ['manager', 'headOfSales'],
    ]);
    const vault = await openVault(workspace, files);
    const backup = await vault.backUp({
      wait: async () => {
        workspace.tick();
        await erase(traces, personId);
      },
    });
    expect(await vault.prove(backup)).toMatchObject({ ok: true, faults: [] });
    const restored = { ...workspace, table: vault.scratch.last as MemoryTable };
    expect(findSecrets({ ...traces, workspace: restored, files })).toEqual([]);
  });
});
