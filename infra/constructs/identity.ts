import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';

export interface IdentityProps {
  readonly tenantName: string;
}

/** Who can sign in. Roles and departments are not kept here but in the table. */
export class Identity extends Construct {
  readonly userPool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id);
    this.userPool = new UserPool(this, 'UserPool', {
      featurePlan: FeaturePlan.LITE,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      passwordPolicy: {
        minLength: 10,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userInvitation: {
        emailSubject: `${props.tenantName}: your access to Steward`,
        emailBody: 'Your user name is {username}, your first password is {####}. It is valid for seven days.',
      },
      userVerification: {
        emailSubject: `${props.tenantName}: your code for Steward`,
        emailBody: 'Your code for choosing a new password is {####}. It is valid for an hour.',
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.userPool, {
      COG2: 'Offered to people. Where the tenant requires it, the API does: the pool would require it of machines as well.',
      COG8: 'The plus plan is priced per user and month; nothing with a price is on unless a tenant switches it on.',
    });
    this.client = this.userPool.addClient('WebClient', {
      // The auth function passes the password on over TLS: SRP would only hide it from our own function.
      authFlows: { userPassword: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // A role taken away acts within seconds (roles are in the table); an hour bounds a stolen access token.
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      // A week without a visit means signing in again.
      refreshTokenValidity: Duration.days(7),
    });
  }

  /** Lets the function invite people, help who lost a second factor, make machine users, and end the access of both. */
  grantAccounts(fn: HouseFunction): void {
    const actions = [
      'AdminCreateUser',
      'AdminGetUser',
      'AdminSetUserMFAPreference',
      'AdminSetUserPassword',
      'AdminEnableUser',
      'AdminDisableUser',
      'AdminUserGlobalSignOut',
    ];
    fn.allow(
      actions.map((action) => `cognito-idp:${action}`),
      [this.userPool.userPoolArn],
    );
  }
}
