import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#infra/local/clock.ts';
import { type FileStore, FileTooLarge, type Upload } from '#shared/domain/files/file-store.ts';
import { openBackupBucket } from '#shared/runtime/backup-bucket.ts';
import { openFileBucket } from '#shared/runtime/file-bucket.ts';
import { openInboxBucket } from '#shared/runtime/inbox-bucket.ts';
import { describeBackupStoreContract } from '#test/support/backup-store-contract.ts';
import { type EdgeStack, startEdgeStack } from '#test/support/edge-stack.ts';

let edge: EdgeStack;
let store: FileStore;
let late = 0;

beforeAll(async () => {
  edge = await startEdgeStack({ ...systemClock, now: () => Date.now() + late });
  store = openFileBucket(edge.stack.resources.get('Files')?.ref ?? '', edge.aws);
}, 30_000);
afterAll(() => edge?.stop());
afterEach(() => {
  late = 0;
});

const text = Buffer.from('Offer № 7\n');
const facts = { contentType: 'text/plain', size: text.length };

function send({ url, method, headers }: Upload, body: BodyInit = text, change: Record<string, string> = {}) {
  return fetch(url, { method, headers: { ...headers, ...change }, body });
}

async function readRefusal(response: Response): Promise<string> {
  return `${response.status} ${/<Code>(\w+)/.exec(await response.text())?.[1]}`;
}

describeBackupStoreContract('a bucket', () => openBackupBucket(edge.stack.resources.get('Files')?.ref ?? '', edge.aws));

describe('a file that another system has left', () => {
  it('is listed as it came, copied and removed, but not in the place of one that has come since', async () => {
    const bucket = edge.stack.resources.get('Files')?.ref ?? '';
    const inbox = openInboxBucket({ inbox: bucket, files: bucket }, edge.aws);
    for (const name of ['Клиенты (1) +.csv', 'a/.csv']) await store.write(`inbox/erp/${name}`, text, 'text/csv');
    await store.write('inbox/erp-2/c.csv', text, 'text/csv');
    const files = await inbox.list('erp');
    expect(files.map(({ name }) => name).toSorted()).toEqual(['a/.csv', 'Клиенты (1) +.csv']);
    const file = files.find(({ name }) => name === 'Клиенты (1) +.csv');
    if (!file) throw new Error('it is not listed');
    expect(await inbox.copy(file, 'imports/copied')).toBe(true);
    expect(Buffer.from((await store.read('imports/copied', 1000)) ?? [])).toEqual(text);
    await store.write(file.key, text.toReversed(), 'text/csv');
    await inbox.remove(file);
    expect(await inbox.copy(file, 'imports/other')).toBe(false);
    expect(await store.head('imports/other')).toBeUndefined();
    const [fresh] = (await inbox.list('erp')).filter(({ name }) => name === file.name);
    if (!fresh) throw new Error('the new one is gone');
    await inbox.remove(fresh);
    expect((await inbox.list('erp')).map(({ name }) => name)).toEqual(['a/.csv']);
    expect(await inbox.copy(fresh, 'imports/other')).toBe(false);
  });
});

describe('a file that a client sends itself', () => {
  it('is stored as it was announced', async () => {
    const upload = await store.createUpload('uploads/one', facts);
    expect(upload).toMatchObject({ method: 'PUT', headers: { 'content-type': 'text/plain' } });
    expect((await send(upload)).status).toBe(200);
    expect(await store.head('uploads/one')).toEqual(facts);
    expect(Buffer.from((await store.read('uploads/one', 1000)) ?? [])).toEqual(text);
  });

  it.each([
    ['longer', Buffer.concat([text, text]), {}],
    ['shorter', text.subarray(1), {}],
    ['of another type', text, { 'content-type': 'text/html' }],
    ['with a header of its own', text, { 'x-amz-acl': 'public-read' }],
  ])('is refused when it is %s', async (_name, body, change) => {
    const upload = await store.createUpload('uploads/refused', facts);
    expect((await send(upload, body, change)).status).toBe(403);
    expect(await store.head('uploads/refused')).toBeUndefined();
  });

  it('is refused in pieces of which the sum is not said', async () => {
    const { url, headers } = await store.createUpload('uploads/refused', facts);
    const body = new Blob([text]).stream();
    expect((await fetch(url, { method: 'PUT', headers, body, duplex: 'half' } as RequestInit)).status).toBe(403);
  });

  it('is refused when its content is not the one that was announced', async () => {
    const sha256 = createHash('sha256').update(text).digest('hex');
    const upload = await store.createUpload('uploads/checked', { ...facts, sha256 });
    expect(await readRefusal(await send(upload, text.toReversed()))).toBe('400 BadDigest');
    const { 'x-amz-checksum-sha256': _left, ...headers } = upload.headers;
    expect(await readRefusal(await send({ ...upload, headers }))).toBe('403 SignatureDoesNotMatch');
    expect((await send(upload)).status).toBe(200);
  });

  it('is refused when it is larger than anything that is stored here, without reading it', async () => {
    const size = 65 * 1024 * 1024;
    const { url, method, headers } = await store.createUpload('uploads/huge', { ...facts, size });
    const status = await new Promise((resolve, reject) => {
      const outgoing = request(url, { method, headers: { ...headers, 'content-length': size } });
      outgoing.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject);
      outgoing.flushHeaders();
    });
    expect(status).toBe(400);
  });
});

