import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../web/src/api/client.ts';
import { ApiProblem } from '../../../web/src/api/problem.ts';
import { createTokenStore } from '../../../web/src/api/tokens.ts';

type Answer = (url: string, init: RequestInit) => Response;

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    length: 0,
  };
}

function setUp(answer: Answer) {
  const tokens = createTokenStore(memoryStorage());
  tokens.signIn({ accessToken: 'old', refreshToken: 'refresh' });
  const fetch = vi.fn(async (url: string | URL | Request, init: RequestInit = {}) => answer(String(url), init));
  return { tokens, fetch, client: createClient({ fetch, tokens, language: () => 'ru' }) };
}

const authorization = (init: RequestInit) => new Headers(init.headers).get('Authorization');

describe('client', () => {
  it('sends token, language, version and idempotency key, and reads the cost', async () => {
    const { client, fetch } = setUp(() =>
      json(200, { id: 'com_1' }, { 'Server-Timing': 'trips;desc="1", read;desc="4.5", total;dur=31' }),
    );
    const answer = await client.send('PATCH', '/{object}/{id}', {
      path: { object: 'companies', id: 'com_1' },
      body: {},
      ifMatch: 3,
      idempotencyKey: 'k',
    });
    const [url, init] = fetch.mock.calls[0] ?? [];
    const headers = new Headers(init?.headers);
    expect(url).toBe('/api/v1/companies/com_1');
    expect([headers.get('If-Match'), headers.get('Idempotency-Key'), headers.get('Accept-Language')]).toEqual([
      '"3"',
      'k',
      'ru',
    ]);
    expect(answer).toEqual({ data: { id: 'com_1' }, cost: { trips: 1, read: 4.5, write: 0, milliseconds: 31 } });
  });

  it('refreshes once for requests that fail together, and repeats each of them', async () => {
    const { client, fetch, tokens } = setUp((url, init) => {
      if (url.endsWith('/auth/refresh')) return json(200, { accessToken: 'new' });
      return authorization(init) === 'Bearer new' ? json(200, 'fine') : json(401, { message: 'Unauthorized' });
    });
    const answers = await Promise.all([client.send('GET', '/me'), client.send('GET', '/users')]);
    expect(answers.map(({ data }) => data)).toEqual(['fine', 'fine']);
    expect(fetch.mock.calls.filter(([url]) => String(url).endsWith('/auth/refresh'))).toHaveLength(1);
    expect(tokens.get()).toEqual({ tokens: { accessToken: 'new', refreshToken: 'refresh' }, expired: false });
  });

  it('marks the session as expired, and keeps it, when the refresh token is refused', async () => {
    const { client, tokens } = setUp(() => json(401, { message: 'Unauthorized' }));
    await expect(client.send('GET', '/me')).rejects.toMatchObject({ status: 401, code: 'gateway' });
    expect(tokens.get()).toMatchObject({ expired: true, tokens: { refreshToken: 'refresh' } });
  });

  it('does not end the session because the service was busy', async () => {
    const { client, tokens } = setUp((url) => json(url.endsWith('/auth/refresh') ? 503 : 401, { message: 'no' }));
    await expect(client.send('GET', '/me')).rejects.toMatchObject({ status: 503 });
    expect(tokens.get().expired).toBe(false);
  });

  it('turns a problem document into an error that names the fields', async () => {
    const errors = [{ pointer: '/name', code: 'required', message: 'Please fill this in.' }];
    const { client } = setUp(() => json(422, { code: 'validation.failed', detail: 'Some fields', errors, current: 1 }));
    const error = await client
      .send('POST', '/{object}', { path: { object: 'companies' }, body: {} })
      .catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({
      status: 422,
      code: 'validation.failed',
      message: 'Some fields',
      errors,
      members: { current: 1 },
    });
  });

  it('says that there is no network when there is none', async () => {
    const { client } = setUp(() => {
      throw new TypeError('fetch failed');
    });
    await expect(client.send('GET', '/me')).rejects.toMatchObject({ status: 0, code: 'network' });
  });

  it('keeps what fills in a path within its place', async () => {
    const { client, fetch } = setUp(() => json(200, {}));
    await client.send('GET', '/users/{id}', { path: { id: '../x?y' } });
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/v1/users/..%2Fx%3Fy');
  });

  it('leaves out query parameters without a value', async () => {
    const { client, fetch } = setUp(() => json(200, {}));
    await client.send('GET', '/{object}', {
      path: { object: 'companies' },
      query: { 'filter[name][prefix]': 'Sev', cursor: undefined, limit: 50 },
    });
    expect(String(fetch.mock.calls[0]?.[0])).toBe('/api/v1/companies?filter%5Bname%5D%5Bprefix%5D=Sev&limit=50');
  });

  it('asks at the door without renewing a token: a refusal there is an answer', async () => {
    const { client, fetch, tokens } = setUp((url) =>
      url.endsWith('/auth/login')
        ? json(401, { code: 'auth.new_password_required', session: 's1' })
        : json(200, { accessToken: 'new', refreshToken: 'next' }),
    );
    await expect(client.signIn('me@x.example', 'first')).rejects.toMatchObject({ members: { session: 's1' } });
    expect(tokens.get().tokens?.accessToken).toBe('old');
    await client.setFirstPassword('me@x.example', 's1', 'own');
    expect(tokens.get().tokens).toEqual({ accessToken: 'new', refreshToken: 'next' });
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/api/v1/auth/login', '/api/v1/auth/new-password']);
  });
});
