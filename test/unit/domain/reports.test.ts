import { describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/organisation/role.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { applyChanges } from '#shared/domain/reports/apply-changes.ts';
import { readReport } from '#shared/domain/reports/reports.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { noRights } from '#shared/model/permissions.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { Meter } from '#shared/store/meter.ts';
import type { Table } from '#shared/store/table.ts';
import { codeOf } from '#test/support/problems.ts';
import { readFigures, recountFigures } from '#test/support/recount.ts';
import { createWorkspace, people } from '#test/support/workspace.ts';

const { deals } = definitions;
const timeZone = 'Europe/Paris';

async function openFigures() {
  const workspace = createWorkspace();
  const { id: companyId } = await workspace.create('admin', 'companies', { name: 'North' });
  const ids: string[] = [];
  for (const [ownerId, stageId, amount, currency] of [
    ['seller1', 'won', '100.10', 'EUR'],
    ['seller1', 'needs', '0.005', 'EUR'],
    ['seller2', 'won', '50', 'EUR'],
    ['seller3', 'won', '7', 'RUB'],
    ['admin', 'lost', '1', 'EUR'],
  ]) {
    const deal = await workspace.create('admin', 'deals', {
      title: 'x',
      companyId,
      ownerId,
      stageId,
      lostReason: 'Price',
      amount,
      currency,
    });
    ids.push(deal.id);
  }
  await applyChanges(workspace.table, ids, timeZone);
  return { workspace, ids };
}

describe('applyChanges', () => {
  it('folds ninety deals of two owners in two transactions, and those it has folded before cost one read', async () => {
    const workspace = createWorkspace();
    const { id: companyId } = await workspace.create('admin', 'companies', { name: 'North' });
    const ids: string[] = [];
    for (let number = 0; number < 90; number += 1) {
      const ownerId = number % 2 === 0 ? 'seller1' : 'seller2';
      const deal = { title: `Deal ${number}`, companyId, ownerId, stageId: 'needs', amount: '1', currency: 'EUR' };
      ids.push((await workspace.create('admin', 'deals', deal)).id);
    }
    const [first, again] = [new Meter(), new Meter()];
    await applyChanges(workspace.table.metered(first), ids, timeZone);
    await applyChanges(workspace.table.metered(again), ids, timeZone);
    expect([first.cost.trips, again.cost.trips]).toEqual([3, 1]);
    const items = workspace.table.snapshot().filter((item) => item.type !== 'companies');
    expect(readFigures(items)).toEqual(recountFigures(items));
  });
});

describe('readReport', () => {
  it('adds up within the scope, each currency by itself, in one round trip', async () => {
    const { workspace } = await openFigures();
    const totals = async (user: string) => (await readReport(workspace.contextOf(user), 'sales', {})).totals;
    expect(await totals('admin')).toEqual([
      { currency: 'EUR', count: 2, amount: '150.10' },
      { currency: 'RUB', count: 1, amount: '7.00' },
    ]);
    expect(await totals('manager')).toEqual(await totals('admin'));
    expect(await totals('seller1')).toEqual([{ currency: 'EUR', count: 1, amount: '100.10' }]);
    const meter = new Meter();
    const report = await readReport(workspace.contextOf('manager', meter), 'funnel', { groupBy: 'owner' });
    expect(meter.cost.trips).toBe(1);
    expect(report.rows.find((row) => row.ownerId === 'seller1')).toMatchObject({ count: 2, amount: '100.105' });
    expect(report.rows.some((row) => row.ownerId === 'admin')).toBe(false);
  });

  it('gives one seller nothing of another, and the chosen owner to those above', async () => {
    const { workspace } = await openFigures();
    const rows = async (user: string) =>
      (await readReport(workspace.contextOf(user), 'sales', { owner: 'seller2' })).rows.map((row) => row.amount);
    expect(await rows('seller1')).toEqual([]);
    expect(await rows('manager')).toEqual(['50.00']);
  });

  it('counts the records of each object as far as the right on that object reaches', async () => {
    const clerk: Role = {
      id: 'clerk',
      name: 'Clerk',
      version: 1,
      builtIn: false,
      ...readyRoles.director,
      objects: {
        ...readyRoles.director.objects,
        companies: { ...noRights, read: 'own' },
        contacts: noRights,
        deals: { ...noRights, read: 'department' },
      },
    };
    const users = [...people, { id: 'clerk', departmentId: 'sales', roles: ['clerk'] }];
    const workspace = createWorkspace({ users, roles: [clerk] });
    const ids: string[] = [];
    for (const owner of ['clerk', 'seller1', 'service']) {
      const company = await workspace.create('admin', 'companies', { name: owner, accountManagerId: owner });
      const contact = await workspace.create('admin', 'contacts', { lastName: owner, companyId: company.id });
      const deal = await workspace.create('admin', 'deals', { title: owner, companyId: company.id, ownerId: owner });
      ids.push(company.id, contact.id, deal.id);
    }
    await applyChanges(workspace.table, ids, timeZone);
    const counts = async (user: string, query = {}) => {
      const { rows } = await readReport(workspace.contextOf(user), 'records', query);
      return Object.fromEntries(rows.map(({ object, ownerId = '', count }) => [object + ownerId, count]));
    };
    expect(await counts('admin')).toEqual({ companies: 3, contacts: 3, deals: 3 });
    expect(await counts('clerk')).toEqual({ companies: 1, deals: 2 });
    expect(await counts('clerk', { owner: 'seller1' })).toEqual({ deals: 1 });
    expect(await counts('clerk', { groupBy: 'owner' })).toEqual({ companiesclerk: 1, dealsclerk: 1, dealsseller1: 1 });
    const meter = new Meter();
    await readReport(workspace.contextOf('clerk', meter), 'records', {});
    expect(meter.cost.trips).toBe(1);
  });

  it.each([
    ['sales', { from: '2026-13' }, 'query.invalid'],
    ['sales', { from: '2026-12', to: '2026-11' }, 'query.invalid'],
    ['sales', { from: '2030-01' }, 'query.invalid'],
    ['funnel', { groupBy: 'month' }, 'query.invalid'],
    ['constructor', {}, 'not_found'],
  ])('refuses %s %j', async (name, query, code) => {
    expect(await codeOf(readReport(createWorkspace().contextOf('admin'), name, query))).toBe(code);
  });

  it('is not for those whose role has no reports', async () => {
    expect(await codeOf(readReport(createWorkspace().contextOf('service'), 'sales', {}))).toBe('access.denied');
  });
});

describe('applyChanges', () => {
  it('counts a month where the company works', async () => {
    const { workspace } = await openFigures();
    // 23:30 in Paris on the last day of November is 22:30 UTC; an hour later it is December.
    workspace.tick(Date.parse('2026-11-30T23:30:00Z') - Date.parse('2026-11-20T10:00:00Z'));
    const { id: companyId } = await workspace.create('seller1', 'companies', { name: 'Late' });
    const { id } = await workspace.create('seller1', 'deals', { title: 'x', companyId, stageId: 'won', amount: '1' });
    await applyChanges(workspace.table, [id], timeZone);
    const { rows } = await readReport(workspace.contextOf('seller1'), 'sales', {});
    expect(rows.map((row) => row.month)).toEqual(['2026-11', '2026-12']);
  });

  it('never puts an older contribution in the place of a newer one', async () => {
    const { workspace, ids } = await openFigures();
    const [id = ''] = ids;
    const { table } = workspace;
    // The record is read, then another worker settles its next version, then the contribution is read.
    const torn: Table = Object.assign(Object.create(table), {
      getMany: async (keys: Parameters<Table['getMany']>[0]) => {
        const records = await table.getMany(keys.filter((key) => key.sk === 'REC'));
        const body = { amount: '999' };
        await updateRecord(workspace.contextOf('seller1'), deals, id, { body, version: 1 }).catch(() => undefined);
        await applyChanges(table, [id], timeZone);
        return [...records, ...(await table.getMany(keys.filter((key) => key.sk !== 'REC')))];
      },
      query: (query: Parameters<Table['query']>[0]) => table.query(query),
      transact: (writes: Parameters<Table['transact']>[0]) => table.transact(writes),
    });
    await applyChanges(torn, [id], timeZone);
    const items = table.snapshot().filter((item) => item.type !== 'companies');
    expect(readFigures(items)).toEqual(recountFigures(items));
  });

  it('settles many records of many owners in as many transactions as it takes', async () => {
    const users = Array.from({ length: 60 }, (_, at) => ({ id: `u${at}`, departmentId: 'sales', roles: [] }));
    const admin = { id: 'admin', departmentId: 'company', roles: ['administrator' as const] };
    const workspace = createWorkspace({ users: [...users, admin] });
    const { id: companyId } = await workspace.create('admin', 'companies', { name: 'North' });
    const ids: string[] = [companyId];
    for (const { id: ownerId } of users) {
      ids.push(
        (await workspace.create('admin', 'deals', { title: 'x', companyId, ownerId, stageId: 'won', amount: '1' })).id,
      );
    }
    await applyChanges(workspace.table, [...ids, ...ids], timeZone);
    const items = workspace.table.snapshot();
    expect(readFigures(items)).toEqual(recountFigures(items));
  });
});

describe('a sale that several people have a part in', () => {
  it('is counted once, and shared out among them to the last thousandth', async () => {
    const workspace = createWorkspace();
    const { id: companyId } = await workspace.create('seller1', 'companies', { name: 'North' });
    const credits = [
      { userId: 'seller2', share: '33.333' },
      { userId: 'seller1', share: '66.667' },
    ];
    const deal = { title: 'Pumps', companyId, stageId: 'won', amount: '1000.01', currency: 'EUR', credits };
    const { id } = await workspace.create('seller1', 'deals', deal);
    await applyChanges(workspace.table, [id], timeZone);
    const { rows } = await readReport(workspace.contextOf('director'), 'sales', { groupBy: 'owner' });
    expect(rows.map(({ ownerId, count, amount }) => [ownerId, count, amount])).toEqual([
      ['seller1', 1, '666.677'],
      ['seller2', 0, '333.333'],
    ]);
    const { totals } = await readReport(workspace.contextOf('director'), 'sales', {});
    expect(totals).toMatchObject([{ count: 1, amount: '1000.01' }]);
  });
});
