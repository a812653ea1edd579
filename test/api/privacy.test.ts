import { beforeAll, describe, expect, it } from 'vitest';
import type { Upload } from '#shared/domain/files/file-store.ts';
import {
  type Client,
  eventually,
  type PageBody,
  type ProblemBody,
  type RecordBody,
  signIn,
} from '#test/support/api-client.ts';
import { makeEmail, makeUnique } from '#test/support/sample-values.ts';

let seller: Client;
let admin: Client;
beforeAll(async () => {
  [seller, admin] = await Promise.all([signIn('seller1'), signIn('admin')]);
});

interface Erasure {
  readonly done: boolean;
  readonly fields: number;
  readonly history: number;
  readonly files: number;
  readonly records: Readonly<Record<string, number>>;
  readonly kept: Readonly<Record<string, number>>;
}

async function attach(path: `/${string}`, fileName: string): Promise<void> {
  const content = 'a;b\n';
  const announced = await seller.post<{ id: string; upload: Upload }>(path, {
    fileName,
    contentType: 'text/csv',
    size: content.length,
  });
  const { id, upload } = announced.body;
  await fetch(upload.url, { method: upload.method, headers: upload.headers, body: content });
  expect((await seller.post(`${path}/${id}/complete`, undefined)).status).toBe(200);
}

async function makePerson() {
  // One word, as names are: digits would part it.
  const lastName = makeUnique('Eraseme').replace(/[ \d]/g, (sign) => 'qrstuvwxyz'[Number(sign)] ?? '');
  const company = await seller.post<RecordBody>('/companies', { name: makeUnique('Privacy') });
  const companyId = company.body.id;
  const fields = { lastName, companyId, emails: [{ value: makeEmail() }], description: `${lastName} `.repeat(60) };
  const { id } = (await seller.post<RecordBody>('/contacts', fields, { 'idempotency-key': makeUnique('key') })).body;
  await seller.patch(`/contacts/${id}`, { position: `Assistant of ${lastName}` }, 1);
  const talk = { type: 'note', at: '2026-01-01T10:00:00Z', companyId, contactId: id, text: `${lastName} called` };
  const activity = await seller.post<RecordBody>('/activities', talk);
  await attach(`/contacts/${id}/attachments`, `${lastName}.csv`);
  const deal = await seller.post<RecordBody>('/deals', { title: 'Privacy', companyId, contactId: id });
  return { id, lastName, companyId, activityId: activity.body.id, dealId: deal.body.id };
}

describe('a person', () => {
  it('is given out, looked over and erased, by those who may; nothing of them comes back', async () => {
    const { id, lastName, companyId, activityId, dealId } = await makePerson();
    const path = `/contacts/${id}` as const;
    expect((await seller.post(`${path}/erase`, { dryRun: true })).status).toBe(403);
    expect((await seller.get(`${path}/personal-data`)).status).toBe(403);
    expect((await admin.post(`/companies/${companyId}/erase`, { dryRun: true })).status).toBe(404);

    const given = await admin.get<Record<string, readonly RecordBody[]>>(`${path}/personal-data`);
    expect(given.status).toBe(200);
    expect(given.body.activities?.map((one) => one.id)).toEqual([activityId]);
    expect(given.body.deals?.map((one) => one.id)).toEqual([dealId]);
    expect(given.body).toMatchObject({ attachments: [{ recordId: id, fileName: `${lastName}.csv` }], complete: true });
    expect(JSON.stringify(given.body.record)).toContain(lastName);

    await eventually(async () => {
      const found = await admin.get<PageBody>(`/search?q=${lastName}`);
      expect(found.body.data).toHaveLength(1);
    });
    const named = await admin.post<ProblemBody>(`${path}/erase`, { reason: `${lastName} asked` });
    expect([named.status, named.body.errors?.[0]?.pointer]).toEqual([422, '/reason']);
    const preview = await admin.post<Erasure>(`${path}/erase`, { dryRun: true });
    const wanted = { fields: 5, history: 3, files: 1, records: { activities: 1 }, kept: { deals: 1 } };
    expect([preview.status, preview.body]).toEqual([200, expect.objectContaining({ done: false, ...wanted })]);
    const erased = await admin.post<Erasure>(`${path}/erase`, { reason: 'A letter of 20 November' });
    expect([erased.status, erased.body]).toEqual([200, expect.objectContaining({ done: true, ...wanted })]);

    const answers = await Promise.all([
      admin.get(path),
      admin.get(`${path}/history`),
      admin.get(`${path}/personal-data`),
      admin.get(`/activities/${activityId}`),
      admin.get(`/activities/${activityId}/history`),
      admin.get(`/companies/${companyId}/card`),
      admin.get(`${path}/attachments`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(200));
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(lastName);
    expect(answers[0]?.body).toMatchObject({ version: 3, companyId, erasedAt: expect.any(String) });
    expect((await admin.get<RecordBody>(`/deals/${dealId}`)).body.contactId).toBe(id);
    await eventually(async () => {
      const found = await admin.get<PageBody>(`/search?q=${lastName}`);
      expect(found.body.data).toEqual([]);
    });
  });

  it('who was erased is changed and brought back by nobody', async () => {
    const { id, activityId } = await makePerson();
    const path = `/contacts/${id}` as const;
    expect((await admin.post(`${path}/erase`, { reason: 'Asked' })).status).toBe(200);
    const back = { 'if-match': '"3"' };
    const refused = await Promise.all([
      admin.patch<ProblemBody>(path, { lastName: 'Back' }, 3),
      admin.call<ProblemBody>('DELETE', path),
      admin.post<ProblemBody>(`${path}/restore`, {}),
      admin.post<ProblemBody>(`${path}/history/1/restore`, { field: 'lastName', value: 'new' }, back),
      admin.post<ProblemBody>(`/activities/${activityId}/history/1/restore`, { field: 'text', value: 'new' }, back),
    ]);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      ...Array(4).fill([409, 'record.erased']),
      [409, 'value.erased'],
    ]);
    const { body } = await admin.get<{ data: readonly { name: string; fields: readonly object[] }[] }>('/objects');
    const fields = body.data.find(({ name }) => name === 'contacts')?.fields;
    expect(fields).toContainEqual(expect.objectContaining({ name: 'birthday', personal: true }));
  });
});
