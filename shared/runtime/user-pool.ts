import {
  type AuthenticationResultType,
  type AuthFlowType,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPool } from '#shared/domain/access/user-pool.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import { readEnv } from './env.ts';

/** What an error of the pool means for the caller, by its name; the others are faults of ours. */
type Meanings = Readonly<Record<string, () => Problem>>;

const tooMany: Meanings = {
  LimitExceededException: () => new Problem('rate.limited'),
  TooManyRequestsException: () => new Problem('rate.limited'),
  TooManyFailedAttemptsException: () => new Problem('rate.limited'),
};

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

const wrongCode = () => fault({ pointer: '/code', code: 'code' });
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
    const { AuthenticationResult, ChallengeName, Session } = await explain(refusedCredentials, client.send(command));
    if (ChallengeName === 'NEW_PASSWORD_REQUIRED')
      throw new Problem('auth.new_password_required', { members: { session: Session } });
    // A second factor, which the sign-in page does not ask for.
    if (!AuthenticationResult) throw new Problem('auth.failed');
    return toTokens(AuthenticationResult);
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
      const { AuthenticationResult } = await explain(refusedChallenge, client.send(command));
      if (!AuthenticationResult) throw new Problem('auth.failed');
      return toTokens(AuthenticationResult);
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

async function explain<Answer>(meanings: Meanings, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const meaning = error instanceof Error ? meanings[error.name] : undefined;
    throw meaning ? meaning() : error;
  }
}

function fault(error: FieldProblem): Problem {
  return new Problem('validation.failed', { errors: [error] });
}

function toTokens(result: AuthenticationResultType) {
  const {
    AccessToken: accessToken = '',
    IdToken: idToken = '',
    RefreshToken: refreshToken,
    ExpiresIn: expiresIn = 0,
  } = result;
  return { accessToken, idToken, ...(refreshToken !== undefined && { refreshToken }), expiresIn };
}
