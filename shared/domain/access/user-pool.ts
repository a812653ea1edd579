import type { Credentials } from './credentials.ts';

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Absent in the answer to a refresh: the one in hand stays good. */
  readonly refreshToken?: string;
  /** Seconds */
  readonly expiresIn: number;
}

export interface UserPool {
  /** @throws Problem `auth.failed` for a wrong address or password alike */
  signIn(credentials: Credentials): Promise<Tokens>;
  /** @throws Problem `auth.failed` */
  refresh(refreshToken: string): Promise<Tokens>;
}
