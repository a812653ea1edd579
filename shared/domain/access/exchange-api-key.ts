import { Problem } from '#shared/model/problems.ts';
import { apiKeyKey } from '#shared/store/keys/organisation.ts';
import type { Table } from '#shared/store/table.ts';
import { hashSecret, isSameHash, parseApiKey, poolPasswordOf } from './api-key-text.ts';
import type { Tokens, UserPool } from './user-pool.ts';

const failed = () => new Problem('auth.failed', { errors: [{ pointer: '/apiKey', code: 'api_key' }] });

export type MachineToken = Pick<Tokens, 'accessToken' | 'expiresIn'>;

/**
 * An access token of the machine that the key is of; who has the key needs nothing else to get the next one.
 * @param text untrusted
 * @throws Problem `auth.failed` whatever is wrong with the key | `rate.limited`
 */
export async function exchangeApiKey(
  { table, userPool, now }: { readonly table: Table; readonly userPool: Pick<UserPool, 'signIn'>; readonly now: Date },
  text: string,
): Promise<MachineToken> {
  const key = parseApiKey(text);
  if (!key) throw failed();
  const kept = await table.get(apiKeyKey(key.subject), { consistent: true });
  const isRight = isSameHash(hashSecret(key.secret), String(kept?.hash));
  const secondsLeft = Math.floor((Date.parse(String(kept?.expiresAt)) - now.getTime()) / 1000);
  if (!isRight || !(secondsLeft > 0)) throw failed();
  const credentials = { email: key.subject, password: poolPasswordOf(key.secret) };
  const { accessToken, expiresIn } = await signIn(userPool, credentials);
  return { accessToken, expiresIn: Math.min(expiresIn, secondsLeft) };
}

async function signIn(userPool: Pick<UserPool, 'signIn'>, credentials: Parameters<UserPool['signIn']>[0]) {
  try {
    return await userPool.signIn(credentials);
  } catch (error) {
    throw error instanceof Problem && error.code === 'auth.failed' ? failed() : error;
  }
}
