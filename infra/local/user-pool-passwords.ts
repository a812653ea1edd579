import { randomInt } from 'node:crypto';
import { readFlag, readNumber, readObject } from './properties.ts';
import type { Properties } from './template.ts';

/** What the pool wants of passwords. */
export interface PasswordPolicy {
  readonly minLength: number;
  /** Alphabets of which each must be met. */
  readonly alphabets: readonly string[];
  readonly temporaryDays: number;
}

const alphabets = {
  RequireLowercase: 'abcdefghijkmnopqrstuvwxyz',
  RequireUppercase: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  RequireNumbers: '0123456789',
  RequireSymbols: '^$*.[]{}()?-"!@#%&/\\,><\':;|_~`+= ',
} as const;

/** What is drawn: letters and signs that are easy to type. */
const drawnFrom: Readonly<Record<string, string>> = { [alphabets.RequireSymbols]: '!?-' };

export function readPasswordPolicy(pool: Properties): PasswordPolicy {
  const policy = readObject(readObject(pool, 'Policies'), 'PasswordPolicy');
  const wanted = Object.entries(alphabets).filter(([name]) => readFlag(policy, name, true));
  return {
    minLength: readNumber(policy, 'MinimumLength', 8),
    alphabets: wanted.map(([, alphabet]) => alphabet),
    temporaryDays: readNumber(policy, 'TemporaryPasswordValidityDays', 7),
  };
}

export function meetsPolicy(policy: PasswordPolicy, password: string): boolean {
  const contains = (alphabet: string) =>
    [...password].some((letter) => alphabet.includes(letter) || isSameKind(letter, alphabet));
  return password.length >= policy.minLength && policy.alphabets.every(contains);
}

export function drawPassword(policy: PasswordPolicy): string {
  const sources = policy.alphabets.length > 0 ? policy.alphabets : [alphabets.RequireLowercase];
  return Array.from({ length: Math.max(policy.minLength, 8) }, (_, at) => {
    const source = sources[at % sources.length] ?? '';
    const letters = drawnFrom[source] ?? source;
    return letters[randomInt(letters.length)];
  }).join('');
}

/** The letters that are left out of drawn passwords, since they look alike, count all the same. */
function isSameKind(letter: string, alphabet: string): boolean {
  if (alphabet === alphabets.RequireLowercase) return /[a-z]/.test(letter);
  return alphabet === alphabets.RequireUppercase && /[A-Z]/.test(letter);
}
