import { describe, expect, it } from 'vitest';
import { drawPassword, meetsPolicy, readPasswordPolicy } from '#infra/local/user-pool-passwords.ts';
import { createPoolService } from '#infra/local/user-pool-service.ts';
import type { PoolUser } from '#infra/local/user-pool-users.ts';

const policy = readPasswordPolicy({ Policies: { PasswordPolicy: { MinimumLength: 10, RequireSymbols: false } } });
const start = Date.parse('2026-11-20T10:00:00Z');
const day = 24 * 60 * 60_000;
const mail = 'me@x.example';

function createPool(change: Partial<PoolUser> = {}) {
  const user: PoolUser = {
    Username: 'sub-1',
    Password: 'Old-Word-2026',
    UserStatus: 'CONFIRMED',
    Enabled: true,
    Attributes: [
      { Name: 'email', Value: mail },
      { Name: 'email_verified', Value: 'true' },
    ],
    RefreshTokens: ['r1', 'r2'],
    UserLastModifiedDate: new Date(start).toISOString(),
    ...change,
  };
  const asked: string[] = [];
  const mails: string[] = [];
  const clock = { now: start };
  const call = createPoolService({
    forward: async (operation, body) => {
      asked.push(`${operation} ${String(body.Token ?? body.AuthFlow ?? body.UserCode ?? '')}`.trim());
      if (body.UserCode === '000000') return { status: 400, body: { __type: 'CodeMismatchException' } };
      const isChallenge = operation === 'InitiateAuth' && user.UserStatus === 'FORCE_CHANGE_PASSWORD';
      return { status: 200, body: isChallenge && asked.length === 1 ? { Session: 's1' } : {} };
    },
    readUsers: () => ({
      find: (name) => (name === mail || name === user.Username ? user : undefined),
      findByRefreshToken: (token) => (user.RefreshTokens?.some((one) => one === token) ? user : undefined),
    }),
    policy,
    mailbox: {
      sendInvitation: (to, password) => mails.push(`${to} ${meetsPolicy(policy, password)}`),
      sendCode: (to, code) => mails.push(`${to} ${code}`),
    },
    flowsOf: () => ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    anyClientId: 'client',
    now: () => clock.now,
  });
  const signIn = (PASSWORD: string) =>
    call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: mail, PASSWORD } });
  const choose = (NEW_PASSWORD: string, Session = 's1') =>
    call('RespondToAuthChallenge', { Session, ChallengeResponses: { USERNAME: mail, NEW_PASSWORD } });
  return { call, signIn, choose, asked, mails, clock };
}

const kindOf = (answer: { readonly body: Readonly<Record<string, unknown>> }) => answer.body.__type;

describe('the password policy', () => {
  it('is what the template says, and what AWS assumes where it says nothing', () => {
    expect(meetsPolicy(policy, 'longEnough1')).toBe(true);
    for (const password of ['Short1', 'nocapital12', 'NOSMALL1234', 'NoDigitsHere']) {
      expect([password, meetsPolicy(policy, password)]).toEqual([password, false]);
    }
    expect(meetsPolicy(readPasswordPolicy({}), 'longEnough1')).toBe(false);
    for (let turn = 0; turn < 50; turn += 1)
      expect(meetsPolicy(readPasswordPolicy({}), drawPassword(policy))).toBe(false);
    for (let turn = 0; turn < 50; turn += 1) expect(meetsPolicy(policy, drawPassword(policy))).toBe(true);
  });
});

