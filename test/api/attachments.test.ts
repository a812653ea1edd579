import { beforeAll, describe, expect, it } from 'vitest';
import type { Attachment } from '#shared/domain/files/attachment-item.ts';
import type { Download, Upload } from '#shared/domain/files/file-store.ts';
import { type Client, type PageBody, type ProblemBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

type Announced = Attachment & { readonly upload: Upload };
type Opened = Attachment & { readonly download: Download };

const content = Buffer.from('name;sum\r\nСевер;100\r\n');
const facts = { fileName: 'Суммы.csv', contentType: 'text/csv', size: content.length };

let seller: Client;
let stranger: Client;
let path: `/companies/${string}/attachments`;
beforeAll(async () => {
  [seller, stranger] = await Promise.all([signIn('seller1'), signIn('seller2')]);
  const { body } = await seller.post<RecordBody>('/companies', { name: makeUnique('Files') });
  path = `/companies/${body.id}/attachments`;
});

const send = ({ url, method, headers }: Upload, more: object = {}) =>
  fetch(url, { method, headers: { ...headers, ...more }, body: content });

describe('the files of a record', () => {
  it('are sent to the bucket, and loaded from it, by signed addresses', async () => {
    const announced = await seller.post<Announced>(path, facts);
    const { id, upload } = announced.body;
    expect([announced.status, announced.headers.get('location')]).toEqual([201, `/api/v1${path}/${id}`]);
    expect((await send(upload, { 'content-type': 'text/html' })).status).toBe(403);
    const early = await seller.post<ProblemBody>(`${path}/${id}/complete`, undefined);
    expect([early.status, early.body.code]).toEqual([409, 'file.not_arrived']);
    expect((await send(upload)).status).toBe(200);
    expect((await seller.post(`${path}/${id}/complete`, undefined)).body).toMatchObject({ id, ...facts });

    const { body: opened } = await seller.get<Opened>(`${path}/${id}`);
    const loaded = await fetch(opened.download.url);
    expect(Buffer.from(await loaded.arrayBuffer())).toEqual(content);
    expect(loaded.headers.get('content-disposition')).toContain("filename*=UTF-8''%D0%A1%D1%83%D0%BC%D0%BC%D1%8B.csv");
    expect((await fetch(opened.download.url.split('?')[0] ?? '')).status).toBe(403);

    expect((await seller.delete(`${path}/${id}`)).status).toBe(204);
    expect((await seller.get(`${path}/${id}`)).status).toBe(404);
    expect((await seller.post(`${path}/${id}/restore`, undefined)).status).toBe(200);
    const { body: page } = await seller.get<PageBody<Attachment>>(path);
    expect(page).toMatchObject({ data: [{ id, ...facts }], page: { next: null } });
  });

  it('are nobody’s but those who see the record', async () => {
    for (const answer of [await stranger.get(path), await stranger.post(path, facts)])
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    expect((await seller.get('/companies/com_x/attachments')).status).toBe(404);
  });

  it('are refused in words when they are too large or of another kind', async () => {
    const body = { fileName: 'tool.exe', contentType: 'application/x-msdownload', size: 26_214_401 };
    const refused = await seller.post<ProblemBody>(path, body, { 'accept-language': 'fr' });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [
        { pointer: '/fileName', code: 'file_type', message: expect.stringMatching(/^Les fichiers de ce type/) },
        { pointer: '/size', code: 'file_size', params: { most: 25 }, message: 'Le fichier dépasse 25 Mo.' },
      ],
    ]);
  });
});
