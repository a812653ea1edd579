import { beforeEach, describe, expect, it } from 'vitest';
import { checkDuplicates } from '#shared/domain/duplicates/check-duplicates.ts';
import { listProbes, probesPerHour } from '#shared/domain/duplicates/probes.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { listRelatedFirms } from '#shared/domain/duplicates/related-firms.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Meter } from '#shared/store/meter.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

let workspace: Workspace;
beforeEach(() => {
  workspace = createWorkspace();
});

async function keep(userId: string, name: string, more: object = {}): Promise<string> {
  const { id } = await workspace.create(userId, 'companies', { name, ...more });
  await refreshPairs(workspace.table, id);
  return id;
}

const related = async (userId: string, id: string) =>
  (await listRelatedFirms(workspace.contextOf(userId), id)).data.map(
    ({ record, disclosed, related: by, place }) =>
      `${by}${place ? ` ${place}` : ''}: ${record?.title ?? `led by ${disclosed?.accountManager?.id}`}`,
  );
const typed = async (userId: string, record: object) => {
  const { matches, related: others } = await checkDuplicates(workspace.contextOf(userId), {
    object: 'companies',
    record,
  });
  return { matches: matches.length, related: others.map(({ related: by, record: one }) => [by, one?.title]) };
};

describe('the card of a client', () => {
  it('shows the firms above, beside and below, and who took over from whom', async () => {
    const holding = await keep('manager', 'Aurora Holding');
    const id = await keep('manager', 'Polar Freight', { parentId: holding });
    await keep('manager', 'Zephyr Insurance', { parentId: holding });
    await keep('manager', 'Kuban Agro', { parentId: id });
    await keep('manager', 'Baltic Timber', { successorOf: id });
    await keep('manager', 'Quite Another');
    expect(await related('manager', id)).toEqual([
      'group above: Aurora Holding',
      'group beside: Zephyr Insurance',
      'group below: Kuban Agro',
      'group after: Baltic Timber',
    ]);
    expect(await related('manager', holding)).toEqual(['group below: Polar Freight', 'group below: Zephyr Insurance']);
  });

  it('shows firms of one brand and of one web domain, but not who may be the same', async () => {
    const id = await keep('seller1', 'Polar Freight', { brand: 'Boreal', websites: ['boreal.example'] });
    await keep('seller1', 'Zephyr Insurance', { brand: 'BOREAL' });
    await keep('seller1', 'Kuban Agro', { emails: [{ value: 'office@boreal.example' }] });
    await keep('seller1', 'OOO Polar Freight', { websites: ['https://www.boreal.example/'] });
    expect(await related('seller1', id)).toEqual(['brand: Zephyr Insurance', 'domain: Kuban Agro']);
  });

  it('forgets what is in the bin or has left the group', async () => {
    const id = await keep('seller1', 'Aurora Holding');
    const left = await keep('seller1', 'Polar Freight', { parentId: id });
    const binned = await keep('seller1', 'Zephyr Insurance', { parentId: id });
    const context = workspace.contextOf('seller1');
    await updateRecord(context, definitions.companies, left, { body: { parentId: null } });
    await deleteRecord(workspace.contextOf('manager'), definitions.companies, binned);
    expect(await related('seller1', id)).toEqual([]);
  });

  it('tells of a firm that the reader may not see its account manager and since when, and no more', async () => {
    const id = await keep('seller1', 'Aurora Holding');
    const secret = await keep('manager', 'Polar Freight', { parentId: id, phones: [{ value: '+7 495 123-45-67' }] });
    await updateRecord(workspace.contextOf('admin'), definitions.companies, secret, {
      body: { accountManagerId: 'seller2' },
    });
    const { data } = await listRelatedFirms(workspace.contextOf('seller1'), id);
    expect(data).toEqual([
      {
        object: 'companies',
        score: 0,
        band: 'possible',
        reasons: [],
        disclosed: { accountManager: { id: 'seller2', name: 'Name of seller2' }, since: '2026-11-20' },
        ref: expect.stringMatching(/^ref_/),
        actions: ['requestToJoin'],
        needsReason: false,
        related: 'group',
      },
    ]);
    expect(JSON.stringify(data)).not.toContain(secret);
    expect(await codeOf(listRelatedFirms(workspace.contextOf('seller2'), id))).toBe('not_found');
  });

  it('may be read as often as one likes, and is noted once within an hour', async () => {
    const id = await keep('seller1', 'Aurora Holding');
    const other = await keep('manager', 'Polar Freight', { parentId: id });
    await updateRecord(workspace.contextOf('admin'), definitions.companies, other, {
      body: { accountManagerId: 'seller2' },
    });
    const noted = async () => (await listProbes(workspace.contextOf('admin'), { limit: 200 })).data.length;
    for (let time = 0; time <= probesPerHour; time += 1) await related('seller1', id);
    expect(await noted()).toBe(1);
    workspace.tick(2 * 3600_000);
    expect(await related('seller1', id)).toEqual(['group: led by seller2']);
    expect(await noted()).toBe(2);
  });

  it('waits for few round trips, however many there are', async () => {
    const id = await keep('manager', 'Aurora Holding');
    for (let at = 0; at < 30; at += 1) await keep('manager', `Firm number ${at}`, { parentId: id });
    const meter = new Meter();
    const { data, more } = await listRelatedFirms(workspace.contextOf('manager', meter), id);
    expect([data.length, more]).toEqual([25, true]);
    expect(meter.cost.trips).toBeLessThanOrEqual(3);
  });
});

describe('a firm that is typed', () => {
  it('is related to those under the same parent', async () => {
    const parentId = await keep('manager', 'Aurora Holding');
    await keep('manager', 'Zephyr Insurance', { parentId });
    expect(await typed('manager', { name: 'Polar Freight', parentId })).toEqual({
      matches: 0,
      related: [
        ['group', 'Aurora Holding'],
        ['group', 'Zephyr Insurance'],
      ],
    });
  });

  it('is related to those of its brand, and to whose brand it is called after', async () => {
    await keep('seller1', 'Polar Freight', { brand: 'Boreal' });
    expect(await typed('seller1', { name: 'Zephyr Insurance', brand: 'Boreal' })).toEqual({
      matches: 0,
      related: [['brand', 'Polar Freight']],
    });
    expect((await typed('seller1', { name: 'Boreal' })).related).toEqual([['brand', 'Polar Freight']]);
  });
});
