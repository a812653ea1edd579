import { cyrillicInLatin } from '#shared/model/cyrillic.ts';

/** Latin letters that are written for one sound. */
const latin: Readonly<Record<string, string>> = {
  y: 'i',
  j: 'i',
  w: 'v',
  q: 'k',
  x: 'ks',
  ß: 's',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/**
 * The word in plain Latin letters and digits, each letter by itself and runs of one letter as one: the key of a beginning
 * of a word is a beginning of the key of the word, up to the last letter of a run.
 */
export function toLetters(word: string): string {
  return Array.from(word.toLowerCase().normalize('NFC'))
    .map((letter) => cyrillicInLatin[letter] ?? plainLatin(letter))
    .join('')
    .replace(/(\p{L})\1+/gu, '$1');
}

function plainLatin(letter: string): string {
  const plain = letter
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from(plain, (one) => latin[one] ?? one).join('');
}
