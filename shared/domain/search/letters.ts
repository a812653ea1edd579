/** Cyrillic letters as they are usually written in Latin ones; one by one, so that a beginning stays a beginning. */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  ї: 'i',
  є: 'e',
  ґ: 'g',
};

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
    .map((letter) => cyrillic[letter] ?? plainLatin(letter))
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
