import {
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problemOf } from '#test/support/problems.ts';

vi.stubEnv('USER_POOL_CLIENT_ID', 'client');
const { createSecondFactors } = await import('#shared/runtime/second-factors.ts');
const { createUserPool } = await import('#shared/runtime/user-pool.ts');

/** What AWS answers and the local pool cannot say. */
const pool = mockClient(CognitoIdentityProviderClient);
const factors = createSecondFactors();
const userPool = createUserPool();

const named = (name: string) => Object.assign(new Error(name), { name });
const outcomeOf = async (call: Promise<unknown>) => {
  const { code, details } = await problemOf(call);
  return [code, ...(details.errors ?? []).map((one) => `${one.pointer} ${one.code}`)].join(' ');
};

beforeEach(() => {
  pool.reset();
});

describe('a second factor at the pool', () => {
  it('is verified first and preferred then: the pool does not do the second by itself', async () => {
    pool.on(AssociateSoftwareTokenCommand).resolves({ SecretCode: 'SECRET' });
    pool.on(VerifySoftwareTokenCommand).resolves({ Status: 'SUCCESS' });
    pool.on(SetUserMFAPreferenceCommand).resolves({});
    expect(await factors.start('token')).toBe('SECRET');
    await factors.confirm('token', ' 123 456 ');
    await factors.end('token');
    expect(pool.commandCalls(VerifySoftwareTokenCommand)[0]?.args[0].input).toEqual({
      AccessToken: 'token',
      UserCode: '123456',
    });
    const preferences = pool.commandCalls(SetUserMFAPreferenceCommand).map(({ args }) => args[0].input);
    expect(preferences).toEqual([
      { AccessToken: 'token', SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } },
      { AccessToken: 'token', SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } },
    ]);
  });

  it.each(['EnableSoftwareTokenMFAException', 'CodeMismatchException', 'InvalidParameterException'])(
    'is not switched on by a code that the pool calls %s',
    async (name) => {
      pool.on(VerifySoftwareTokenCommand).rejects(named(name));
      expect(await outcomeOf(factors.confirm('token', '1'))).toBe('validation.failed /code code');
      expect(pool.commandCalls(SetUserMFAPreferenceCommand)).toEqual([]);
    },
  );

  it('is not switched on by an answer that is no success', async () => {
    pool.on(VerifySoftwareTokenCommand).resolves({ Status: 'ERROR' });
    expect(await outcomeOf(factors.confirm('token', '1'))).toBe('validation.failed /code code');
    expect(pool.commandCalls(SetUserMFAPreferenceCommand)).toEqual([]);
  });

  it('is nothing for a token that the pool has taken back', async () => {
    pool.on(AssociateSoftwareTokenCommand).rejects(named('NotAuthorizedException'));
    expect(await outcomeOf(factors.start('token'))).toBe('auth.session_over');
    pool.on(AssociateSoftwareTokenCommand).rejects(named('TooManyRequestsException'));
    expect(await outcomeOf(factors.start('token'))).toBe('rate.limited');
  });
});

describe('signing in with a second factor', () => {
  const challenge = { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 's1' } as const;
  const answer = { email: 'me@x.example', session: 's1', code: '123 456' };

  it('asks for a code, also behind a first password, and takes it', async () => {
    pool.on(InitiateAuthCommand).resolves(challenge);
    const refused = await problemOf(userPool.signIn({ email: 'me@x.example', password: 'p' }));
    expect([refused.code, refused.details.members]).toEqual(['auth.code_required', { session: 's1' }]);

    pool.on(RespondToAuthChallengeCommand).resolves(challenge);
    const password = { email: 'me@x.example', session: 's0', newPassword: 'p' };
    expect(await outcomeOf(userPool.setFirstPassword(password))).toBe('auth.code_required');

    const result = { AccessToken: 'a', IdToken: 'i', RefreshToken: 'r', ExpiresIn: 3600 };
    pool.on(RespondToAuthChallengeCommand).resolves({ AuthenticationResult: result });
    expect(await userPool.answerCode(answer)).toEqual({
      accessToken: 'a',
      idToken: 'i',
      refreshToken: 'r',
      expiresIn: 3600,
    });
    expect(pool.commandCalls(RespondToAuthChallengeCommand).at(-1)?.args[0].input).toEqual({
      ClientId: 'client',
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: 's1',
      ChallengeResponses: { USERNAME: 'me@x.example', SOFTWARE_TOKEN_MFA_CODE: '123456' },
    });
  });

  it.each([
    ['CodeMismatchException', 'validation.failed /code code'],
    ['ExpiredCodeException', 'validation.failed /code code'],
    ['NotAuthorizedException', 'auth.session_over'],
    ['TooManyFailedAttemptsException', 'rate.limited'],
  ])('explains %s', async (name, outcome) => {
    pool.on(RespondToAuthChallengeCommand).rejects(named(name));
    expect(await outcomeOf(userPool.answerCode(answer))).toBe(outcome);
  });

  it('fails for a challenge that nobody can answer here', async () => {
    pool.on(InitiateAuthCommand).resolves({ ChallengeName: 'SMS_MFA', Session: 's1' });
    expect(await outcomeOf(userPool.signIn({ email: 'me@x.example', password: 'p' }))).toBe('auth.failed');
  });
});
