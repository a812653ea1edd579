import { toLetters } from './letters.ts';

/** Longest key, in characters: what is typed beyond it need not be looked at to find a word. */
const keyLength = 24;

/** How one sound is spelled in Latin letters by those who write Russian, French or German names; longest first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|tsch|sch/g, 'sh'],
  [/tch/g, 'ch'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck|c(?=[^heiy]|$)/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/ou/g, 'u'],
  [/tz/g, 'ts'],
  [/y[eo]/g, 'e'],
];

/**
 * The keys under which a word is found, and by which one that is typed is looked up: as it is spelled, so that every
 * beginning of it finds it, and as it sounds, so that Yevgeny and «Евгений», Vasiliev and «Васильев» meet.
 */
export function keysOfWord(word: string): readonly string[] {
  const keys = [toLetters(word), toLetters(respell(word))].map((key) => Array.from(key).slice(0, keyLength).join(''));
  return [...new Set(keys)].filter((key) => key !== '');
}

function respell(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '');
  if (/\P{Script=Latin}/u.test(plain.replace(/\P{L}/gu, ''))) return word.replace(/ь(?=[её])/gi, 'и');
  return spellings.reduce((text, [spelling, sound]) => text.replace(spelling, sound), plain);
}

/** Letters and digits that stand together, in the order of the text. */
export function splitWords(text: string): readonly string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
