import { readObject } from './properties.ts';
import type { Properties } from './template.ts';
import { failure, type PoolAnswer } from './user-pool-calls.ts';
import { meetsPolicy, type PasswordPolicy } from './user-pool-passwords.ts';
import { isVerified, type PoolUser, type PoolUsers } from './user-pool-users.ts';

export interface Circumstances {
  readonly users: PoolUsers;
  readonly policy: PasswordPolicy;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The user whose challenge the session answers; absent for a session that is unknown or over. */
  readonly challenged: string | undefined;
}

const day = 24 * 60 * 60_000;
const notAuthorized = (message: string) => failure('NotAuthorizedException', message);

/** Refuses what AWS refuses and `cognito-local` lets pass: disabled users, wrong first passwords, weak new ones. */
export function refuseUser(operation: string, body: Properties, around: Circumstances): PoolAnswer | undefined {
  switch (operation) {
    case 'InitiateAuth':
      return refuseSignIn(readObject(body, 'AuthParameters'), around);
    case 'RespondToAuthChallenge':
      return refuseChallenge(body, around);
    case 'ForgotPassword':
      return refuseForgotten(around.users.find(body.Username));
    case 'ConfirmForgotPassword':
      return refuseReset(body, around);
    default:
      return undefined;
  }
}

function refuseSignIn(parameters: Properties, { users, policy, now }: Circumstances): PoolAnswer | undefined {
  const user = users.find(parameters.USERNAME) ?? users.findByRefreshToken(parameters.REFRESH_TOKEN);
  if (!user) return undefined;
  const isRefresh = parameters.REFRESH_TOKEN !== undefined;
  if (!isRefresh && user.Password !== parameters.PASSWORD) return notAuthorized('Incorrect username or password.');
  if (!user.Enabled) return notAuthorized('User is disabled.');
  const isTemporary = user.UserStatus === 'FORCE_CHANGE_PASSWORD';
  const isOver = Date.parse(user.UserLastModifiedDate) + policy.temporaryDays * day < now;
  return isTemporary && isOver
    ? notAuthorized('Temporary password has expired and must be reset by an administrator.')
    : undefined;
}

function refuseChallenge(body: Properties, { users, policy, challenged }: Circumstances): PoolAnswer | undefined {
  const { USERNAME: name, NEW_PASSWORD: password } = readObject(body, 'ChallengeResponses');
  const user = users.find(name);
  if (!user || user.Username !== challenged) return notAuthorized('Invalid session for the user.');
  if (!user.Enabled) return notAuthorized('User is disabled.');
  return body.ChallengeName === 'SOFTWARE_TOKEN_MFA' ? undefined : refusePassword(policy, password);
}

/** An unknown address gets the same answer as a known one, as of clients with `PreventUserExistenceErrors`. */
function refuseForgotten(user: PoolUser | undefined): PoolAnswer | undefined {
  if (!user) return { status: 200, body: { CodeDeliveryDetails: { DeliveryMedium: 'EMAIL', AttributeName: 'email' } } };
  if (!user.Enabled) return notAuthorized('User is disabled.');
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD')
    return notAuthorized('User password cannot be reset in the current state.');
  return isVerified(user)
    ? undefined
    : failure('InvalidParameterException', 'There is no verified address to which a code could be sent.');
}

function refuseReset(body: Properties, { users, policy }: Circumstances): PoolAnswer | undefined {
  const user = users.find(body.Username);
  if (!user?.ConfirmationCode)
    return failure('ExpiredCodeException', 'Invalid code provided, please request a code again.');
  if (!user.Enabled) return notAuthorized('User is disabled.');
  return refusePassword(policy, body.Password);
}

function refusePassword(policy: PasswordPolicy, password: unknown): PoolAnswer | undefined {
  return meetsPolicy(policy, String(password ?? ''))
    ? undefined
    : failure('InvalidPasswordException', 'Password did not conform with policy.');
}
