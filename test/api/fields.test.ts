import { expect, it } from 'vitest';
import { eventually, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface Set {
  readonly object: string;
  readonly version: number;
  readonly fields: readonly { readonly name: string }[];
}

const zone = {
  name: 'zone',
  type: 'enum',
  label: { en: 'Zone', fr: 'Zone', ru: 'Зона' },
  options: [
    { value: 'north', label: 'North' },
    { value: 'south', label: 'South' },
  ],
  filter: true,
};

it('a field that an administrator adds is there for everybody, in records, lists, search and descriptions', async () => {
  const [admin, seller] = await Promise.all([signIn('admin'), signIn('seller1')]);
  const code = { name: 'code', type: 'text', label: 'Code', unique: true, searched: true };
  const { body } = await admin.get<{ data: readonly Set[] }>('/fields');
  const version = body.data.find(({ object }) => object === 'leads')?.version ?? 0;
  const put = (client: typeof admin, fields: readonly object[], dryRun: boolean, seen = version) =>
    client.call('PUT', '/fields/leads', { body: { fields, dryRun }, headers: { 'if-match': `"${seen}"` } });

  expect((await put(seller, [zone], false)).status).toBe(403);
  const preview = await put(admin, [zone, code], true);
  expect([preview.status, preview.body.version]).toEqual([200, version]);
  const saved = await put(admin, [zone, code], false);
  expect([saved.status, saved.headers.get('etag')]).toEqual([200, `"${version + 1}"`]);
  expect((await put(admin, [zone, code], false)).status).toBe(412);

  const plate = makeUnique('Zq');
  // Functions know definitions for ten seconds by heart.
  const lead = await eventually(async () => {
    const made = await seller.post<RecordBody>('/leads', { title: 'Zoned', custom: { zone: 'north', code: plate } });
    expect(made.status).toBe(201);
    return made.body;
  });
  expect(lead.custom).toEqual({ zone: 'north', code: plate });
  const twin = await seller.post('/leads', { title: 'Twin', custom: { code: plate } });
  expect([twin.status, twin.body.code]).toEqual([409, 'identity.taken']);
  const wrong = await seller.post('/leads', { title: 'Wrong', custom: { zone: 'west' } });
  expect([wrong.status, wrong.body.errors]).toEqual([
    422,
    [expect.objectContaining({ pointer: '/custom/zone', code: 'option' })],
  ]);
  await eventually(async () => {
    const list = await seller.get<{ data: readonly RecordBody[] }>('/leads?filter[custom.zone][eq]=north');
    expect(list.body.data.map(({ id }) => id)).toContain(lead.id);
    const found = await seller.get<{ data: readonly { id: string }[] }>(`/search?q=${plate}&objects=leads`);
    expect(found.body.data.map(({ id }) => id)).toEqual([lead.id]);
    expect(JSON.stringify((await seller.get('/openapi.json')).body)).toContain('"zone"');
  });
  const history = await admin.get<{ data: readonly { version: number }[] }>('/fields/leads/history');
  expect(history.body.data[0]?.version).toBe(version + 1);

  const retired = [zone, code].map((field) => ({ ...field, retired: true }));
  expect((await put(admin, retired, false, version + 1)).status).toBe(200);
});
