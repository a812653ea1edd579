import { beforeEach, describe, expect, it } from 'vitest';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { listSharedClients } from '#shared/domain/teamwork/list-overlaps.ts';
import { checkOverlaps, type Overlap } from '#shared/domain/teamwork/overlaps.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

let workspace: Workspace;
let companyId: string;

beforeEach(async () => {
  workspace = createWorkspace();
  const coManagers = [{ userId: 'seller2' }, { userId: 'seller3' }];
  companyId = (await workspace.create('seller1', 'companies', { name: 'North', coManagers })).id;
});

const make = (who: string, title: string, more: object = {}, object: ObjectName = 'deals') =>
  workspace.create(who, object, { title, companyId, ...more });
const warningsOf = (record: object) =>
  ((record as { warnings?: readonly Overlap[] }).warnings ?? []).map(({ title, owner }) => `${title}: ${owner.id}`);
const told = async (who: string) =>
  (await listNotices(workspace.contextOf(who), { limit: 50 }, 'en')).data.map(({ text, why }) => `${text} ${why}`);

describe('overlapping work', () => {
  it('is stored, and told to who begins it, to whose work it overlaps and to the account manager', async () => {
    expect(warningsOf(await make('seller2', 'Pumps'))).toEqual([]);
    const second = await make('seller3', 'Pumps too');
    expect(warningsOf(second)).toEqual(['Pumps: seller2']);
    const text = 'Name of seller3 has begun work with North, where other work is open: “Pumps too”';
    expect(await told('seller2')).toEqual([`${text} You have open work with this client or its group.`]);
    expect(await told('seller1')).toEqual([`${text} You are its account manager.`]);
    expect(await told('seller3')).toEqual([]);
  });

  it('is work of the same product line or of none, of deals and leads alike', async () => {
    await make('seller2', 'Pumps', { productCategory: 'Pumps' });
    expect(warningsOf(await make('seller3', 'Valves', { productCategory: 'Valves' }))).toEqual([]);
    expect(warningsOf(await make('seller3', 'Pumps', { productCategory: ' PUMPS' }))).toEqual(['Pumps: seller2']);
    expect(warningsOf(await make('seller1', 'A lead', {}, 'leads'))).toHaveLength(3);
    expect(warningsOf(await make('seller1', 'A task', {}, 'tasks'))).toEqual([]);
  });

  it('is neither one’s own nor what is over', async () => {
    await make('seller2', 'Mine');
    await make('seller3', 'Sold', { stageId: 'won' });
    expect(warningsOf(await make('seller2', 'Mine as well'))).toEqual([]);
    expect(warningsOf(await make('seller1', 'Lost', { stageId: 'lost', lostReason: 'Price' }))).toEqual([]);
  });

  it('is also work with the company above, if that may be seen', async () => {
    await make('seller2', 'With the group');
    const below = await workspace.create('manager', 'companies', { name: 'North Branch', parentId: companyId });
    expect(warningsOf(await make('manager', 'With the branch', { companyId: below.id }))).toEqual([
      'With the group: seller2',
    ]);
  });

  it('is looked for before it is saved', async () => {
    await make('seller2', 'Pumps', { productCategory: 'Pumps' });
    const look = (line?: string) => checkOverlaps(workspace.contextOf('seller3'), companyId, 'deals', line);
    expect((await look('Pumps')).map(({ title }) => title)).toEqual(['Pumps']);
    expect(await look('Valves')).toEqual([]);
    expect(await codeOf(checkOverlaps(workspace.contextOf('seller3'), companyId, 'tasks', undefined))).toBe(
      'query.invalid',
    );
  });

  it('is listed for heads, client by client', async () => {
    await make('seller2', 'Pumps');
    await make('seller3', 'Pumps too');
    const { data, more } = await listSharedClients(workspace.contextOf('manager'));
    expect(more).toBe(false);
    expect(data).toMatchObject([{ company: { id: companyId, name: 'North' }, work: [{}, {}] }]);
    expect(data[0]?.sellers.map(({ id }) => id).toSorted()).toEqual(['seller2', 'seller3']);
    expect(await codeOf(listSharedClients(workspace.contextOf('seller1')))).toBe('access.denied');
    expect(await codeOf(listSharedClients(workspace.contextOf('service')))).toBe('access.denied');
  });
});
