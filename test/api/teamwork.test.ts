import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Client, type PageBody, type ProblemBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface JoinBody {
  readonly id: string;
  readonly state: string;
  readonly company: { readonly id: string } | null;
}
interface HandoverBody {
  readonly done: boolean;
  readonly counts: object;
}
interface NoticesBody {
  readonly data: readonly { readonly id: string; readonly text: string; readonly read: boolean }[];
  readonly unread: number;
}

const idOf = async (client: Client) => (await client.get<{ user: { id: string } }>('/me')).body.user.id;

let seller1: Client;
let seller2: Client;
let service: Client;
beforeAll(async () => {
  [seller1, seller2, service] = await Promise.all([signIn('seller1'), signIn('seller2'), signIn('service')]);
});

describe('a request to join', () => {
  it('is accepted or declined, exactly once, and both sides are told', async () => {
    const name = makeUnique('Join');
    const { body: company } = await seller1.post<RecordBody>('/companies', { name });
    const path = `/companies/${company.id}/join-requests` as const;
    expect((await seller2.post(path, { message: 'Mine' })).status).toBe(404);
    const first = await service.post<JoinBody>(path, { message: 'Their pumps' });
    const again = await service.post<JoinBody>(path, { message: 'Their pumps' });
    expect([first.status, again.status, again.body.id]).toEqual([201, 200, first.body.id]);
    const toDecide = await seller1.get<{ data: readonly JoinBody[] }>('/join-requests?box=toDecide&limit=200');
    expect(toDecide.body.data.map(({ id }) => id)).toContain(first.body.id);

    const outcomes = await Promise.all([
      seller1.post<JoinBody & ProblemBody>(`/join-requests/${first.body.id}/accept`, { scope: 'Pumps' }),
      seller1.post<JoinBody & ProblemBody>(`/join-requests/${first.body.id}/decline`, { reason: 'Not now' }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(outcomes.find(({ status }) => status === 409)?.body.code).toBe('join.decided');
    const mine = await service.get<{ data: readonly JoinBody[] }>('/join-requests');
    expect(mine.body.data[0]).toMatchObject({ id: first.body.id, company: { id: company.id } });
    const notices = await service.get<NoticesBody>('/notifications');
    expect(notices.body.data[0]?.text).toMatch(/accepted|declined/);
    expect((await service.post('/notifications/read', {})).status).toBe(204);
    expect((await service.get<NoticesBody>('/notifications')).body.unread).toBe(0);
  });
});

describe('a group', () => {
  it('is known by the account manager of its hidden firms, on the card and when work is begun', async () => {
    const manager = await signIn('manager');
    const { body: holding } = await manager.post<RecordBody>('/companies', { name: makeUnique('Holding') });
    const ofGroup = { name: makeUnique('Below'), parentId: holding.id, accountManagerId: await idOf(seller1) };
    const { body: below } = await manager.post<RecordBody>('/companies', ofGroup);
    await manager.post('/deals', { title: 'Secret', companyId: holding.id });
    const hidden = { name: 'Claire Fontaine' };

    const { body } = await seller1.get<{ data: readonly object[] }>(`/companies/${below.id}/related`);
    expect(body.data).toMatchObject([{ related: 'group', disclosed: { accountManager: hidden } }]);
    const made = await seller1.post<RecordBody>('/deals', { title: 'Freight', companyId: below.id });
    expect(made.body.warnings).toMatchObject([{ with: 'group', owner: hidden, actions: ['join'] }]);
    const said = JSON.stringify([body, made.body]);
    for (const secret of ['Secret', String(holding.name)]) expect(said).not.toContain(secret);
  });
});

describe('a hand-over', () => {
  it('of much goes on in the background, and is read at once by who takes over', async () => {
    const { body: company } = await seller1.post<RecordBody>('/companies', { name: makeUnique('Hand over') });
    const operations = Array.from({ length: 45 }, (_, at) => ({
      op: 'create',
      fields: { title: `Task ${at}`, companyId: company.id },
    }));
    expect((await seller1.post('/tasks/batch', { operations })).status).toBe(207);
    const { body: me } = await seller2.get<{ user: { id: string } }>('/me');
    const path = `/companies/${company.id}` as const;
    const looked = await seller1.post<HandoverBody>(`${path}/handover`, { toUserId: me.user.id, dryRun: true });
    expect([looked.status, looked.body.counts]).toEqual([200, { companies: 1, tasks: 45 }]);
    const begun = await seller1.post<HandoverBody>(`${path}/handover`, { toUserId: me.user.id });
    expect([begun.status, begun.body.done]).toEqual([202, false]);
    expect((await seller2.get(path)).status).toBe(200);
    await vi.waitFor(async () => expect((await seller1.get(path)).status).toBe(404), {
      timeout: 30_000,
      interval: 200,
    });
    const tasks = await seller2.get<PageBody>(`/tasks?filter[companyId]=${company.id}&limit=100`);
    expect(tasks.body.data.map(({ assigneeId }) => assigneeId)).toEqual(Array(45).fill(me.user.id));
  });
});

it('a quote that departs from the terms of its client is sent after the account manager has approved it', async () => {
  const [manager, colleague] = [await signIn('seller1'), await signIn('seller2')];
  const { body: me } = await colleague.get<{ user: { id: string } }>('/me');
  const terms = { agreedDiscount: '10', coManagers: [{ userId: me.user.id }] };
  const { body: client } = await manager.post<RecordBody>('/companies', { name: makeUnique('Terms'), ...terms });
  const items = [{ name: 'Rope', quantity: '1', price: '100.00', discount: '15' }];
  const fields = { title: 'Ropes', companyId: client.id, ownerId: me.user.id, items };
  const { body: quote } = await colleague.post<RecordBody>('/quotes', fields);
  const early = await colleague.patch<{ code: string }>(`/quotes/${quote.id}`, { status: 'sent' }, 1);
  expect([early.status, early.body.code]).toEqual([422, 'terms.approval_needed']);
  expect((await colleague.post(`/quotes/${quote.id}/approve`, {})).status).toBe(403);
  const asked = await colleague.post<object>(`/quotes/${quote.id}/approval-requests`, {});
  expect(asked.body).toMatchObject({ isApproved: false, departures: [{ agreed: '10', offered: '15.00' }] });
  const approved = await manager.post<object>(`/quotes/${quote.id}/approve`, {});
  expect([approved.status, approved.body]).toMatchObject([200, { isApproved: true }]);
  expect((await colleague.patch(`/quotes/${quote.id}`, { status: 'sent' }, 2)).status).toBe(200);
});