describe('a signed address', () => {
  it.each([
    ['another key', (url: string) => url.replace('uploads/mine', 'uploads/yours')],
    ['more time', (url: string) => url.replace('X-Amz-Expires=900', 'X-Amz-Expires=9000')],
    ['fewer signed headers', (url: string) => url.replace('content-length%3B', '')],
    ['another signature', (url: string) => url.replace(/X-Amz-Signature=\w{8}/, 'X-Amz-Signature=01234567')],
  ])('is refused with %s', async (_name, change) => {
    const upload = await store.createUpload('uploads/mine', facts);
    const url = change(upload.url);
    expect(url).not.toBe(upload.url);
    expect(await readRefusal(await send({ ...upload, url }))).toBe('403 SignatureDoesNotMatch');
  });

  it('is refused for another method', async () => {
    await store.write('uploads/there', text, 'text/plain');
    const { url } = await store.createUpload('uploads/there', facts);
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
  });

  it('is refused once it has expired, and never lasts longer than a week', async () => {
    const upload = await store.createUpload('uploads/mine', facts);
    late = 901_000;
    expect(await readRefusal(await send(upload))).toBe('403 AccessDenied');
    const url = upload.url.replace('X-Amz-Expires=900', 'X-Amz-Expires=604801');
    expect(await readRefusal(await send({ ...upload, url }))).toBe('400 AuthorizationQueryParametersError');
  });

  it('gives nobody the key of the one who signed it', async () => {
    const { url } = await store.createUpload('uploads/mine', facts);
    const credential = new URL(url).searchParams.get('X-Amz-Credential') ?? '';
    const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
    const path = new URL(url).pathname;
    const read = await fetch(edge.aws.endpoint + path, { headers: { authorization } });
    expect(await readRefusal(read)).toBe('403 SignatureDoesNotMatch');
    const other = { authorization: authorization.replace('/s3/', '/events/'), 'x-amz-target': 'AWSEvents.PutEvents' };
    const published = await fetch(edge.aws.endpoint, { method: 'POST', headers: other, body: '{"Entries":[]}' });
    expect(await published.json()).toMatchObject({ __type: expect.stringContaining('InvalidSignatureException') });
  });
});

describe('a browser of the web', () => {
  const ask = (url: string, origin: string, method = 'PUT', headers = 'content-type') =>
    fetch(url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
    });

  it('may send files from its own origin, and learns why one is refused', async () => {
    const upload = await store.createUpload('uploads/browser', facts);
    const asked = await ask(upload.url, edge.url);
    expect(asked.status).toBe(200);
    expect(asked.headers.get('access-control-allow-origin')).toBe(edge.url);
    expect(asked.headers.get('access-control-allow-headers')).toBe('content-type');
    const refused = await send(upload, text, { origin: edge.url, 'content-type': 'text/html' });
    expect(refused.headers.get('access-control-allow-origin')).toBe(edge.url);
  });

  it.each([
    ['another origin', 'http://127.0.0.1:1', 'PUT', 'content-type'],
    ['another method', '', 'DELETE', 'content-type'],
    ['another header', '', 'PUT', 'x-amz-acl'],
  ])('is refused for %s', async (_name, origin, method, headers) => {
    const { url } = await store.createUpload('uploads/browser', facts);
    const asked = await ask(url, origin || edge.url, method, headers);
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});

describe('a file of the store', () => {
  it('is saved under its name by who gets an address, and read by nobody without one', async () => {
    await store.write('attachments/rec/1', text, 'text/plain');
    const { url, expiresAt } = await store.createDownload('attachments/rec/1', 'Счёт "7".txt', 'text/plain');
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 200_000);
    const answer = await fetch(url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(text);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="____ _7_.txt"; filename*=UTF-8\'\'%D0%A1%D1%87%D1%91%D1%82%20%227%22.txt',
    );
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
    expect((await fetch(url.replace('attachment', 'inline'))).status).toBe(403);
    late = 301_000;
    expect((await fetch(url)).status).toBe(403);
  });

  it('is copied, listed by prefix and removed', async () => {
    await store.write('uploads/2', text, 'text/plain');
    await store.copy('uploads/2', 'attachments/a/2');
    await store.write('attachments/b/3', text, 'text/plain');
    expect(await store.head('attachments/a/2')).toEqual(facts);
    for await (const keys of store.list('attachments/a/')) expect(keys).toEqual(['attachments/a/2']);
    expect.assertions(4);
    await store.remove('attachments/a/2');
    await store.remove('attachments/a/2');
    expect(await store.head('attachments/a/2')).toBeUndefined();
    expect(await store.read('attachments/a/2', 10)).toBeUndefined();
  });

  it('is not read when it is longer than its reader is ready for', async () => {
    await store.write('imports/long', text, 'text/csv');
    await expect(store.read('imports/long', text.length - 1)).rejects.toThrow(FileTooLarge);
    const whole = await store.readPart('imports/long', 0, text.length + 10);
    const end = await store.readPart('imports/long', 3, text.length);
    expect([whole?.size, end?.size, end?.etag]).toEqual([text.length, text.length, whole?.etag]);
    expect(Buffer.from(end?.bytes ?? [])).toEqual(text.subarray(3));
    expect(await store.readPart('imports/absent', 0, 10)).toBeUndefined();
  });
});
