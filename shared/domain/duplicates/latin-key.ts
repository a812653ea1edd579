import { cyrillicInLatin } from '#shared/model/cyrillic.ts';

/** Spellings of one sound in the usual ways of writing Russian in Latin letters, longest first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|tsch/g, 'sh'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou/g, 'u'],
  [/tz|cz/g, 'ts'],
  [/ju|iu|yu/g, 'u'],
  [/ja|ia|ya/g, 'a'],
  [/je|ie|ye|jo|io|yo/g, 'e'],
  [/[yj]/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/**
 * One key for every usual spelling of a word: accents dropped, Cyrillic written in Latin letters, sounds folded, so that
 * «Северный», Severny, Severnyi and Severnyj agree. For comparing only: it is not readable and not reversible.
 */
export function latinKey(word: string): string {
  const latin = Array.from(word.toLowerCase())
    .map((letter) => cyrillicInLatin[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return spellings.reduce((key, [spelling, sound]) => key.replace(spelling, sound), latin);
}
