import { cyrillicInLatin } from '#shared/model/cyrillic.ts';
import { repairLookAlikes } from './look-alikes.ts';

/**
 * How one sound is spelled by the usual schemes (scholarly, GOST, ISO 9, passports, French, German and English custom),
 * longest first. Hushing sounds fall together, since schemes use `ch`, `sh`, `tch` and `sch` for different ones.
 */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/s?h?tsc?h|sch?tsch|chtch|shch|shh|sch|tch|ch|sh/g, 'ч'],
  [/(?<=[aeiouy])x(?=[aeiouy]|$)/g, 'ks'],
  [/kh|x/g, 'h'],
  [/zh/g, 'ж'],
  [/ph/g, 'f'],
  [/(?<=[tgrd])h/g, ''],
  [/ck|qu?/g, 'k'],
  [/ts|tz|cz|zz/g, 's'],
  [/w/g, 'v'],
  [/ou/g, 'u'],
];

/** Before the hushing sounds take the letter: a `c` by itself. */
const plainC: readonly (readonly [RegExp, string])[] = [
  [/c(?=[eiy])/g, 's'],
  [/c(?![hkz])/g, 'k'],
];

const vowels: readonly (readonly [RegExp, string])[] = [
  [/^j(?=[aeou]|$)/, 'ж'],
  [/^[yi](?=e)|(?<=.)[yji]+(?=[aeou])/g, ''],
  [/[yji]+/g, 'i'],
  [/(.)\1+/g, '$1'],
];

const longestWord = 40;
const mostRounds = 6;
const mostRemembered = 50_000;
const remembered = new Map<string, string>();

/**
 * One key for every usual spelling of a word, in either script: accents and ё dropped, look-alike letters put right, Cyrillic
 * written in Latin letters, sounds folded. For comparing only: not readable, not reversible, folding it again changes nothing.
 */
export function soundKey(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const key = foldTwice(word);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, key);
  return key;
}

/** One folding may bring together what another folds again. */
function foldTwice(word: string): string {
  let key = foldSounds(word);
  for (let round = 0; round < mostRounds; round += 1) {
    const again = foldSounds(key);
    if (again === key) break;
    key = again;
  }
  return key;
}

function foldSounds(word: string): string {
  const plain = repairLookAlikes(
    word
      .slice(0, longestWord)
      .normalize('NFKD')
      .replace(/и\u0306/gi, 'й')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase(),
  ).replace(/[^\p{L}\p{N}]/gu, '');
  const isLatin = /[a-z]/.test(plain);
  const latin = Array.from(plain, (letter) => cyrillicInLatin[letter] ?? letter).join('');
  const steps = isLatin ? [...plainC, ...spellings, ...vowels] : [...spellings, ...vowels];
  return steps.reduce((key, [spelling, sound]) => key.replace(spelling, sound), latin);
}
