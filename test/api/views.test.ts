import { beforeAll, describe, expect, it } from 'vitest';
import type { View } from '#shared/model/views.ts';
import { type Client, type ProblemBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface Views {
  readonly data: readonly View[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

let seller: Client;
let other: Client;
beforeAll(async () => {
  [seller, other] = await Promise.all([signIn('seller1'), signIn('seller2')]);
});

const find = async (client: Client, id: string) =>
  (await client.get<Views>('/views?object=companies')).body.data.find((view) => view.id === id);

describe('a saved view', () => {
  it('is kept for its author, shared with others, changed from its version and deleted', async () => {
    const filter = [{ field: 'accountManagerId', op: 'eq', value: 'me' }];
    const body = { object: 'companies', name: makeUnique('Mine'), filter, columns: ['name', 'country'] };
    const made = await seller.post<View>('/views', body);
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
    const { id } = made.body;
    expect(made.headers.get('location')).toBe(`/api/v1/views/${id}`);
    expect(await find(seller, id)).toEqual(made.body);
    expect(await find(other, id)).toBeUndefined();

    const shared = await seller.patch<View>(`/views/${id}`, { shared: true }, 1);
    expect([shared.status, shared.headers.get('etag'), shared.body.shared]).toEqual([200, '"2"', true]);
    expect(await find(other, id)).toMatchObject({ id, filter, editable: false });
    const denied = await other.patch<ProblemBody>(`/views/${id}`, { name: 'Ours' }, 2);
    expect([denied.status, denied.body.code]).toEqual([403, 'access.denied']);
    const late = await seller.patch<ProblemBody>(`/views/${id}`, { name: 'Late' }, 1);
    expect([late.status, late.body.current]).toMatchObject([412, { id, version: 2 }]);

    const { headers } = await seller.get('/views');
    expect(headers.get('server-timing')).toContain('trips;desc="1"');
    expect((await seller.delete(`/views/${id}`)).status).toBe(204);
    expect((await seller.delete(`/views/${id}`)).status).toBe(404);
    expect(await find(other, id)).toBeUndefined();
  });

  it('is refused as its list would be, in words', async () => {
    const body = { object: 'deals', name: 'By date', sort: 'expectedCloseDate' };
    const refused = await seller.post<ProblemBody>('/views', body, { 'accept-language': 'fr' });
    expect([refused.status, refused.body.code]).toEqual([400, 'query.unsupported']);
    expect(refused.body.title).toMatch(/liste/);
    expect((await seller.get('/views?object=wings')).status).toBe(400);
  });

  it('need not be saved to keep columns', async () => {
    const choose = (columns: readonly string[]) => other.call('PUT', '/views/default/contacts', { body: { columns } });
    expect((await choose(['lastName', 'updatedAt'])).status).toBe(200);
    expect((await other.get<Views>('/views')).body.columns).toEqual({ contacts: ['lastName', 'updatedAt'] });
    expect((await choose([])).status).toBe(200);
    expect((await other.get<Views>('/views')).body.columns).toEqual({});
  });
});
