import { readFileSync } from 'node:fs';

/** A user as `cognito-local` keeps it in its file. */
export interface PoolUser {
  readonly Username: string;
  readonly Password: string;
  readonly UserStatus: string;
  readonly Enabled: boolean;
  readonly Attributes: readonly { readonly Name: string; readonly Value: string }[];
  readonly RefreshTokens?: readonly string[];
  readonly ConfirmationCode?: string;
  /** `SOFTWARE_TOKEN_MFA`: sign-in asks for the code of an authenticator app. */
  readonly UserMFASettingList?: readonly string[];
  /** ISO 8601 */
  readonly UserLastModifiedDate: string;
}

export interface PoolUsers {
  /** @param name user name or e-mail address */
  find(name: unknown): PoolUser | undefined;
  findByRefreshToken(token: unknown): PoolUser | undefined;
}

/** What AWS decides by, and `cognito-local` does not look at, stands in its file; the file is whole between two calls. */
export function readPoolUsers(path: string): PoolUsers {
  const { Users } = JSON.parse(readFileSync(path, 'utf8')) as { Users: Record<string, PoolUser> };
  const users = Object.values(Users);
  return {
    find: (name) => users.find((user) => user.Username === name || mailOf(user) === name),
    findByRefreshToken: (token) => users.find((user) => user.RefreshTokens?.some((one) => one === token)),
  };
}

export function isVerified({ Attributes }: PoolUser): boolean {
  return Attributes.some(({ Name, Value }) => Name === 'email_verified' && Value === 'true');
}

export function hasCode({ UserMFASettingList }: PoolUser): boolean {
  return UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ?? false;
}

/** A token as good as the user's own for `cognito-local`, which reads tokens without verifying them. */
export function passFor({ Username }: PoolUser, clientId: string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode({ sub: Username, client_id: clientId })}.none`;
}

export function mailOf({ Attributes }: PoolUser): string | undefined {
  return Attributes.find(({ Name }) => Name === 'email')?.Value;
}
