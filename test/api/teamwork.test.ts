import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, type ProblemBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface JoinBody {
  readonly id: string;
  readonly state: string;
  readonly company: { readonly id: string } | null;
}
interface NoticesBody {
  readonly data: readonly { readonly id: string; readonly text: string; readonly read: boolean }[];
  readonly unread: number;
}

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
