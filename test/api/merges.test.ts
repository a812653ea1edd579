import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  type PageBody,
  type ProblemBody,
  type RecordBody,
  signIn,
} from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

let manager: Client;
let seller: Client;
beforeAll(async () => {
  [manager, seller] = await Promise.all([signIn('manager'), signIn('seller1')]);
});

interface MergeBody {
  readonly id: string;
  readonly mergeId: string;
  readonly status: string;
  readonly result: RecordBody | null;
  readonly moved: Readonly<Record<string, number>>;
  readonly kept: readonly object[];
  readonly fields: readonly { readonly field: string; readonly rule: string }[];
  readonly versions: Readonly<Record<string, number>>;
}
interface CardBody {
  readonly company: RecordBody;
  readonly contacts: { readonly data: readonly RecordBody[] };
}

async function makeTwins() {
  const name = makeUnique('Twin');
  const make = async (fields: object) => (await seller.post<RecordBody>('/companies', fields)).body.id;
  const target = await make({ name, industry: 'Energy' });
  const { user } = (await (await signIn('seller2')).get<{ user: { id: string } }>('/me')).body;
  const coManagers = [{ userId: user.id, scope: 'Spare parts' }];
  const source = await make({ name: `${name} bis`, paymentTerms: '30 days', coManagers });
  await make({ name: makeUnique('Daughter'), parentId: source });
  const child = await seller.post<RecordBody>('/contacts', { lastName: 'Child', companyId: source });
  return { target, source, child: child.body.id };
}

describe('records that are one', () => {
  it('are merged by the head of sales, are read as one at once and are several again when that is undone', async () => {
    const { target, source, child } = await makeTwins();
    const path = `/companies/${target}/merge` as const;
    const preview = await manager.post<MergeBody>(path, { sources: [source], dryRun: true });
    expect(preview.body).toMatchObject({
      mergeId: null,
      moved: { contacts: 1, companies: 1 },
      problems: [],
      mayMerge: true,
    });
    expect(preview.body.fields.find(({ field }) => field === 'paymentTerms')?.rule).toBe('only');

    const key = { 'idempotency-key': makeUnique('key') };
    const merged = await manager.post<MergeBody>(path, { sources: [source] }, key);
    expect(merged.body).toMatchObject({
      result: { id: target, paymentTerms: '30 days' },
      moved: { contacts: 1, companies: 1 },
    });
    expect((await manager.post<MergeBody>(path, { sources: [source] }, key)).body.mergeId).toBe(merged.body.mergeId);

    const old = await seller.get<RecordBody>(`/companies/${source}`);
    expect(old.body).toMatchObject({ id: target, mergedFrom: source });
    const card = await seller.get<CardBody>(`/companies/${source}/card`);
    expect(card.body.contacts.data).toMatchObject([{ id: child, companyId: target }]);
    const refused = await seller.patch<ProblemBody>(`/companies/${source}`, { industry: 'X' }, 1);
    expect(refused).toMatchObject({ status: 409, body: { code: 'record.merged', survivor: { id: target } } });

    const merge = `/merges/${merged.body.mergeId}` as const;
    await eventually(async () => expect((await manager.get<MergeBody>(merge)).body.status).toBe('done'));
    expect((await seller.get<RecordBody>(`/contacts/${child}`)).body.companyId).toBe(target);
    const listed = await seller.get<PageBody<MergeBody>>(`/merges?record=${target}`);
    expect(listed.body.data).toMatchObject([
      { id: merged.body.mergeId, moved: { contacts: 1, companies: 1 }, mayMerge: false },
    ]);

    expect((await seller.post(`${merge}/undo`, undefined)).status).toBe(403);
    const undone = await manager.post<MergeBody>(`${merge}/undo`, undefined);
    expect(undone).toMatchObject({ status: 200, body: { status: 'undone', kept: [] } });
    expect((await seller.get<RecordBody>(`/companies/${source}`)).body).toMatchObject({ id: source });
    expect((await seller.get<RecordBody>(`/contacts/${child}`)).body.companyId).toBe(source);
    expect((await seller.get<RecordBody>(`/companies/${target}`)).body.paymentTerms).toBeUndefined();
  });

  it('are proposed by a seller, and not merged by who does not see both', async () => {
    const { target, source } = await makeTwins();
    const proposed = await seller.post<MergeBody>(`/companies/${target}/merge`, { sources: [source] });
    expect(proposed).toMatchObject({ status: 202, body: { status: 'proposed', result: null } });
    const queue = await manager.get<PageBody<MergeBody>>('/merges?status=proposed');
    expect(queue.body.data.map(({ id }) => id)).toContain(proposed.body.mergeId);
    const declined = await manager.post<MergeBody>(`/merges/${proposed.body.mergeId}/decline`, undefined);
    expect(declined.body.status).toBe('declined');
    const stranger = await signIn('seller2');
    const hidden = await stranger.post<ProblemBody>(`/companies/${target}/merge`, { sources: [source] });
    expect(hidden).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('merging unasked', () => {
  it('is switched on by an administrator, merges what is certain of one account manager and is undone as a whole', async () => {
    const admin = await signIn('admin');
    const { user } = (await (await signIn('service')).get<{ user: { id: string } }>('/me')).body;
    const name = makeUnique('Certain');
    const fields = {
      name,
      phones: [{ value: '+33 1 70 18 98 11' }],
      emails: [{ value: `${name.replaceAll(/\W/g, '').toLowerCase()}@certain.example` }],
    };
    const make = async () => {
      const body = { ...fields, accountManagerId: user.id };
      const made = await admin.post<RecordBody>('/companies', body, { 'steward-allow-duplicate': 'for a test' });
      expect(made.status).toBe(201);
      return made.body.id;
    };
    const [older, younger] = [await make(), await make()];
    expect((await manager.get('/auto-merge')).status).toBe(403);
    const before = await admin.get<{ version: number; enabled: boolean }>('/auto-merge');
    expect(before.body.enabled).toBe(false);
    await eventually(async () =>
      expect((await admin.get<PageBody<object>>(`/duplicates?record=${younger}`)).body.data).toMatchObject([
        { band: 'certain' },
      ]),
    );
    expect((await admin.post('/merge-runs', { accountManagerId: user.id })).status).toBe(409);
    const change = async (enabled: boolean, version: number) =>
      admin.call<{ version: number }>('PUT', '/auto-merge', {
        headers: { 'if-match': `"${version}"` },
        body: { enabled },
      });
    const on = await change(true, before.body.version);
    const run = await admin.post<MergeBody>('/merge-runs', { accountManagerId: user.id });
    await change(false, on.body.version);
    const path = `/merge-runs/${run.body.id}` as const;
    await eventually(async () => {
      expect((await admin.get<RecordBody>(`/companies/${younger}`)).body.id).toBe(older);
    });
    expect((await admin.get<PageBody<MergeBody>>('/merge-runs')).body.data[0]?.id).toBe(run.body.id);
    expect((await admin.post<MergeBody>(`${path}/undo`, undefined)).status).toBe(202);
    await eventually(async () => {
      expect((await admin.get<RecordBody>(`/companies/${younger}`)).body.id).toBe(younger);
    });
    expect((await admin.get<MergeBody>(path)).body).toMatchObject({ undone: 1, failures: [] });
  });
});
