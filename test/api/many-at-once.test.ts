import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, type ProblemBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeInn, makeUnique } from '#test/support/sample-values.ts';

interface Result {
  readonly status: number;
  readonly id?: string;
  readonly etag?: string;
  readonly problem?: ProblemBody;
}
interface Results {
  readonly results: readonly Result[];
}

let seller: Client;
let other: Client;
let manager: Client;
beforeAll(async () => {
  [seller, other, manager] = (await Promise.all(
    (['seller1', 'seller2', 'manager'] as const).map((name) => signIn(name)),
  )) as [Client, Client, Client];
});

describe('a batch', () => {
  it('answers for each operation what its own request would have been answered', async () => {
    const { body: known } = await manager.post<RecordBody>('/companies', { name: makeUnique('Batch') });
    const { status, body } = await manager.post<Results>(
      '/companies/batch',
      {
        operations: [
          { op: 'create', fields: { name: makeUnique('Batch') } },
          { op: 'create', fields: { industry: 'x' } },
          { op: 'update', id: known.id, version: 1, fields: { industry: 'Ships' } },
          { op: 'delete', id: known.id },
          { op: 'delete', id: `com_${'0'.repeat(26)}` },
        ],
      },
      { 'accept-language': 'fr' },
    );
    expect(status).toBe(207);
    const [created, refused, updated, deleted, absent] = body.results;
    expect(created).toEqual({ status: 201, id: expect.stringMatching(/^com_/), etag: '"1"' });
    expect(refused).toMatchObject({
      status: 422,
      problem: { code: 'validation.failed', errors: [{ pointer: '/name' }] },
    });
    expect(refused?.problem?.title).toMatch(/champs/);
    expect(updated).toEqual({ status: 200, id: known.id, etag: '"2"', replaced: { industry: null } });
    expect(deleted).toEqual({ status: 204, id: known.id });
    expect(absent).toMatchObject({ status: 404, problem: { code: 'not_found' } });
    expect((await manager.get(`/companies/${created?.id}`)).headers.get('etag')).toBe(created?.etag);
  });

  it('of a hundred happens once under one key', async () => {
    const operations = Array.from({ length: 100 }, () => ({ op: 'create', fields: { name: makeUnique('Hundred') } }));
    const key = { 'idempotency-key': makeUnique('key') };
    const first = await seller.post<Results>('/companies/batch', { operations }, key);
    const again = await seller.post<Results>('/companies/batch', { operations }, key);
    expect(first.body.results.map(({ status }) => status)).toEqual(operations.map(() => 201));
    expect(again.body).toEqual(first.body);
  });

  it('is refused whole when it is too large, or none', async () => {
    for (const operations of [[], Array.from({ length: 101 }, () => ({ op: 'create', fields: {} })), null]) {
      const { status, body } = await seller.post<ProblemBody>('/companies/batch', { operations });
      expect([status, body.code, body.errors?.[0]?.pointer]).toEqual([422, 'validation.failed', '/operations']);
    }
  });
});

describe('a record addressed by its legal number', () => {
  const put = (client: Client, inn: string, body: object, headers = {}) =>
    client.call<RecordBody>('PUT', `/companies/by/RU-INN/${inn}`, { body, headers });

  it('is made, then changed, without a version', async () => {
    const inn = makeInn();
    const made = await put(seller, inn, { name: makeUnique('By number') });
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
    expect(made.headers.get('location')).toContain(made.body.id);
    expect(made.body.identifiers).toEqual([{ scheme: 'RU-INN', value: inn }]);
    const changed = await put(seller, inn, { industry: 'Ships' });
    expect([changed.status, changed.body.id, changed.body.version]).toEqual([200, made.body.id, 2]);
    const hidden = await put(other, inn, { name: makeUnique('Foreign') });
    expect([hidden.status, hidden.body.code]).toEqual([409, 'identity.taken']);
    expect(JSON.stringify(hidden.body)).not.toContain(made.body.id);
  });

  it('is one when two come at once, and the same for one who repeats', async () => {
    const inn = makeInn();
    const fields = { name: makeUnique('Twins') };
    const both = await Promise.all([1, 2].map(() => put(seller, inn, fields)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    expect(both[0]?.body.id).toBe(both[1]?.body.id);
    const key = { 'idempotency-key': makeUnique('key') };
    const another = makeInn();
    const first = await put(seller, another, fields, key);
    const again = await put(seller, another, fields, key);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  });

  it('is refused when the body says otherwise', async () => {
    const identifiers = [{ scheme: 'RU-INN', value: makeInn() }];
    const { status, body } = await put(seller, makeInn(), { name: 'x', identifiers });
    expect([status, body.errors]).toEqual([
      422,
      [{ pointer: '/identifiers', code: 'contradiction', message: expect.any(String) }],
    ]);
  });
});

describe('the stages of a deal', () => {
  it('say what they ask for, and take it with the move', async () => {
    const { body: company } = await seller.post<RecordBody>('/companies', { name: makeUnique('Stages') });
    const { body: deal } = await seller.post<RecordBody>('/deals', { title: 'Stages', companyId: company.id });
    const path = `/deals/${deal.id}/transitions` as const;
    const { body: known } = await seller.get<{ data: readonly { to: string; allowed: boolean }[] }>(path);
    expect(known.data.filter(({ allowed }) => !allowed).map(({ to }) => to)).toEqual(['lost']);

    const refused = await seller.post<ProblemBody>(path, { to: 'lost' }, { 'if-match': '"1"' });
    expect([refused.status, refused.body.errors?.[0]]).toMatchObject([
      422,
      { pointer: '/lostReason', code: 'required' },
    ]);
    const patched = await seller.patch<ProblemBody>(`/deals/${deal.id}`, { stageId: 'lost' }, 1);
    expect([patched.status, patched.body.errors?.[0]?.pointer]).toEqual([422, '/lostReason']);

    const moved = await seller.post<RecordBody>(
      path,
      { to: 'lost', fields: { lostReason: 'Price' } },
      { 'if-match': '"1"' },
    );
    expect([moved.status, moved.headers.get('etag')]).toEqual([200, '"2"']);
    expect(moved.body).toMatchObject({ stageId: 'lost', lostReason: 'Price' });
    const late = await seller.post<ProblemBody>(path, { to: 'won' }, { 'if-match': '"1"' });
    expect([late.status, late.body.code]).toEqual([412, 'precondition.failed']);
    expect((await other.get(path)).status).toBe(404);
  });
});
