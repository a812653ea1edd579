import { beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '#shared/model/demo-users.ts';
import { createClient, fetchTokens, type ProblemBody, type Tokens } from '#test/support/api-client.ts';
import { forge, resign, unsign } from '#test/support/tokens.ts';

const anonymous = () => createClient();
const email = 'seller1@demo.local';

describe('health', () => {
  it('is told to everybody, part by part', async () => {
    const { status, body } = await anonymous().get('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', tenant: 'demo', version: expect.any(String) });
    expect(Object.keys(body.parts as object)).toEqual(expect.arrayContaining(['table', 'streams', 'schedules']));
  });
});

describe('signing in', () => {
  it('gives three tokens for the right password, whatever the case of the address', async () => {
    for (const address of [email, email.toUpperCase()]) {
      const answer = await anonymous().post<Tokens>('/auth/login', { email: address, password: demoPassword });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        idToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        refreshToken: expect.any(String),
        expiresIn: expect.any(Number),
      });
    }
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await anonymous().post('/auth/login', { email, password: 'Wrong-2026!' });
    const unknown = await anonymous().post('/auth/login', { email: 'nobody@demo.local', password: demoPassword });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    expect(wrong.body).toMatchObject({ status: 401, code: 'auth.failed' });
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  });

  it.each([
    [{}, ['/email', '/password']],
    [{ email, password: 7 }, ['/password']],
    [{ email: '', password: demoPassword }, ['/email']],
    ['text', ['']],
  ])('names what is missing in %j', async (body, pointers) => {
    const answer = await anonymous().post<ProblemBody>('/auth/login', JSON.stringify(body));
    expect([answer.status, answer.body.code]).toEqual([422, 'validation.failed']);
    expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

describe('tokens', () => {
  let tokens: Tokens;
  beforeAll(async () => {
    tokens = await fetchTokens('seller1');
  });

  const readMe = (token?: string) => createClient(token).get('/me');

  it('open the API as long as they are access tokens', async () => {
    const { status, body } = await readMe(tokens.accessToken);
    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { email }, roles: ['seller'], permissions: { companies: { read: 'own' } } });
  });

  it('are refused without being any', async () => {
    for (const token of [undefined, 'x.y.z', '']) expect((await readMe(token)).status).toBe(401);
  });

  it('are refused when they name somebody else, have expired, or are signed by nobody', async () => {
    const { accessToken } = tokens;
    const hourAgo = Math.floor(Date.now() / 1000) - 3600;
    // The pair shows that the signature, not a mistake of this test, is what makes the difference.
    expect((await readMe(resign(accessToken, {}))).status).toBe(200);
    const refused = {
      forged: forge(accessToken, { sub: 'somebody-else' }),
      expired: resign(accessToken, { exp: hourAgo, iat: hourAgo - 60 }),
      unsigned: unsign(accessToken),
      'not yet good': resign(accessToken, { nbf: Math.floor(Date.now() / 1000) + 3600 }),
      'of another issuer': resign(accessToken, { iss: 'https://pool.example' }),
      'of another client': resign(accessToken, { client_id: 'another' }),
    };
    for (const [what, token] of Object.entries(refused)) {
      const { status, body } = await readMe(token);
      expect([what, status, body]).toEqual([what, 401, { message: 'Unauthorized' }]);
    }
  });

  it('open nothing as id tokens', async () => {
    expect([401, 403]).toContain((await readMe(tokens.idToken)).status);
  });

  it('of somebody whom the workspace does not know give no rights', async () => {
    const { status, body } = await readMe(resign(tokens.accessToken, { sub: 'a-stranger' }));
    expect([status, body.code]).toEqual([403, 'auth.unknown_user']);
  });

  it('are renewed with the refresh token, and with no other', async () => {
    const { refreshToken } = tokens;
    const renewed = await anonymous().post<Tokens>('/auth/refresh', { refreshToken });
    expect(renewed.status).toBe(200);
    expect((await readMe(renewed.body.accessToken)).status).toBe(200);
    const refused = await anonymous().post('/auth/refresh', { refreshToken: 'nothing' });
    expect([refused.status, refused.body.code]).toEqual([401, 'auth.failed']);
  });
});
