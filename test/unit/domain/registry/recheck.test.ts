import { beforeEach, describe, expect, it } from 'vitest';
import { loadRecordAt } from '#shared/domain/backups/roll-back.ts';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { readQuality } from '#shared/domain/quality/read-quality.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { checkCompany } from '#shared/domain/registry/check-company.ts';
import { listChecks } from '#shared/domain/registry/list-checks.ts';
import { recheckCompanies } from '#shared/domain/registry/recheck-companies.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { found, type InventedRegistry, inventRegistry } from '#test/support/invented-registry.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const day = 24 * 3600_000;
const companies = definitions.companies;
const sirens = ['990000010', '990000028', '990000036', '990000044', '990000051', '990000069', '990000077'] as const;
const [active, closed, unknown] = sirens;

let workspace: Workspace;
let registry: InventedRegistry;
let pauses: number[];

beforeEach(() => {
  workspace = createWorkspace();
  registry = inventRegistry();
  registry.say(active, found());
  registry.say(closed, found({ state: 'closed', closedOn: '2025-03-31' }));
  pauses = [];
});

async function enter(siren: string, more: object = {}): Promise<string> {
  const body = { name: `Firm ${siren}`, identifiers: [{ scheme: 'FR-SIREN', value: siren }], ...more };
  return (await workspace.create('seller1', 'companies', body)).id;
}

const run = (isLate = () => false, table = workspace.table) =>
  recheckCompanies({ ...workspace.jobContext('reindex'), table }, registry.registries, table, {
    wait: async (length) => void pauses.push(length),
    isLate,
  });
const noticesOf = async (userId: string) =>
  (await listNotices(workspace.contextOf(userId), { limit: 50 }, 'en')).data.map(({ text }) => text);
const rulesOf = async (id: string, userId = 'seller1') =>
  (await readQuality(workspace.contextOf(userId), companies, id, 'en')).issues
    .map(({ field, rule }) => `${field} ${rule}`)
    .filter((one) => one.includes('registry'));
const checksOf = async (id: string) =>
  (await listChecks(workspace.contextOf('seller1'), id, { limit: 50 })).data.map(({ outcome }) => outcome);

