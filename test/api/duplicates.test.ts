import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type ProblemBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface Match {
  readonly object: string;
  readonly band: string;
  readonly ref?: string;
  readonly record?: { readonly id: string };
  readonly disclosed?: { readonly accountManager: { readonly name: string } };
}
interface Pair {
  readonly id: string;
  readonly status: string;
}

const serial = String(Date.now()).slice(-7);
const name = `Karvel ${makeUnique('Duplicates').replace(/\W/g, '')}`;
const firm = { name, phones: [{ value: `+33 1 7${serial}` }], emails: [{ value: `office@karvel${serial}.example` }] };
const allowed = { 'steward-allow-duplicate': encodeURIComponent('Второй магазин сети') };

let owner: Client;
let stranger: Client;
let company: RecordBody;
beforeAll(async () => {
  [owner, stranger] = await Promise.all([signIn('seller1'), signIn('seller2')]);
  company = (await owner.post<RecordBody>('/companies', firm)).body;
});

const check = async (client: Client): Promise<readonly Match[]> =>
  (
    await client.post<{ readonly matches: readonly Match[] }>('/duplicates/check', {
      object: 'companies',
      record: firm,
    })
  ).body.matches;

describe('a client that is there already', () => {
  it('is found while somebody types it, and a stranger learns only who leads it', async () => {
    const [known] = await eventually(async () => {
      const matches = await check(owner);
      expect(matches).toHaveLength(1);
      return matches;
    });
    expect(known).toMatchObject({ band: 'certain', record: { id: company.id } });
    const hidden = await check(stranger);
    expect(hidden).toMatchObject([{ band: 'certain', disclosed: { accountManager: { name: expect.any(String) } } }]);
    for (const secret of [company.id, name, serial]) expect(JSON.stringify(hidden)).not.toContain(secret);
    const admin = await signIn('admin');
    const { body } = await admin.get<{ data: readonly { records: readonly { id: string }[] }[] }>('/duplicates/probes');
    expect(body.data.flatMap(({ records }) => records.map(({ id }) => id))).toContain(company.id);
  });

  it('is not made again, but for a reason that stands in its history', async () => {
    const refused = await stranger.post<ProblemBody>('/companies', firm);
    expect([refused.status, refused.body.code]).toEqual([409, 'duplicate.found']);
    for (const secret of [company.id, name, serial]) expect(JSON.stringify(refused.body)).not.toContain(secret);

    const twin = await stranger.post<RecordBody>('/companies', firm, allowed);
    expect(twin.status).toBe(201);
    const history = await stranger.get<{ data: readonly { reason: string }[] }>(`/companies/${twin.body.id}/history`);
    expect(history.body.data[0]?.reason).toBe('Второй магазин сети');
  });

  it('can be said not to be the same, for everybody, and that can be taken back', async () => {
    const manager = await signIn('manager');
    const pair = await eventually(async () => {
      const { body } = await manager.get<{ data: readonly Pair[] }>(`/duplicates?record=${company.id}`);
      expect(body.data).toHaveLength(1);
      return body.data[0] as Pair;
    });
    const rejected = await manager.post<Pair>(`/duplicates/${pair.id}/reject`, { reason: 'Two shops' });
    expect([rejected.status, rejected.body.status]).toEqual([200, 'rejected']);
    const reopened = await manager.post<Pair>(`/duplicates/${pair.id}/reopen`, {});
    expect([reopened.status, reopened.body.status]).toEqual([200, 'open']);
  });

  it('can be held against what somebody types, by administrators', async () => {
    const admin = await signIn('admin');
    const body = { object: 'companies', left: company.id, right: { name: company.name } };
    const compared = await admin.post<{ band: string; reasons: readonly { kind: string }[] }>(
      '/duplicates/compare',
      body,
    );
    expect(compared.status).toBe(200);
    expect(compared.body.reasons).toMatchObject([{ kind: 'firm-same' }]);
  });
});
