import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureUser, setPassword } from '#infra/cli/users.ts';
import { type EdgeStack, startEdgeStack } from '#test/support/edge-stack.ts';

let edge: EdgeStack;
let clientId: string;
let bucket: string;

beforeAll(async () => {
  edge = await startEdgeStack();
  clientId = edge.stack.resources.get('Client')?.ref ?? '';
  bucket = edge.stack.resources.get('Files')?.ref ?? '';
}, 30_000);
afterAll(() => edge?.stop());
afterEach(() => {
  edge.answer = async (event) => ({ ok: true, payload: event });
});

const mail = 'someone@example.example';
const password = 'Right-2026!';

async function signIn(parameters: Record<string, string>, AuthFlow: 'USER_PASSWORD_AUTH' | 'REFRESH_TOKEN_AUTH') {
  const cognito = new CognitoIdentityProviderClient(edge.aws);
  const command = new InitiateAuthCommand({ AuthFlow, ClientId: clientId, AuthParameters: parameters });
  return (await cognito.send(command)).AuthenticationResult;
}

describe('sign-in and the authorizer', () => {
  let tokens: Awaited<ReturnType<typeof signIn>>;

  const guarded = (token?: string) =>
    fetch(`${edge.url}/api/guarded`, {
      method: 'POST',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });

  beforeAll(async () => {
    const cognito = new CognitoIdentityProviderClient(edge.aws);
    const poolId = edge.stack.resources.get('Pool')?.ref ?? '';
    await ensureUser(cognito, poolId, mail, 'quiet');
    await setPassword(cognito, poolId, mail, password);
    tokens = await signIn({ USERNAME: mail.toUpperCase(), PASSWORD: password }, 'USER_PASSWORD_AUTH');
  });

  it('lets the access token of a user through, with its claims', async () => {
    const response = await guarded(tokens?.AccessToken);
    expect(response.status).toBe(200);
    const event = (await response.json()) as { requestContext: { authorizer: { jwt: { claims: { sub: string } } } } };
    expect(event.requestContext.authorizer.jwt.claims.sub).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens?.ExpiresIn).toBe(3600);
  });

  it('answers 401 in the gateway’s words without a token, with a forged one', async () => {
    for (const token of [undefined, 'x.y.z', `${tokens?.AccessToken}x`]) {
      const response = await guarded(token);
      expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }]);
    }
  });

  it('answers 403 to an id token, which has no scope, and where the scope is another one', async () => {
    const response = await guarded(tokens?.IdToken);
    expect([response.status, await response.json()]).toEqual([403, { message: 'Forbidden' }]);
    const headers = { authorization: `Bearer ${tokens?.AccessToken}` };
    expect((await fetch(`${edge.url}/api/special`, { headers })).status).toBe(403);
  });

  it('refreshes tokens and refuses a wrong password and a wrong refresh token alike', async () => {
    const again = await signIn({ REFRESH_TOKEN: tokens?.RefreshToken ?? '' }, 'REFRESH_TOKEN_AUTH');
    expect((await guarded(again?.AccessToken)).status).toBe(200);
    await expect(signIn({ USERNAME: mail, PASSWORD: 'wrong' }, 'USER_PASSWORD_AUTH')).rejects.toThrow(
      NotAuthorizedException,
    );
    await expect(signIn({ REFRESH_TOKEN: 'nothing' }, 'REFRESH_TOKEN_AUTH')).rejects.toThrow(NotAuthorizedException);
  });
});

describe('the HTTP API behind the distribution', () => {
  const call = async (path = '/api/open', init: RequestInit = {}) => {
    const response = await fetch(edge.url + path, init);
    return [response.status, await response.json()];
  };

  it('answers 404, 500, 503 and 413 with the gateway’s own bodies', async () => {
    expect(await call('/api/nothing')).toEqual([404, { message: 'Not Found' }]);
    const error = { errorType: 'Error', errorMessage: 'secret' };
    edge.answer = async () => ({ ok: false, reason: 'handler', error });
    expect(await call()).toEqual([500, { message: 'Internal Server Error' }]);
    edge.answer = () => new Promise(() => {});
    expect(await call()).toEqual([503, { message: 'Service Unavailable' }]);
    const body = 'x'.repeat(10 * 1024 * 1024 + 1);
    expect(await call('/api/guarded', { method: 'POST', body })).toEqual([
      413,
      { message: 'Request Entity Too Large' },
    ]);
  });

  it('hands the function the host of the API, the viewer’s address and the raw query', async () => {
    const [, event] = await call('/api/open?a=1&a=2');
    expect(event.headers.host).toBe(event.requestContext.domainName);
    expect(event.requestContext.http.sourceIp).toBe('127.0.0.1');
    expect(event.rawQueryString).toBe('a=1&a=2');
  });

  it('refuses methods that the distribution does not allow for files', async () => {
    expect((await fetch(`${edge.url}/index.html`, { method: 'POST' })).status).toBe(403);
  });
});

describe('buckets', () => {
  const s3 = () => new S3Client({ ...edge.aws, forcePathStyle: true });

  it('keeps what the SDK streams with checksums, byte for byte', async () => {
    const Body = Buffer.from('line\r\n'.repeat(5000));
    await s3().send(new PutObjectCommand({ Bucket: bucket, Key: 'a/b c.txt', Body, ChecksumAlgorithm: 'CRC32' }));
    const read = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: 'a/b c.txt' }));
    expect(await read.Body?.transformToString()).toBe(Body.toString());
    const listed = await s3().send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'a/' }));
    expect(listed.Contents?.map(({ Key }) => Key)).toEqual(['a/b c.txt']);
  });

  it('lets one of many writers create a key that must be new', async () => {
    const put = () => s3().send(new PutObjectCommand({ Bucket: bucket, Key: 'once', Body: 'x', IfNoneMatch: '*' }));
    const results = await Promise.allSettled([put(), put(), put(), put()]);
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed.map(({ reason }) => reason.name)).toEqual(Array(3).fill('PreconditionFailed'));
  });

  it('refuses unsigned requests', async () => {
    expect((await fetch(`${edge.aws.endpoint}/${bucket}/once`)).status).toBe(403);
  });

  it('serves the web from its bucket, compressed and with entity tags', async () => {
    const page = '<!doctype html>'.padEnd(2000, ' ');
    const file = { Bucket: bucket, Key: 'index.html', Body: page, ContentType: 'text/html', CacheControl: 'no-cache' };
    await s3().send(new PutObjectCommand(file));
    const response = await fetch(`${edge.url}/`, { headers: { 'accept-encoding': 'gzip' } });
    expect(await response.text()).toBe(page);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const etag = response.headers.get('etag') ?? '';
    expect((await fetch(`${edge.url}/`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(`${edge.url}/absent.js`)).status).toBe(403);
  });
});

describe('the event bus', () => {
  const entry = (Detail: string, EventBusName = 'house') => ({ Source: 'test', DetailType: 't', Detail, EventBusName });

  it('hands matching events to functions and counts the entries that fail', async () => {
    const Entries = [
      entry('{"wanted":true}'),
      entry('{"wanted":false}'),
      entry('no json'),
      entry('{"wanted":true}', 'x'),
    ];
    const answer = await new EventBridgeClient(edge.aws).send(new PutEventsCommand({ Entries }));
    expect(answer.FailedEntryCount).toBe(1);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      undefined,
      'MalformedDetail',
      undefined,
    ]);
    expect(edge.enqueued).toEqual([expect.objectContaining({ source: 'test', detail: { wanted: true } })]);
  });
});
