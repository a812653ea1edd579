import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What an API key says: which machine it is of, and the secret that proves it. */
export interface ApiKeyText {
  readonly subject: string;
  /** 256 bits of chance, in base64url. */
  readonly secret: string;
}

export function drawSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The prefix lets people and scanners see what it is that lies there. */
export function writeApiKey({ subject, secret }: ApiKeyText): string {
  return `steward_${subject}_${secret}`;
}

export function parseApiKey(text: string): ApiKeyText | undefined {
  const [, subject, secret] = /^steward_([^_]{1,100})_([\w-]{43})$/.exec(text) ?? [];
  return subject !== undefined && secret !== undefined ? { subject, secret } : undefined;
}

/** What is kept of a secret. It is long enough to need no slow hash: nobody can try 256 bits. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** In a time that tells nothing of where they differ. */
export function isSameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** With what the machine signs in at the user pool: made from the secret and not from its hash, which opens nothing. */
export function poolPasswordOf(secret: string): string {
  // The sign, the capital, the small letter and the digit that the pool wants of every password.
  return `-Aa1${createHmac('sha256', secret).update('user pool').digest('base64url')}`;
}
