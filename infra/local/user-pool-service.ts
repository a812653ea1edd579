import { randomUUID } from 'node:crypto';
import { readObject } from './properties.ts';
import type { Properties } from './template.ts';
import { correctAnswer, failure, type PoolAnswer, refuseCall } from './user-pool-calls.ts';
import type { Mailbox } from './user-pool-mails.ts';
import { drawPassword, type PasswordPolicy } from './user-pool-passwords.ts';
import { refuseUser } from './user-pool-rules.ts';
import { hasCode, mailOf, type PoolUser, type PoolUsers, passFor } from './user-pool-users.ts';

interface Surroundings {
  /** Asks `cognito-local`. */
  readonly forward: (operation: string, body: Properties) => Promise<PoolAnswer>;
  readonly readUsers: () => PoolUsers;
  readonly policy: PasswordPolicy;
  readonly mailbox: Mailbox;
  /** Flows that the client allows. */
  readonly flowsOf: (clientId: string) => readonly string[];
  readonly anyClientId: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How long AWS waits for the answer to a challenge, in milliseconds. */
const challengeLength = 3 * 60_000;

/** Calls of the pool as AWS answers them. They must come one after the other. */
export function createPoolService(around: Surroundings): (operation: string, body: Properties) => Promise<PoolAnswer> {
  const { forward, readUsers, policy, mailbox, now } = around;
  const challenges = new Map<string, { readonly username: string; readonly until: number }>();

  return async (operation, body) => {
    const session = challenges.get(String(body.Session));
    const challenged = session && session.until > now() ? session.username : undefined;
    const refused =
      refuseCall(operation, body, around.flowsOf(String(body.ClientId)), Math.floor(now() / 1000)) ??
      refuseUser(operation, body, { users: readUsers(), policy, now: now(), challenged });
    if (refused) return refused;
    switch (operation) {
      case 'AdminCreateUser':
        return invite(body);
      case 'AdminUserGlobalSignOut':
        return signOutEverywhere(body);
      case 'AdminSetUserMFAPreference':
        return setPreference(body);
      case 'InitiateAuth':
        return signIn(body);
      case 'RespondToAuthChallenge':
        return body.ChallengeName === 'SOFTWARE_TOKEN_MFA' ? answerCode(body) : answerChallenge(body);
      default:
        return noteOutcome(operation, body, correctAnswer(operation, body, await forward(operation, body)));
    }
  };

  async function invite(body: Properties): Promise<PoolAnswer> {
    const TemporaryPassword = body.TemporaryPassword ?? drawPassword(policy);
    const answer = await forward('AdminCreateUser', { ...body, TemporaryPassword });
    if (answer.status === 200 && body.MessageAction !== 'SUPPRESS')
      mailbox.sendInvitation(String(body.Username), String(TemporaryPassword));
    return answer;
  }

  /** `cognito-local` can only take refresh tokens back one by one. */
  async function signOutEverywhere(body: Properties): Promise<PoolAnswer> {
    const user = readUsers().find(body.Username);
    for (const Token of user?.RefreshTokens ?? [])
      await forward('RevokeToken', { ClientId: around.anyClientId, Token });
    return { status: 200, body: {} };
  }

  /** `cognito-local` forgets the refresh token that it gives here: signing in with the new password gives a good one. */
  async function answerChallenge(body: Properties): Promise<PoolAnswer> {
    const answer = await forward('RespondToAuthChallenge', body);
    if (answer.status !== 200) return answer;
    challenges.delete(String(body.Session));
    const { USERNAME, NEW_PASSWORD: PASSWORD } = readObject(body, 'ChallengeResponses');
    return signIn(toSignIn(body.ClientId, USERNAME, PASSWORD));
  }

  /** The password, if it was one, is right: see `refuseUser`. Codes are asked for here, since there they lose refresh tokens. */
  async function signIn(body: Properties): Promise<PoolAnswer> {
    const user = readUsers().find(readObject(body, 'AuthParameters').USERNAME);
    if (!user || !hasCode(user) || user.UserStatus !== 'CONFIRMED') return enter(body);
    const Session = challenge(randomUUID(), user);
    const ChallengeParameters = { USER_ID_FOR_SRP: user.Username };
    return { status: 200, body: { ChallengeName: 'SOFTWARE_TOKEN_MFA', ChallengeParameters, Session } };
  }

  async function answerCode(body: Properties): Promise<PoolAnswer> {
    const { USERNAME, SOFTWARE_TOKEN_MFA_CODE: UserCode } = readObject(body, 'ChallengeResponses');
    const user = readUsers().find(USERNAME);
    if (!user) return failure('NotAuthorizedException', 'Invalid session for the user.');
    const verified = await forward('VerifySoftwareToken', { AccessToken: passFor(user, around.anyClientId), UserCode });
    if (verified.status !== 200) return failure('CodeMismatchException', 'Invalid code received for user');
    challenges.delete(String(body.Session));
    return enter(toSignIn(body.ClientId, user.Username, user.Password));
  }

  /** `cognito-local` lets only users themselves choose. */
  async function setPreference({ Username, SoftwareTokenMfaSettings }: Properties): Promise<PoolAnswer> {
    const user = readUsers().find(Username);
    if (!user) return failure('UserNotFoundException', 'User does not exist.');
    const AccessToken = passFor(user, around.anyClientId);
    return forward('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings });
  }

  async function enter(body: Properties): Promise<PoolAnswer> {
    return noteOutcome('InitiateAuth', body, correctAnswer('InitiateAuth', body, await forward('InitiateAuth', body)));
  }

  function challenge(session: string, { Username }: PoolUser): string {
    challenges.set(session, { username: Username, until: now() + challengeLength });
    return session;
  }

  function noteOutcome(operation: string, body: Properties, answer: PoolAnswer): PoolAnswer {
    if (answer.status !== 200) return answer;
    if (typeof answer.body.Session === 'string') {
      const user = readUsers().find(readObject(body, 'AuthParameters').USERNAME);
      if (user) challenge(answer.body.Session, user);
    }
    const user = operation === 'ForgotPassword' ? readUsers().find(body.Username) : undefined;
    if (user?.ConfirmationCode) mailbox.sendCode(mailOf(user) ?? '', user.ConfirmationCode);
    return answer;
  }
}

function toSignIn(ClientId: unknown, USERNAME: unknown, PASSWORD: unknown): Properties {
  return { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } };
}
