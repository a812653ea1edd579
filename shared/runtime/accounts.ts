import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
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
      const subject = attributes.find(({ Name }) => Name === 'sub')?.Value;
      if (!subject) throw new Error('the user pool gave no subject');
      return subject;
    },
    async enable(subject) {
      await client.send(new AdminEnableUserCommand({ UserPoolId, Username: subject }));
    },
    async disable(subject) {
      await client.send(new AdminDisableUserCommand({ UserPoolId, Username: subject }));
      await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: subject }));
    },
  };
}
