import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { OperatorAccess } from '#infra/cli/operator-file.ts';
import { type Client, eventually, type PageBody, type ProblemBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface FeedBody {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
  readonly lastRun: { readonly importId: string; readonly fileName: string; readonly counts: object | null } | null;
}

interface RunBody {
  readonly importId: string;
  readonly upload: { readonly url: string; readonly method: string; readonly headers: Record<string, string> };
}

let admin: Client;
beforeAll(async () => {
  admin = await signIn('admin');
});

const settings = { mapping: { Code: 'externalId', Firm: 'name' }, match: ['externalId'] };

async function open(about: object = {}): Promise<FeedBody> {
  const body = { name: makeUnique('Feed'), object: 'companies', system: 'erp', settings, ...about };
  const { status, body: feed } = await admin.post<FeedBody>('/feeds', body);
  expect(status).toBe(201);
  return feed;
}

function reaches(feed: FeedBody, state: string, fileName?: string) {
  return eventually(async () => {
    const { body } = await admin.get<FeedBody>(`/feeds/${feed.id}`);
    expect([body.state, body.lastRun?.fileName]).toEqual([state, fileName ?? body.lastRun?.fileName]);
    return body;
  });
}

function leave(key: string, text: string) {
  const { aws, outputs } = JSON.parse(
    readFileSync(join(inject('stewardData'), 'operator.json'), 'utf8'),
  ) as OperatorAccess;
  const client = new S3Client({ ...aws, forcePathStyle: true });
  return client.send(new PutObjectCommand({ Bucket: String(outputs.InboxBucketName), Key: key, Body: text }));
}

describe('a feed', () => {
  it('takes a text, a file that is sent and one that is left in the inbox, and keeps each as a run', async () => {
    const code = makeUnique('c');
    const feed = await open({ source: { kind: 'inbox', folder: code.toLowerCase().replace(/[^a-z0-9]/g, '') } });
    const content = `Code,Firm\n${code},${makeUnique('Firm')}\n`;
    const begun = await admin.post<RunBody>(`/feeds/${feed.id}/run`, { content, fileName: 'text.csv' });
    expect(begun.status).toBe(202);
    const first = await reaches(feed, 'ok');
    expect(first.lastRun).toMatchObject({ importId: begun.body.importId, counts: { created: 1, refused: 0 } });

    const announced = await admin.post<RunBody>(`/feeds/${feed.id}/run`, { fileName: 'sent.csv' });
    expect(announced.status).toBe(201);
    const { importId, upload } = announced.body;
    const early = await admin.post<ProblemBody>(`/feeds/${feed.id}/run`, { importId });
    expect([early.status, early.body.code]).toEqual([409, 'import.no_file']);
    const { url, method, headers } = upload;
    await fetch(url, { method, headers, body: new TextEncoder().encode(`Code,Firm\n${code},\nx${code},\n`) });
    expect((await admin.post(`/feeds/${feed.id}/run`, { importId })).status).toBe(202);
    const held = await reaches(feed, 'held', 'sent.csv');
    expect(held.reasons).toMatchObject([{ code: 'too_many_refused' }]);
    expect((await admin.call('POST', `/imports/${importId}/commit`)).status).toBe(202);
    await reaches(feed, 'ok');

    await leave(
      `inbox/${code.toLowerCase().replace(/[^a-z0-9]/g, '')}/left.csv`,
      `Code,Firm\n${code},${makeUnique('Firm')}\n`,
    );
    expect((await admin.post<RunBody>(`/feeds/${feed.id}/run`, {})).body.importId).toBeNull();
    const left = await reaches(feed, 'ok', 'left.csv');
    expect(left.lastRun?.counts).toMatchObject({ updated: 1 });
    const { body: runs } = await admin.get<PageBody<{ readonly fileName: string }>>(`/feeds/${feed.id}/runs`);
    expect(runs.data.map(({ fileName }) => fileName)).toEqual(['left.csv', 'sent.csv', 'text.csv']);

    const renamed = await admin.patch<FeedBody>(`/feeds/${feed.id}`, { name: 'Renamed', isPaused: true }, feed.version);
    expect([renamed.status, renamed.body.state, renamed.headers.get('etag')]).toEqual([200, 'paused', '"2"']);
    const { body: list } = await admin.get<{ readonly data: readonly FeedBody[] }>('/feeds');
    expect(list.data).toContainEqual(expect.objectContaining({ id: feed.id, name: 'Renamed' }));
    expect((await admin.delete(`/feeds/${feed.id}`)).status).toBe(204);
  });

  it('is refused for what it is not, in the language of the caller', async () => {
    const body = { name: 'x', object: 'companies', system: 'erp', settings: { mapping: { Firm: 'nonsense' } } };
    const wrong = await admin.post<ProblemBody>('/feeds', body, { 'accept-language': 'ru' });
    expect([wrong.status, wrong.body.errors?.[0]?.pointer]).toEqual([422, '/settings/mapping/Firm']);
    expect(wrong.body.errors?.[0]?.message).toMatch(/^[А-Я]/);
    const seller = await signIn('seller1');
    expect((await seller.get('/feeds')).status).toBe(403);
    expect((await admin.get('/feeds/nonsense')).status).toBe(404);
  });
});
