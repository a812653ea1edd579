import { describe, expect, it } from 'vitest';
import { correctAnswer, normaliseCall, refuseCall } from '#infra/local/user-pool-calls.ts';

const token = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
const flows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];

describe('normaliseCall', () => {
  it('takes addresses in any case, and passwords as they are', () => {
    const call = { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'Me@X.example', PASSWORD: 'Aa@1' } };
    expect(normaliseCall(call).AuthParameters).toEqual({ USERNAME: 'me@x.example', PASSWORD: 'Aa@1' });
    const user = {
      Username: 'Me@X.example',
      UserAttributes: [
        { Name: 'email', Value: 'Me@X.example' },
        { Name: 'name', Value: 'Me' },
      ],
    };
    expect(normaliseCall(user)).toEqual({
      Username: 'me@x.example',
      UserAttributes: [
        { Name: 'email', Value: 'me@x.example' },
        { Name: 'name', Value: 'Me' },
      ],
    });
  });
});

describe('refuseCall', () => {
  it('refuses flows that the client does not allow', () => {
    expect(refuseCall('InitiateAuth', { AuthFlow: 'USER_SRP_AUTH' }, flows, 0)?.body.__type).toBe(
      'InvalidParameterException',
    );
    expect(refuseCall('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH' }, flows, 0)).toBeUndefined();
  });

  it('refuses a refresh token that has expired', () => {
    const call = { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: token({ exp: 100 }) } };
    expect(refuseCall('InitiateAuth', call, flows, 100)?.body.__type).toBe('NotAuthorizedException');
    expect(refuseCall('InitiateAuth', call, flows, 99)).toBeUndefined();
  });
});

describe('correctAnswer', () => {
  it('says NotAuthorizedException for a wrong password, as for an unknown user', () => {
    const wrong = { status: 400, body: { __type: 'InvalidPasswordException', message: 'Invalid password' } };
    const unknown = { status: 400, body: { __type: 'NotAuthorizedException', message: 'User not authorized' } };
    const call = { AuthFlow: 'USER_PASSWORD_AUTH' };
    expect(correctAnswer('InitiateAuth', call, wrong)).toEqual(correctAnswer('InitiateAuth', call, unknown));
    expect(correctAnswer('InitiateAuth', call, wrong).body.__type).toBe('NotAuthorizedException');
  });

  it('adds how long the token is valid', () => {
    const body = { AuthenticationResult: { AccessToken: token({ iat: 10, exp: 3610 }) } };
    const answer = correctAnswer('InitiateAuth', {}, { status: 200, body });
    expect(answer.body.AuthenticationResult).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
  });
});
