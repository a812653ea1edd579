import {
  type AuthenticationResultType,
  type AuthFlowType,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Tokens, UserPool } from '#shared/domain/access/user-pool.ts';
import { Problem } from '#shared/model/problems.ts';
import { readEnv } from './env.ts';
import { explain, fault, type Meanings, tooMany, wrongCode } from './user-pool-errors.ts';

const failed = () => new Problem('auth.failed');

/** Answers that mean: these credentials do not open the door. Which part is wrong is told to nobody. */
const refusedCredentials: Meanings = {
  ...tooMany,
  NotAuthorizedException: failed,
  UserNotFoundException: failed,
  UserNotConfirmedException: failed,
  PasswordResetRequiredException: failed,
  InvalidParameterException: failed,
};

const refusedPassword: Meanings = {
  InvalidPasswordException: () => fault({ pointer: '/newPassword', code: 'password' }),
  // Of a password with spaces at its ends, or longer than 256 characters.
  InvalidParameterException: () => fault({ pointer: '/newPassword', code: 'password' }),
};

const refusedChallenge: Meanings = {
  ...tooMany,
  ...refusedPassword,
  NotAuthorizedException: () => new Problem('auth.session_over'),
  CodeMismatchException: () => new Problem('auth.session_over'),
  UserNotFoundException: () => new Problem('auth.session_over'),
};

/** The session of a code stays good while codes are wrong. */
const refusedCode: Meanings = {
  ...tooMany,
  CodeMismatchException: wrongCode,
  // Of a code that was used before.
  ExpiredCodeException: wrongCode,
  InvalidParameterException: wrongCode,
  NotAuthorizedException: () => new Problem('auth.session_over'),
  UserNotFoundException: () => new Problem('auth.session_over'),
};

const refusedReset: Meanings = {
  ...tooMany,
  ...refusedPassword,
  CodeMismatchException: wrongCode,
  ExpiredCodeException: wrongCode,
  NotAuthorizedException: wrongCode,
  UserNotFoundException: wrongCode,
};

/** Answers to somebody who forgot the password and cannot get a code; none of them is told. */
const silent: ReadonlySet<string> = new Set([
  'UserNotFoundException',
  'NotAuthorizedException',
  'InvalidParameterException',
  'UserNotConfirmedException',
]);

export function createUserPool(): UserPool {
  const { USER_POOL_CLIENT_ID: ClientId } = readEnv('USER_POOL_CLIENT_ID');
  const client = new CognitoIdentityProviderClient({});

  async function initiate(flow: AuthFlowType, parameters: Record<string, string>) {
    const command = new InitiateAuthCommand({ ClientId, AuthFlow: flow, AuthParameters: parameters });
    return enter(await explain(refusedCredentials, client.send(command)));
  }

  return {
    signIn: ({ email, password }) => initiate('USER_PASSWORD_AUTH', { USERNAME: email, PASSWORD: password }),
    refresh: (refreshToken) => initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: refreshToken }),
    async setFirstPassword({ email, session, newPassword }) {
      const command = new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: session,
        ChallengeResponses: { USERNAME: email, NEW_PASSWORD: newPassword },
      });
      return enter(await explain(refusedChallenge, client.send(command)));
    },
    async answerCode({ email, session, code }) {
      const command = new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: session,
        ChallengeResponses: { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code.replace(/\s/g, '') },
      });
      return enter(await explain(refusedCode, client.send(command)));
    },
    async sendCode(email) {
      const sent = client.send(new ForgotPasswordCommand({ ClientId, Username: email }));
      await explain(tooMany, sent).catch((error: unknown) => {
        if (!(error instanceof Error && silent.has(error.name))) throw error;
      });
    },
    async resetPassword({ email, code, newPassword }) {
      const command = new ConfirmForgotPasswordCommand({
        ClientId,
        Username: email,
        ConfirmationCode: code,
        Password: newPassword,
      });
      await explain(refusedReset, client.send(command));
    },
  };
}

type PoolAnswer = Pick<InitiateAuthCommandOutput, 'AuthenticationResult' | 'ChallengeName' | 'Session'>;

/** Tokens, or what has to be said before. */
function enter({ AuthenticationResult, ChallengeName, Session }: PoolAnswer): Tokens {
  if (ChallengeName === 'NEW_PASSWORD_REQUIRED')
    throw new Problem('auth.new_password_required', { members: { session: Session } });
  if (ChallengeName === 'SOFTWARE_TOKEN_MFA')
    throw new Problem('auth.code_required', { members: { session: Session } });
  if (!AuthenticationResult) throw new Problem('auth.failed');
  return toTokens(AuthenticationResult);
}

function toTokens(result: AuthenticationResultType): Tokens {
  const {
    AccessToken: accessToken = '',
    IdToken: idToken = '',
    RefreshToken: refreshToken,
    ExpiresIn: expiresIn = 0,
  } = result;
  return { accessToken, idToken, ...(refreshToken !== undefined && { refreshToken }), expiresIn };
}
