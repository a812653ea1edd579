import { readObject } from './properties.ts';
import type { Properties } from './template.ts';
import { correctAnswer, type PoolAnswer, refuseCall } from './user-pool-calls.ts';
import type { Mailbox } from './user-pool-mails.ts';
import { drawPassword, type PasswordPolicy } from './user-pool-passwords.ts';
import { refuseUser } from './user-pool-rules.ts';
import { mailOf, type PoolUsers } from './user-pool-users.ts';

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
      case 'RespondToAuthChallenge':
        return answerChallenge(body);
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
    const signIn = {
      ClientId: body.ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    };
    return correctAnswer('InitiateAuth', signIn, await forward('InitiateAuth', signIn));
  }

  function noteOutcome(operation: string, body: Properties, answer: PoolAnswer): PoolAnswer {
    if (answer.status !== 200) return answer;
    if (typeof answer.body.Session === 'string') {
      const user = readUsers().find(readObject(body, 'AuthParameters').USERNAME);
      if (user) challenges.set(answer.body.Session, { username: user.Username, until: now() + challengeLength });
    }
    const user = operation === 'ForgotPassword' ? readUsers().find(body.Username) : undefined;
    if (user?.ConfirmationCode) mailbox.sendCode(mailOf(user) ?? '', user.ConfirmationCode);
    return answer;
  }
}
