import {
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SecondFactors } from '#shared/domain/access/user-pool.ts';
import { Problem } from '#shared/model/problems.ts';
import { explain, type Meanings, tooMany, wrongCode } from './user-pool-errors.ts';

/** The pool takes a token back when its person signs out everywhere, which the gateway does not see. */
const refused: Meanings = { ...tooMany, NotAuthorizedException: () => new Problem('auth.session_over') };

const refusedCode: Meanings = {
  ...refused,
  CodeMismatchException: wrongCode,
  EnableSoftwareTokenMFAException: wrongCode,
  SoftwareTokenMFANotFoundException: wrongCode,
  // Of a code that is none, and of one that nothing was started for.
  InvalidParameterException: wrongCode,
};

export function createSecondFactors(): SecondFactors {
  const client = new CognitoIdentityProviderClient({});

  async function prefer(AccessToken: string, isOn: boolean): Promise<void> {
    const SoftwareTokenMfaSettings = { Enabled: isOn, PreferredMfa: isOn };
    await explain(refused, client.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings })));
  }

  return {
    async start(AccessToken) {
      const { SecretCode } = await explain(refused, client.send(new AssociateSoftwareTokenCommand({ AccessToken })));
      if (!SecretCode) throw new Error('the user pool gave no secret');
      return SecretCode;
    },
    async confirm(AccessToken, code) {
      const command = new VerifySoftwareTokenCommand({ AccessToken, UserCode: code.replace(/\s/g, '') });
      const { Status } = await explain(refusedCode, client.send(command));
      if (Status !== 'SUCCESS') throw wrongCode();
      await prefer(AccessToken, true);
    },
    end: (accessToken) => prefer(accessToken, false),
  };
}
