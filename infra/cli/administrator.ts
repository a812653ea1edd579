import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Outputs } from './outputs.ts';
import { CommandError } from './run-command.ts';
import { ensureUser, type SetupUser } from './users.ts';

export interface AdministratorClients {
  readonly cognito: CognitoIdentityProviderClient;
  readonly lambda: LambdaClient;
}

/**
 * Creates the user, whom the user pool writes an invitation, and gives him the role of administrator.
 * Can be repeated: a user that exists keeps his password and gets the role.
 */
export async function inviteAdministrator(
  { cognito, lambda }: AdministratorClients,
  outputs: Pick<Outputs, 'UserPoolId' | 'SetupFunctionName'>,
  mail: string,
): Promise<void> {
  const sub = await ensureUser(cognito, outputs.UserPoolId, mail, 'invite');
  const name = mail.slice(0, mail.indexOf('@'));
  const user: SetupUser = { sub, email: mail, name, departmentId: 'company', roles: ['administrator'] };
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: outputs.SetupFunctionName, Payload: JSON.stringify({ users: [user] }) }),
  );
  if (answer.FunctionError) {
    const reason = answer.Payload?.transformToString() ?? answer.FunctionError;
    throw new CommandError(
      `${mail} was invited, but the role could not be given: ${reason}. Deploy again with --admin.`,
    );
  }
}
