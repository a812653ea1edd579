import { randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Accounts } from '#shared/domain/access/user-pool.ts';
import { readEnv } from './env.ts';

export function createAccounts(): Accounts {
  const { USER_POOL_ID: UserPoolId } = readEnv('USER_POOL_ID');
  const client = new CognitoIdentityProviderClient({});

  async function create(email: string): Promise<readonly AttributeType[]> {
    const { User } = await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: email,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    return User?.Attributes ?? [];
  }

  /** The account of an invitation that broke off before the user was written. */
  async function find(email: string): Promise<readonly AttributeType[]> {
    const { UserAttributes } = await client.send(new AdminGetUserCommand({ UserPoolId, Username: email }));
    return UserAttributes ?? [];
  }

  return {
    async invite(email) {
      const attributes = await create(email).catch((error: unknown) => {
        if (error instanceof UsernameExistsException) return find(email);
        throw error;
      });
      return subjectOf(attributes);
    },
    async createMachine(password) {
      // The pool wants an address of everybody: this one leads nowhere, and is not said to be verified.
      const command = { UserPoolId, Username: `${randomUUID()}@machine.invalid` };
      const { User } = await client.send(new AdminCreateUserCommand({ ...command, MessageAction: 'SUPPRESS' }));
      const subject = subjectOf(User?.Attributes ?? []);
      const permanent = { UserPoolId, Username: subject, Password: password, Permanent: true };
      await client.send(new AdminSetUserPasswordCommand(permanent));
      return subject;
    },
    async endSecondFactor(subject) {
      const SoftwareTokenMfaSettings = { Enabled: false, PreferredMfa: false };
      const who = { UserPoolId, Username: subject };
      const command = new AdminSetUserMFAPreferenceCommand({ ...who, SoftwareTokenMfaSettings });
      await client.send(command).catch(ignoreMissing);
    },
    async enable(subject) {
      await client.send(new AdminEnableUserCommand({ UserPoolId, Username: subject })).catch(ignoreMissing);
    },
    async disable(subject) {
      const who = { UserPoolId, Username: subject };
      await client.send(new AdminDisableUserCommand(who)).catch(ignoreMissing);
      await client.send(new AdminUserGlobalSignOutCommand(who)).catch(ignoreMissing);
    },
  };
}

function subjectOf(attributes: readonly AttributeType[]): string {
  const subject = attributes.find(({ Name }) => Name === 'sub')?.Value;
  if (!subject) throw new Error('the user pool gave no subject');
  return subject;
}

/** Who has no account (it was removed, or there never was one) cannot sign in anyhow. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof UserNotFoundException)) throw error;
}
