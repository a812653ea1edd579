import { describe, expect, it } from 'vitest';
import { exportRecords } from '#shared/domain/exports/export-records.ts';
import type { Role } from '#shared/domain/organisation/role.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { problemOf } from '#test/support/problems.ts';
import { createWorkspace, people } from '#test/support/workspace.ts';

const { deals } = definitions;
const limited: Role = {
  ...readyRoles.headOfSales,
  id: 'limited',
  name: 'Limited',
  version: 1,
  builtIn: false,
  fields: { deals: { amount: 'hidden', lostReason: 'hidden', expectedCloseDate: 'hidden', description: 'readOnly' } },
};

async function openWorkspace() {
  const users = [...people, { id: 'clerk', departmentId: 'sales', roles: ['limited'] }];
  const workspace = createWorkspace({ users, roles: [limited] });
  const { id: companyId } = await workspace.create('seller1', 'companies', { name: 'North' });
  const body = { title: 'Deal', companyId, amount: '10.00', expectedCloseDate: '2026-12-01' };
  const { id } = await workspace.create('seller1', 'deals', body);
  return { workspace, companyId, id, clerk: workspace.contextOf('clerk') };
}

describe('a hidden field', () => {
  it('is as unknown to input and queries as one that does not exist', async () => {
    const { clerk, companyId, id } = await openWorkspace();
    const faultsOf = async (attempt: Promise<unknown>) => (await problemOf(attempt)).details.errors;
    const create = createRecord(clerk, deals, { title: 'New', companyId, amount: '1.00', wings: 2 });
    expect(await faultsOf(create)).toEqual([
      { pointer: '/amount', code: 'unknown_field' },
      { pointer: '/wings', code: 'unknown_field' },
    ]);
    const update = updateRecord(clerk, deals, id, { body: { amount: null }, version: 1 });
    expect(await faultsOf(update)).toEqual([{ pointer: '/amount', code: 'unknown_field' }]);

    const refusalOf = async (query: string) => {
      const read = async () =>
        listRecords(clerk, deals, parseListQuery(clerk.actor, deals, new URLSearchParams(query)));
      const { code, details } = await problemOf(read());
      return [code, details.members];
    };
    expect(await refusalOf('filter[lostReason]=x')).toEqual(await refusalOf('filter[wings]=x'));
    expect(await refusalOf('filter[expectedCloseDate][gt]=2026-01-01')).toEqual(await refusalOf('filter[wings]=x'));
    expect(await refusalOf('sort=expectedCloseDate')).toEqual(await refusalOf('sort=wings'));
    expect(await refusalOf('fields=amount')).toEqual(await refusalOf('fields=wings'));
  });

  it('is in no answer: lists, export, history, and the record that a late change meets', async () => {
    const { workspace, clerk, id } = await openWorkspace();
    const seller = workspace.contextOf('seller1');
    await updateRecord(seller, deals, id, { body: { amount: '20.00', title: 'Other' }, version: 1 });
    const page = await listRecords(clerk, deals, parseListQuery(clerk.actor, deals, new URLSearchParams()));
    expect(page.data[0]).toMatchObject({ title: 'Other', currency: 'EUR' });
    const csv = await exportRecords(clerk, deals, { filters: [], limit: 50 }, 'en');
    const history = await listHistory(clerk, deals, id, { limit: 10 });
    expect(history.data[0]?.changes).toEqual([{ field: 'title', old: 'Deal', new: 'Other' }]);
    const late = await problemOf(updateRecord(clerk, deals, id, { body: { title: 'Third' }, version: 1 }));
    expect(late.details.members).toMatchObject({ changed: ['title'], current: { title: 'Other' } });
    const told = JSON.stringify([page, csv, history, late.details]);
    for (const secret of ['amount', 'Amount', '20.00', '10.00', '2026-12-01']) expect(told).not.toContain(secret);
  });

  it('outlives changes by those who do not see it', async () => {
    const { workspace, clerk, id } = await openWorkspace();
    const changed = await updateRecord(clerk, deals, id, { body: { title: 'Renamed' }, version: 1 });
    expect(changed).not.toHaveProperty('amount');
    const { data } = await listRecords(workspace.contextOf('seller1'), deals, { filters: [], limit: 5 });
    expect(data[0]).toMatchObject({ title: 'Renamed', amount: '10.00', expectedCloseDate: '2026-12-01' });
  });
});

describe('a field that is read-only for a role', () => {
  it('is refused by name', async () => {
    const { clerk, id } = await openWorkspace();
    const attempt = updateRecord(clerk, deals, id, { body: { description: 'x' }, version: 1 });
    expect((await problemOf(attempt)).details.errors).toEqual([{ pointer: '/description', code: 'read_only' }]);
  });
});