describe('the user pool', () => {
  it('wants the first password before it asks for another, and only for some days', async () => {
    const { signIn, clock } = createPool({ UserStatus: 'FORCE_CHANGE_PASSWORD' });
    expect(kindOf(await signIn('guessed'))).toBe('NotAuthorizedException');
    expect((await signIn('Old-Word-2026')).body).toEqual({ Session: 's1' });
    clock.now += 7 * day + 1;
    expect((await signIn('Old-Word-2026')).body.message).toContain('expired');
  });

  it('takes a new password in the session that it gave, and for three minutes', async () => {
    const { signIn, choose, clock, asked } = createPool({ UserStatus: 'FORCE_CHANGE_PASSWORD' });
    expect(kindOf(await choose('Own-Word-2026'))).toBe('NotAuthorizedException');
    await signIn('Old-Word-2026');
    expect(kindOf(await choose('Own-Word-2026', 's2'))).toBe('NotAuthorizedException');
    expect(kindOf(await choose('weak'))).toBe('InvalidPasswordException');
    clock.now += 3 * 60_000;
    expect(kindOf(await choose('Own-Word-2026'))).toBe('NotAuthorizedException');
    clock.now -= 1;
    expect((await choose('Own-Word-2026')).status).toBe(200);
    expect(asked.slice(1)).toEqual(['RespondToAuthChallenge', 'InitiateAuth USER_PASSWORD_AUTH']);
    expect(kindOf(await choose('Own-Word-2026'))).toBe('NotAuthorizedException');
  });

  it('knows no disabled users', async () => {
    const { call, signIn, asked } = createPool({ Enabled: false, ConfirmationCode: '123456' });
    const refresh = { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: 'r1' } };
    for (const answer of [
      await signIn('Old-Word-2026'),
      await call('InitiateAuth', refresh),
      await call('ForgotPassword', { Username: mail }),
      await call('ConfirmForgotPassword', { Username: mail, ConfirmationCode: '123456', Password: 'Own-Word-2026' }),
    ]) {
      expect([kindOf(answer), answer.body.message]).toEqual(['NotAuthorizedException', 'User is disabled.']);
    }
    expect(asked).toEqual([]);
  });

  it('mails first passwords and codes, and tells nobody who is unknown', async () => {
    const { call, mails } = createPool({ ConfirmationCode: '123456' });
    await call('AdminCreateUser', { Username: 'new@x.example' });
    await call('AdminCreateUser', { Username: 'quiet@x.example', MessageAction: 'SUPPRESS' });
    await call('ForgotPassword', { Username: mail });
    const unknown = await call('ForgotPassword', { Username: 'nobody@x.example' });
    expect(unknown).toMatchObject({ status: 200, body: { CodeDeliveryDetails: {} } });
    expect(mails).toEqual(['new@x.example true', `${mail} 123456`]);
  });

  it('sends no code to an address that nobody has verified', async () => {
    const { call, mails } = createPool({ Attributes: [{ Name: 'email', Value: mail }], ConfirmationCode: '123456' });
    expect(kindOf(await call('ForgotPassword', { Username: mail }))).toBe('InvalidParameterException');
    expect(mails).toEqual([]);
  });

  it('asks who has an authenticator app for a code, and gives tokens for one that is right', async () => {
    const { call, signIn, asked } = createPool({ UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] });
    expect(kindOf(await signIn('guessed'))).toBe('NotAuthorizedException');
    const { body } = await signIn('Old-Word-2026');
    expect(body).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: expect.any(String) });
    const say = (SOFTWARE_TOKEN_MFA_CODE: string, Session = body.Session) =>
      call('RespondToAuthChallenge', {
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session,
        ChallengeResponses: { USERNAME: mail, SOFTWARE_TOKEN_MFA_CODE },
      });
    expect(kindOf(await say('123456', 'other'))).toBe('NotAuthorizedException');
    expect(kindOf(await say('000000'))).toBe('CodeMismatchException');
    expect((await say('123456')).status).toBe(200);
    expect(kindOf(await say('123456'))).toBe('NotAuthorizedException');
    expect(asked).toEqual([
      'VerifySoftwareToken 000000',
      'VerifySoftwareToken 123456',
      'InitiateAuth USER_PASSWORD_AUTH',
    ]);
  });

  it('lets an administrator take a second factor off', async () => {
    const { call, asked } = createPool();
    const off = { SoftwareTokenMfaSettings: { Enabled: false } };
    expect((await call('AdminSetUserMFAPreference', { Username: 'sub-1', ...off })).status).toBe(200);
    expect(kindOf(await call('AdminSetUserMFAPreference', { Username: 'nobody', ...off }))).toBe(
      'UserNotFoundException',
    );
    expect(asked).toEqual(['SetUserMFAPreference']);
  });

  it('takes all refresh tokens back at a global sign-out', async () => {
    const { call, asked } = createPool();
    expect(await call('AdminUserGlobalSignOut', { Username: 'sub-1' })).toEqual({ status: 200, body: {} });
    expect(asked).toEqual(['RevokeToken r1', 'RevokeToken r2']);
  });
});