describe('the nightly check', () => {
  it('tells who answers for a client that it is closed or unknown, once, and overwrites nothing', async () => {
    const ids = await Promise.all([active, closed, unknown].map((siren) => enter(siren)));
    const stored = async () =>
      Promise.all(ids.map(async (id) => (await workspace.table.get({ pk: id, sk: 'REC' }))?.data));
    const before = await stored();
    expect(await run()).toEqual({ registryChecked: 3, registryGone: 2, registryUnreachable: 0 });
    expect(pauses).toEqual([150, 150, 150]);
    expect(await stored()).toEqual(before);
    const told = [
      'Firm 990000028 is closed, says the registry of companies (2025-03-31).',
      'The registry of companies does not know the number of Firm 990000036: 990000036.',
    ];
    expect((await noticesOf('seller1')).sort()).toEqual(told);
    expect(await Promise.all(ids.map((id) => rulesOf(id)))).toEqual([
      [],
      ['status registry.closed'],
      ['identifiers registry.unknown'],
    ]);
    workspace.tick(31 * day);
    expect(await run()).toMatchObject({ registryChecked: 3 });
    expect((await noticesOf('seller1')).sort()).toEqual(told);
    expect(await checksOf(ids[1] ?? '')).toEqual(['found', 'found']);
    const [, second] = ids;
    const history = await listHistory(workspace.contextOf('seller1'), companies, second ?? '', { limit: 10 });
    expect(history.data[0]).toMatchObject({ changes: [], reason: 'Closed since 2025-03-31, says the registry' });
    expect(history.data).toHaveLength(2);
  });

  it('begins with what was never or longest ago checked, and leaves alone what is known', async () => {
    const [first = '', second = '', third = ''] = await Promise.all(sirens.slice(0, 3).map((siren) => enter(siren)));
    const check = (id: string) => checkCompany(workspace.contextOf('seller1'), registry.registries, id);
    await check(second);
    workspace.tick(day);
    await check(first);
    workspace.tick(31 * day);
    registry.asked.length = 0;
    await run();
    expect(registry.asked).toEqual([unknown, closed, active]);
    expect(await checksOf(third)).toEqual(['notFound']);
    workspace.tick(29 * day);
    await run();
    expect(registry.asked).toHaveLength(3);
  });

  it('asks about nobody whom it need not', async () => {
    await enter(active, { status: 'archived' });
    await enter('732829320', { identifiers: [] });
    await enter('x', { identifiers: [{ scheme: 'RU-INN', value: '7707083893' }] });
    expect(await run()).toEqual({ registryChecked: 0, registryGone: 0, registryUnreachable: 0 });
    const nobody = { wait: async () => {}, isLate: () => false };
    expect(await recheckCompanies(workspace.jobContext('reindex'), {}, workspace.table, nobody)).toBe(undefined);
    await enter(closed);
    expect(await run(() => true)).toMatchObject({ registryChecked: 0 });
    expect(registry.asked).toEqual([]);
  });

  it('leaves a registry alone that does not answer, and asks again the next night', async () => {
    for (const siren of sirens) {
      registry.say(siren, { outcome: 'unreachable', why: 'timeout' });
      await enter(siren);
    }
    expect(await run()).toEqual({ registryChecked: 5, registryGone: 0, registryUnreachable: 5 });
    workspace.tick(day);
    for (const siren of sirens) registry.say(siren, found());
    expect(await run()).toEqual({ registryChecked: 7, registryGone: 0, registryUnreachable: 0 });
  });

  it('says so as well when somebody saves the record meanwhile', async () => {
    const id = await enter(closed);
    const { table } = workspace;
    let saved = false;
    const busy = Object.assign(Object.create(table), {
      get: table.get.bind(table),
      query: table.query.bind(table),
      write: table.write.bind(table),
      scan: table.scan.bind(table),
      transact: async (writes: Parameters<typeof table.transact>[0]) => {
        if (!saved) {
          saved = true;
          await updateRecord(workspace.contextOf('seller1'), companies, id, { body: { industry: 'Metal' } });
        }
        return table.transact(writes);
      },
    });
    expect(await run(() => false, busy)).toMatchObject({ registryGone: 1 });
    expect(await table.get({ pk: id, sk: 'REC' })).toMatchObject({ version: 3, data: { industry: 'Metal' } });
    expect(await rulesOf(id)).toEqual(['status registry.closed']);
    expect(await checksOf(id)).toEqual(['found']);
  });
});

describe('what a registry said against a company', () => {
  it('ceases to count when the client is inactive, has another number, or is active again', async () => {
    const id = await enter(closed);
    const context = () => workspace.contextOf('seller1');
    await checkCompany(context(), registry.registries, id);
    expect(await rulesOf(id)).toEqual(['status registry.closed']);
    expect(await noticesOf('seller1')).toEqual([]);
    await updateRecord(context(), companies, id, { body: { status: 'inactive' } });
    expect(await rulesOf(id)).toEqual([]);
    await updateRecord(context(), companies, id, {
      body: { status: 'active', identifiers: [{ scheme: 'FR-SIREN', value: active }] },
    });
    expect(await rulesOf(id)).toEqual([]);
    await updateRecord(context(), companies, id, { body: { identifiers: [{ scheme: 'FR-SIREN', value: closed }] } });
    expect(await rulesOf(id)).toEqual(['status registry.closed']);
    registry.say(closed, found());
    await checkCompany(context(), registry.registries, id);
    expect(await rulesOf(id)).toEqual([]);
    expect(await workspace.table.get({ pk: id, sk: 'REC' })).not.toHaveProperty('registered');
  });

  it('is not said of the record as it was before', async () => {
    const id = await enter(closed);
    const point = workspace.contextOf('seller1').now().toISOString();
    workspace.tick();
    await checkCompany(workspace.contextOf('seller1'), registry.registries, id);
    workspace.tick();
    await updateRecord(workspace.contextOf('seller1'), companies, id, { body: { industry: 'Metal' } });
    const { record } = await loadRecordAt(workspace.contextOf('admin'), id, point);
    expect(record).toMatchObject({ version: 1 });
    expect(record).not.toHaveProperty('registered');
  });
});
