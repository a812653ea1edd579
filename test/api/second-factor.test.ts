import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, type ProblemBody, signIn, type Tokens } from '#test/support/api-client.ts';
import { enter, type Invited, invite, isMailRead, ownPassword } from '#test/support/newcomer.ts';
import { showCode, showWrongCode } from '#test/support/totp.ts';

interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}
interface Me {
  readonly secondFactor: { readonly on: boolean; readonly required: boolean };
}

const anonymous = createClient();
const path = '/me/second-factor';

describe.runIf(isMailRead)('a second factor', () => {
  let admin: Client;
  let person: Invited;
  let client: Client;
  let secret: string;
  beforeAll(async () => {
    admin = await signIn('admin');
    person = await invite(admin);
    client = await enter(person);
  });

  const login = () =>
    anonymous.post<ProblemBody & Tokens>('/auth/login', { email: person.email, password: ownPassword });
  const answer = (session: unknown, code: string) =>
    anonymous.post<ProblemBody & Tokens>('/auth/code', { email: person.email, session, code });
  const history = async () =>
    (await admin.get<{ data: readonly { action: string }[] }>(`/users/${person.id}/history`)).body.data[0]?.action;

  it('is set up with a code that shows that the app knows the secret', async () => {
    expect((await client.get<Me>('/me')).body.secondFactor).toEqual({ on: false, required: false });
    const started = await client.post<Enrolment>(path, {});
    ({ secret } = started.body);
    expect([started.status, started.body.uri]).toEqual([200, expect.stringContaining(`secret=${secret}&issuer=`)]);
    const wrong = await client.post<ProblemBody>(`${path}/confirm`, { code: showWrongCode(secret) });
    expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ pointer: '/code', code: 'code' }]]);
    expect((await login()).status).toBe(200);

    expect((await client.post(`${path}/confirm`, { code: showCode(secret) })).status).toBe(204);
    expect(await history()).toBe('secondFactorOn');
    const again = await client.post<ProblemBody>(path, {});
    expect([again.status, again.body.code]).toEqual([409, 'auth.second_factor_on']);
  });

  it('is asked for at sign-in, until it is right', async () => {
    const refused = await login();
    expect([refused.status, refused.body.code]).toEqual([401, 'auth.code_required']);
    const { session } = refused.body;
    const wrong = await answer(session, showWrongCode(secret));
    expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ pointer: '/code', code: 'code' }]]);
    expect((await answer(`${session}x`, showCode(secret))).body.code).toBe('auth.session_over');
    const entered = await answer(session, showCode(secret));
    expect([entered.status, entered.body]).toMatchObject([200, { accessToken: expect.any(String) }]);
    expect((await answer(session, showCode(secret))).body.code).toBe('auth.session_over');

    const { refreshToken } = entered.body;
    expect((await anonymous.post('/auth/refresh', { refreshToken })).status).toBe(200);
    expect((await admin.get<{ secondFactor?: true }>(`/users/${person.id}`)).body.secondFactor).toBe(true);
  });

  it('is switched off by its person, or for somebody who lost it', async () => {
    expect((await client.delete(path)).status).toBe(204);
    expect((await login()).status).toBe(200);

    const { body } = await client.post<Enrolment>(path, {});
    expect((await client.post(`${path}/confirm`, { code: showCode(body.secret) })).status).toBe(204);
    expect((await login()).body.code).toBe('auth.code_required');
    expect((await client.delete(`/users/${person.id}/second-factor`)).status).toBe(403);
    expect((await admin.delete(`/users/${person.id}/second-factor`)).status).toBe(204);
    expect((await login()).status).toBe(200);
    expect(await history()).toBe('secondFactorOff');
  });
});
