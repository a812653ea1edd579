import { expect, it } from 'vitest';
import { eventually, signIn } from '#test/support/api-client.ts';
import { readZip } from '#test/support/read-zip.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface ExportBody {
  readonly id: string;
  readonly status: string;
  readonly rows: number;
  readonly download: { readonly url: string; readonly expiresAt: string } | null;
}

it('an export is asked for, written in the background and loaded from a signed address', async () => {
  const seller = await signIn('seller1');
  const name = makeUnique('Taken out');
  expect((await seller.post('/companies', { name })).status).toBe(201);
  const asked = await seller.post<ExportBody>('/exports', {
    object: 'companies',
    format: 'xlsx',
    filter: [{ field: 'name', op: 'prefix', value: name }],
    fields: ['name', 'createdAt'],
  });
  expect([asked.status, asked.headers.get('location')]).toEqual([202, `/api/v1/exports/${asked.body.id}`]);
  const done = await eventually(async () => {
    const { body } = await seller.get<ExportBody>(`/exports/${asked.body.id}`);
    expect(body.status).toBe('finished');
    return body;
  });
  expect(done.rows).toBe(1);
  const file = await fetch(done.download?.url ?? '');
  expect([file.status, file.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('.xlsx')]);
  const sheet = readZip(new Uint8Array(await file.arrayBuffer())).get('xl/worksheets/sheet1.xml');
  expect(new TextDecoder().decode(sheet)).toContain(`>${name}<`);

  const admin = await signIn('admin');
  expect((await admin.get<ExportBody>(`/exports/${asked.body.id}`)).body).toMatchObject({ rows: 1, download: null });
  const other = await signIn('seller2');
  expect((await other.get(`/exports/${asked.body.id}`)).status).toBe(404);
});
