import type { CodeAnswer, Credentials, NewPassword, PasswordReset } from '#shared/model/credentials.ts';

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Absent in the answer to a refresh: the one in hand stays good. */
  readonly refreshToken?: string;
  /** Seconds */
  readonly expiresIn: number;
}

/** What people do at the door, by themselves. */
export interface UserPool {
  /**
   * @throws Problem `auth.failed` for a wrong address or password alike
   * @throws Problem `auth.new_password_required` for a first password, with the `session` that `setFirstPassword` takes
   * @throws Problem `auth.code_required` for who has a second factor, with the `session` that `answerCode` takes
   */
  signIn(credentials: Credentials): Promise<Tokens>;
  /** @throws Problem `auth.failed` */
  refresh(refreshToken: string): Promise<Tokens>;
  /** @throws Problem `auth.session_over` | `validation.failed` for a wrong code */
  answerCode(answer: CodeAnswer): Promise<Tokens>;
  /** @throws Problem `auth.session_over` | `auth.code_required` | `validation.failed` for a password that the policy refuses */
  setFirstPassword(request: NewPassword): Promise<Tokens>;
  /** Mails a code, if the address is known; nobody learns whether it is. @throws Problem `rate.limited` */
  sendCode(email: string): Promise<void>;
  /** @throws Problem `validation.failed` for a code that does not open, or a password that the policy refuses */
  resetPassword(request: PasswordReset): Promise<void>;
}

/** What people do with the second step of their own sign-in; the access token says who they are. */
export interface SecondFactors {
  /** @returns the secret for an authenticator app, in base 32; it means nothing before it is confirmed */
  start(accessToken: string): Promise<string>;
  /** From now on sign-in asks for a code. @throws Problem `validation.failed` for a wrong code */
  confirm(accessToken: string, code: string): Promise<void>;
  end(accessToken: string): Promise<void>;
}

/** What an administrator does with somebody's account; who has none is left as they are. */
export interface Accounts {
  /** Creates it and mails a first password; one that exists is left as it is. @returns its subject */
  invite(email: string): Promise<string>;
  /** One that signs in at once with this password and gets no mail. @returns its subject */
  createMachine(password: string): Promise<string>;
  /** For who has lost the device. */
  endSecondFactor(subject: string): Promise<void>;
  enable(subject: string): Promise<void>;
  /** No sign-in any more, and no new tokens from old ones. */
  disable(subject: string): Promise<void>;
}
