import { beforeEach, describe, expect, it } from 'vitest';
import { createHiddenRef } from '#shared/domain/duplicates/hidden-ref.ts';
import { listNotices, markRead } from '#shared/domain/notifications/list-notices.ts';
import { setAbsence } from '#shared/domain/organisation/set-absence.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { readClientTeam } from '#shared/domain/teamwork/account-manager.ts';
import { askToJoin, askToJoinHidden } from '#shared/domain/teamwork/ask-to-join.ts';
import { acceptJoinRequest, declineJoinRequest } from '#shared/domain/teamwork/decide-join-request.ts';
import { listJoinRequests } from '#shared/domain/teamwork/list-join-requests.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { JoinBox } from '#shared/model/teamwork.ts';
import { keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies } = definitions;
const hour = 60 * 60 * 1000;

let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;
let companyId: string;

/** seller2 reads all clients, and changes their own. */
beforeEach(async () => {
  workspace = createWorkspace();
  people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['manager', 'headOfSales'],
    ['seller1', 'seller'],
    ['seller2', 'marketer'],
    ['seller3', 'seller'],
  ]);
  companyId = (await workspace.create('seller1', 'companies', { name: 'North' })).id;
});

const ask = async (message = 'Pumps for them', who = 'seller2') =>
  askToJoin(await people.contextOf(who), companyId, { message });
const accept = async (who: string, id: string, body: object = {}) =>
  acceptJoinRequest(await people.contextOf(who), id, body);
const decline = async (who: string, id: string) =>
  declineJoinRequest(await people.contextOf(who), id, { reason: 'A framework contract' });
const box = async (who: string, name: JoinBox) =>
  (await listJoinRequests(await people.contextOf(who), { box: name, limit: 50 })).data.map(({ id }) => id);
const told = async (who: string) => {
  const { data, unread } = await listNotices(await people.contextOf(who), { limit: 50 }, 'en');
  return { unread, kinds: data.map(({ kind }) => kind), data };
};

