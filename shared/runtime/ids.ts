import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID (48 bits of time, 80 of chance, Crockford's base 32) behind the prefix of its object: `com_01J…`. */
export function createId(prefix: string, now: Date, random: Uint8Array = randomBytes(10)): string {
  let bits = BigInt(now.getTime());
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  let id = '';
  for (let at = 0; at < 26; at += 1) {
    id = alphabet[Number(bits & 31n)] + id;
    bits >>= 5n;
  }
  return `${prefix}_${id}`;
}
