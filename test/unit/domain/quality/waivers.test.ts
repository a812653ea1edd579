import { beforeEach, describe, expect, it } from 'vitest';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { readQuality } from '#shared/domain/quality/read-quality.ts';
import { askForWaiver } from '#shared/domain/quality/waivers/ask-for-waiver.ts';
import { declineWaiver, grantWaiver } from '#shared/domain/quality/waivers/decide-waiver.ts';
import { listWaivers, listWaiversOf } from '#shared/domain/quality/waivers/list-waivers.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { WaiverBox } from '#shared/model/quality/waivers.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, people, type Workspace } from '#test/support/workspace.ts';

const { companies } = definitions;
const until = '2026-12-24';
const wish = { field: 'identifiers', rule: 'missing', reason: 'A foundation without a number', until };

let workspace: Workspace;
let id: string;
beforeEach(async () => {
  workspace = createWorkspace({
    users: [...people, { id: 'marketer', departmentId: 'sales', roles: ['marketer'] }],
  });
  const body = { name: 'Blanc', roles: ['client'], country: 'FR', phones: [{ value: '+33 6 39 98 00 01' }] };
  id = (await workspace.create('seller1', 'companies', body)).id;
});

const scoreOf = async () => (await readQuality(workspace.contextOf('seller1'), companies, id, 'en')).score;
const ask = (body: object = {}, user = 'seller1') =>
  askForWaiver(workspace.contextOf(user), companies, id, { ...wish, ...body }, 'en');
const grant = (waiverId: string, user = 'manager') => grantWaiver(workspace.contextOf(user), waiverId, {}, 'en');
const decline = (waiverId: string, user = 'manager') =>
  declineWaiver(workspace.contextOf(user), waiverId, { reason: 'It has one' }, 'en');
const list = async (user: string, box: WaiverBox) =>
  (await listWaivers(workspace.contextOf(user), { box, limit: 10 }, 'en')).data.map(({ id: one }) => one);

describe('a waiver', () => {
  it('costs and gains nothing when it is asked for, and changes nothing of the record', async () => {
    const before = [await scoreOf(), await loadRecord(workspace.table, id)];
    const { waiver, isNew } = await ask();
    expect(isNew).toBe(true);
    expect(waiver).toMatchObject({
      ...wish,
      state: 'asked',
      isOver: false,
      mayDecide: false,
      message: 'Nothing is entered',
    });
    expect([await scoreOf(), await loadRecord(workspace.table, id)]).toEqual(before);
    expect(await ask({ reason: 'Again' })).toEqual({ waiver, isNew: false });
  });

  it('that is asked for is told to the head of whose record it is, once, and to nobody else', async () => {
    await ask();
    await ask({ reason: 'Again' });
    const told = async (user: string) => (await listNotices(workspace.contextOf(user), { limit: 5 }, 'en')).data;
    expect(await told('manager')).toMatchObject([
      { text: `Name of seller1 asks for a waiver for Blanc until ${until}: “${wish.reason}”` },
    ]);
    for (const other of ['seller1', 'seller2', 'admin', 'marketer']) expect(await told(other)).toEqual([]);
  });

  it('that is granted keeps its points until its day, and not a day longer', async () => {
    const before = await scoreOf();
    const { waiver } = await ask();
    workspace.table.settle();
    expect(await grant(waiver.id)).toMatchObject({ state: 'granted', decidedBy: { id: 'manager' } });
    expect(await scoreOf()).toBe(before + 12);
    workspace.tick(Date.parse(`${until}T00:00:00+01:00`) - Date.parse('2026-11-20T10:00:00Z') - 1000);
    expect(await scoreOf()).toBe(before + 12);
    workspace.tick(1000);
    expect(await scoreOf()).toBe(before);
    const [over] = await listWaiversOf(workspace.contextOf('seller1'), companies, id, 'en');
    expect(over).toMatchObject({ id: waiver.id, isOver: true });
  });

  it('that is declined counts as if nobody had asked, and can be asked for again', async () => {
    const before = await scoreOf();
    const { waiver } = await ask();
    expect(await decline(waiver.id)).toMatchObject({ state: 'declined', answer: 'It has one' });
    expect(await scoreOf()).toBe(before);
    expect((await ask()).isNew).toBe(true);
    const told = await listNotices(workspace.contextOf('seller1'), { limit: 5 }, 'en');
    expect(JSON.stringify(told)).toContain('declined your waiver for Blanc: “It has one”');
  });

  it('is decided once, by who leads the one whose record it is', async () => {
    const { waiver } = await ask();
    expect(await codeOf(grant(waiver.id, 'seller1'))).toBe('access.denied');
    expect(await codeOf(grant(waiver.id, 'seller2'))).toBe('not_found');
    await grant(waiver.id);
    expect(await codeOf(decline(waiver.id))).toBe('waiver.decided');
    expect(await codeOf(grant(waiver.id, 'director'))).toBe('waiver.decided');
    const own = await ask({ field: 'addresses' }, 'manager');
    expect(await codeOf(grant(own.waiver.id))).toBe('access.denied');
    expect(await codeOf(grant(`qwv_${'0'.repeat(26)}`))).toBe('not_found');
  });

  it('is listed to who asked, to who decides, and then to the head as granted', async () => {
    const { waiver } = await ask();
    workspace.table.settle();
    expect(await list('seller1', 'mine')).toEqual([waiver.id]);
    expect(await list('manager', 'toDecide')).toEqual([waiver.id]);
    expect([await list('seller1', 'toDecide'), await list('seller2', 'toDecide')]).toEqual([[], []]);
    await grant(waiver.id);
    workspace.table.settle();
    expect([await list('manager', 'toDecide'), await list('manager', 'granted')]).toEqual([[], [waiver.id]]);
    expect(await list('seller2', 'granted')).toEqual([]);
    workspace.tick(60 * 24 * 3600_000);
    expect(await list('manager', 'granted')).toEqual([]);
  });

  it('of a hidden field is not told of', async () => {
    await ask({ field: 'paymentTerms' });
    await ask();
    const told = await listWaiversOf(workspace.contextOf('marketer'), companies, id, 'en');
    expect(told.map(({ field }) => field)).toEqual(['identifiers']);
  });

  it.each([
    [{ until: '2026-11-20' }],
    [{ until: '2028-01-01' }],
    [{ field: 'name' }],
    [{ rule: 'junk' }],
    [{ rule: 'unheard of' }],
    [{ reason: ' ' }],
  ])('with %j is refused', async (body) => {
    expect(await codeOf(ask(body))).toBe('validation.failed');
  });

  it('is asked for by those who may change the record', async () => {
    expect(await codeOf(ask({}, 'reader'))).toBe('access.denied');
    expect(await codeOf(ask({}, 'seller2'))).toBe('not_found');
  });
});
