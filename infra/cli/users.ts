import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { CommandError } from './run-command.ts';

/** A user as the setup function takes it. */
export interface SetupUser {
  /** Subject in the user pool. */
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly departmentId: string;
  readonly roles: readonly string[];
}

/**
 * Makes sure that the pool has the user, and answers his subject. Can be repeated.
 * @param welcome `invite` writes him a mail with a first password, `quiet` writes nothing
 */
export async function ensureUser(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  mail: string,
  welcome: 'invite' | 'quiet',
): Promise<string> {
  const who = { UserPoolId: userPoolId, Username: mail };
  try {
    const { User } = await cognito.send(
      new AdminCreateUserCommand({
        ...who,
        ...(welcome === 'invite' ? { DesiredDeliveryMediums: ['EMAIL'] } : { MessageAction: 'SUPPRESS' }),
        UserAttributes: [
          { Name: 'email', Value: mail },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    return subjectOf(User?.Attributes, mail);
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
    const { UserAttributes } = await cognito.send(new AdminGetUserCommand(who));
    return subjectOf(UserAttributes, mail);
  }
}

/** Gives a password that need not be changed at the first sign-in. */
export async function setPassword(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  mail: string,
  password: string,
): Promise<void> {
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId: userPoolId, Username: mail, Password: password, Permanent: true }),
  );
}

function subjectOf(attributes: readonly AttributeType[] | undefined, mail: string): string {
  const sub = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (!sub) throw new CommandError(`The user pool gave no subject for ${mail}.`);
  return sub;
}