describe('asking to join', () => {
  it('goes to the account manager, who makes the asker a co-manager of a line', async () => {
    const { request, isNew } = await ask();
    expect([isNew, request.company, request.state]).toEqual([true, { id: companyId, name: 'North' }, 'open']);
    expect([await box('seller1', 'toDecide'), await box('manager', 'toDecide')]).toEqual([[request.id], []]);
    expect((await told('seller1')).data[0]).toMatchObject({
      text: 'Name of seller2 asks to join the work with North: “Pumps for them”',
      why: 'You are its account manager.',
      link: { object: 'companies', id: companyId },
      read: false,
    });
    const accepted = await accept('seller1', request.id, { scope: ' Pumps ' });
    expect(accepted).toMatchObject({ state: 'accepted', decidedBy: { id: 'seller1' }, scope: 'Pumps' });
    const company = await readRecord(workspace.contextOf('seller1'), companies, companyId);
    expect(company.data.coManagers).toEqual([{ userId: 'seller2', scope: 'Pumps' }]);
    const { data } = await listHistory(workspace.contextOf('seller1'), companies, companyId, { limit: 1 });
    expect(data[0]).toMatchObject({ actor: { id: 'seller1' }, reason: 'A request to join was accepted' });
    expect([await box('seller1', 'toDecide'), await box('seller2', 'mine')]).toEqual([[], [request.id]]);
    expect((await told('seller2')).kinds).toEqual(['joinAccepted']);
  });

  it('twice gives the first request; after a refusal there can be another', async () => {
    const first = await ask();
    const second = await ask('Again');
    expect(second).toEqual({ request: first.request, isNew: false });
    expect((await told('seller1')).kinds).toEqual(['joinAsked']);
    expect(await decline('seller1', first.request.id)).toMatchObject({
      state: 'declined',
      reason: 'A framework contract',
    });
    expect((await told('seller2')).data[0]?.text).toBe(
      'Name of seller1 declined your request to join: “A framework contract”',
    );
    expect((await ask()).isNew).toBe(true);
  });

  it('is for those who do not manage the client, and for who may see it', async () => {
    expect(await codeOf(ask('Me', 'seller1'))).toBe('join.not_needed');
    expect(await codeOf(ask('Me', 'manager'))).toBe('join.not_needed');
    expect(await codeOf(ask('Me', 'seller3'))).toBe('not_found');
    const { request } = await ask();
    await accept('seller1', request.id);
    expect(await codeOf(ask())).toBe('join.not_needed');
    expect((await problemOf(ask('  '))).details.errors).toEqual([{ pointer: '/message', code: 'required' }]);
  });

  it('waits for one working day, and is then for the head as well', async () => {
    const { request } = await ask();
    // A Friday, 11:00 in Paris.
    expect(request.dueAt).toBe('2026-11-23T10:00:00.000Z');
    workspace.tick(72 * hour - 1);
    expect(await box('manager', 'toDecide')).toEqual([]);
    workspace.tick(1);
    expect([await box('manager', 'toDecide'), await box('seller1', 'toDecide')]).toEqual([[request.id], [request.id]]);
    await accept('manager', request.id);
  });

  it('goes to who stands in for the account manager, too', async () => {
    const absence = { from: '2026-11-20', until: '2026-11-27', substituteId: 'seller3' };
    await setAbsence(await people.contextOf('seller1'), 'seller1', absence);
    const { request } = await ask();
    expect([await box('seller3', 'toDecide'), await box('seller1', 'toDecide')]).toEqual([[request.id], [request.id]]);
    expect((await told('seller3')).data[0]?.why).toBe('You stand in for the account manager.');
    expect((await accept('seller3', request.id)).state).toBe('accepted');
  });

  it('is decided once, whoever comes first', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { request } = await ask();
      const outcomes = await Promise.allSettled([
        ...(round % 2 ? [accept('seller1', request.id)] : []),
        decline('manager', request.id),
        decline('seller1', request.id),
        ...(round % 2 ? [] : [accept('admin', request.id)]),
      ]);
      const done = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.state] : []));
      expect(done).toHaveLength(1);
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
      expect(new Set(refused)).toEqual(new Set(['join.decided']));
      const { data, version } = await readRecord(workspace.contextOf('seller1'), companies, companyId);
      expect(data.coManagers === undefined).toBe(done[0] === 'declined');
      if (done[0] !== 'accepted') continue;
      await updateRecord(workspace.contextOf('seller1'), companies, companyId, { body: { coManagers: null }, version });
    }
  });

  it('of a hidden client tells nothing of it until it is accepted', async () => {
    const seller3 = await people.contextOf('seller3');
    const { ref, write } = createHiddenRef(seller3, 'companies', companyId);
    await workspace.table.write(write);
    const { request } = await askToJoinHidden(seller3, { ref, message: 'Valves' });
    const own = async () => (await listJoinRequests(await people.contextOf('seller3'), { box: 'mine', limit: 9 })).data;
    const secrets = [companyId, 'North', 'seller1'];
    for (const secret of secrets) expect(JSON.stringify([request, await own()])).not.toContain(secret);
    expect(await codeOf(readRecord(seller3, companies, companyId))).toBe('not_found');
    const stranger = askToJoinHidden(await people.contextOf('seller2'), { ref, message: 'Mine' });
    expect((await problemOf(stranger)).details.errors).toEqual([{ pointer: '/ref', code: 'reference' }]);

    await decline('seller1', request.id);
    const { data } = await told('seller3');
    for (const secret of [companyId, 'North']) expect(JSON.stringify([data, await own()])).not.toContain(secret);
    const again = await askToJoinHidden(seller3, { ref, message: 'Valves' });
    await accept('seller1', again.request.id);
    expect((await own())[0]?.company).toEqual({ id: companyId, name: 'North' });
    expect((await readRecord(await people.contextOf('seller3'), companies, companyId)).id).toBe(companyId);
  });

  it('is nobody else’s business', async () => {
    const { request } = await ask();
    expect(await codeOf(accept('seller3', request.id))).toBe('not_found');
    expect(await codeOf(accept('seller2', request.id))).toBe('access.denied');
    expect(await codeOf(accept('seller1', `joi_${'0'.repeat(26)}`))).toBe('not_found');
    expect(await box('seller3', 'toDecide')).toEqual([]);
  });
});

describe('notifications', () => {
  it('are counted until they are read, by name or all at once', async () => {
    await ask();
    const { unread, data } = await told('seller1');
    expect(unread).toBe(1);
    await markRead(await people.contextOf('seller2'), { ids: data.map(({ id }) => id) });
    expect((await told('seller1')).unread).toBe(1);
    await markRead(await people.contextOf('seller1'), { ids: ['nothing', ...data.map(({ id }) => id)] });
    expect(await told('seller1')).toMatchObject({ unread: 0, data: [{ read: true }] });
    await ask('x', 'seller2');
    await markRead(await people.contextOf('seller1'), {});
    expect((await told('seller1')).unread).toBe(0);
  });
});

describe('who works with a client', () => {
  it('is told to who reads it, with what they may do', async () => {
    const absence = { from: '2026-11-20', until: '2026-11-27', substituteId: 'seller3' };
    await setAbsence(await people.contextOf('seller1'), 'seller1', absence);
    const { request } = await ask();
    const team = async (who: string) => readClientTeam(await people.contextOf(who), companyId);
    expect(await team('seller2')).toMatchObject({
      accountManager: { id: 'seller1', isAvailable: true },
      since: '2026-11-20',
      absence: { until: '2026-11-27', substitute: { id: 'seller3' } },
      answers: { id: 'seller3', as: 'substitute' },
      request: { id: request.id },
      actions: ['join'],
      handover: null,
    });
    await accept('seller3', request.id, { scope: 'Pumps' });
    expect(await team('seller2')).toMatchObject({
      coManagers: [{ id: 'seller2', scope: 'Pumps' }],
      request: null,
      actions: [],
    });
    expect((await team('manager')).actions).toEqual(['handOver', 'addCoManager']);
  });
});
