import { beforeEach, describe, expect, it } from 'vitest';
import { listProbes } from '#shared/domain/duplicates/probes.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { listSharedClients } from '#shared/domain/teamwork/list-overlaps.ts';
import { checkOverlaps } from '#shared/domain/teamwork/overlaps.ts';
import type { Overlap } from '#shared/domain/teamwork/tell-overlaps.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Meter } from '#shared/store/meter.ts';
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
const actionsIn = (record: object) =>
  ((record as { warnings?: readonly Overlap[] }).warnings ?? []).map(({ actions }) => actions.join(' '));
const told = async (who: string) =>
  (await listNotices(workspace.contextOf(who), { limit: 50 }, 'en')).data.map(({ text, why }) => `${text} ${why}`);

describe('overlapping work', () => {
  it('is stored, and told to who begins it, to whose work it overlaps and to the account manager', async () => {
    expect(warningsOf(await make('seller2', 'Pumps'))).toEqual([]);
    const reason = 'made for a test';
    const second = await make('seller3', 'Pumps too');
    expect(warningsOf(second)).toEqual(['Pumps: seller2']);
    const text = `Name of seller3 has begun work with North, where other work is open: “Pumps too”. The reason given: ${reason}`;
    const { data } = await listHistory(workspace.contextOf('seller3'), definitions.deals, second.id, { limit: 5 });
    expect(data[0]?.reason).toBe(reason);
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

  it('is joined by a part of the deal, or by asking to work with the client', async () => {
    await make('seller2', 'Pumps');
    expect(actionsIn(await make('seller3', 'Pumps too'))).toEqual(['share link']);
    const lead = await make('seller2', 'A lead', {}, 'leads');
    expect(actionsIn(await make('seller3', 'And more'))).toEqual(['link', 'share link']);
    const linked = await make('seller1', 'Linked', { links: [{ object: 'leads', id: lead.id }] });
    expect(linked.links).toEqual([{ object: 'leads', id: lead.id }]);
  });

  it('may go on without a reason, and then none is told', async () => {
    await make('seller2', 'Pumps');
    await createRecord(workspace.contextOf('seller3'), definitions.deals, { title: 'Pumps too', companyId });
    const [text] = await told('seller2');
    expect(text).toBe(
      'Name of seller3 has begun work with North, where other work is open: “Pumps too” You have open work with this client or its group.',
    );
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

describe('work with a group', () => {
  const found = (owner: string, name: string, more: object) => workspace.create(owner, 'companies', { name, ...more });
  const deal = (owner: string, title: string, id: string) => workspace.create(owner, 'deals', { title, companyId: id });

  it('overlaps that with a sister company, which only its account manager is told of to those who may not see it', async () => {
    const holding = (await found('manager', 'Aurora Holding', {})).id;
    const polar = (await found('manager', 'Polar', { parentId: holding, coManagers: [{ userId: 'seller3' }] })).id;
    const zephyr = (await found('manager', 'Zephyr', { parentId: holding, coManagers: [{ userId: 'seller2' }] })).id;
    await deal('seller2', 'Secret insurance', zephyr);
    const made = await deal('seller3', 'Freight', polar);
    expect(made.warnings).toEqual([
      {
        code: 'work.overlaps',
        with: 'group',
        owner: { id: 'manager', name: 'Name of manager' },
        ref: expect.stringMatching(/^ref_/),
        actions: ['join'],
      },
    ]);
    expect((await listProbes(workspace.contextOf('admin'), { limit: 5 })).data).toMatchObject([
      { actor: { id: 'seller3' }, records: [{ id: zephyr }] },
    ]);
    expect(await told('seller2')).toEqual([
      'Name of seller3 has begun work with a company that belongs together with Zephyr, where you or others have open work You have open work with this client or its group.',
    ]);
    expect((await told('manager'))[0]).toContain('with Polar, where other work is open: “Freight”');
  });

  it('overlaps that with the companies below', async () => {
    const holding = (await found('manager', 'Aurora Holding', { coManagers: [{ userId: 'seller3' }] })).id;
    const below = (await found('manager', 'Polar', { parentId: holding })).id;
    await deal('manager', 'Freight', below);
    expect(warningsOf(await deal('admin', 'With all of them', holding))).toEqual(['Freight: manager']);
  });

  it('is looked for on the same brand and web domain, too, before it is saved', async () => {
    const polar = (await found('manager', 'Polar', { websites: ['boreal.example'] })).id;
    const zephyr = (await found('manager', 'Zephyr', { emails: [{ value: 'office@boreal.example' }] })).id;
    for (const id of [polar, zephyr]) await refreshPairs(workspace.table, id);
    await deal('manager', 'Freight', polar);
    const overlaps = await checkOverlaps(workspace.contextOf('admin'), zephyr, 'deals', undefined);
    expect(overlaps).toMatchObject([{ title: 'Freight', with: 'group', owner: { id: 'manager' } }]);
  });

  it('costs nothing to look for where there is no group', async () => {
    const alone = (await found('manager', 'Alone', {})).id;
    const meter = new Meter();
    await createRecord(workspace.contextOf('manager', meter), definitions.deals, { title: 'One', companyId: alone });
    expect(meter.cost.trips).toBe(2);
  });
});
