import {
  type AuthenticationResultType,
  type AuthFlowType,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPool } from '#shared/domain/access/user-pool.ts';
import { Problem } from '#shared/model/problems.ts';
import { readEnv } from './env.ts';

/** Answers of the pool that mean: these credentials do not open the door. Which part is wrong is told to nobody. */
const refusals: ReadonlySet<string> = new Set([
  'NotAuthorizedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
  'InvalidParameterException',
]);

export function createUserPool(): UserPool {
  const { USER_POOL_CLIENT_ID: clientId } = readEnv('USER_POOL_CLIENT_ID');
  const client = new CognitoIdentityProviderClient({});

  async function initiate(flow: AuthFlowType, parameters: Record<string, string>) {
    try {
      const command = new InitiateAuthCommand({ ClientId: clientId, AuthFlow: flow, AuthParameters: parameters });
      const { AuthenticationResult: result } = await client.send(command);
      // A challenge (a new password, a second factor) instead of tokens.
      if (!result) throw new Problem('auth.failed');
      return toTokens(result);
    } catch (error) {
      throw error instanceof Error && refusals.has(error.name) ? new Problem('auth.failed') : error;
    }
  }

  return {
    signIn: ({ email, password }) => initiate('USER_PASSWORD_AUTH', { USERNAME: email, PASSWORD: password }),
    refresh: (refreshToken) => initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: refreshToken }),
  };
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
