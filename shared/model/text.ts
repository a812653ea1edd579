/** Longest folded text, in characters: what a sort key carries of a name. */
const foldedLength = 64;

/**
 * The form in which names are sorted and compared by prefix: lower case, no accents (ё → е, é → e), single spaces,
 * at most 64 characters. The script stays: Cyrillic is not made Latin, and й keeps being a letter of its own.
 */
export function fold(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<!и)\u0306|(?!\u0306)\p{Mn}/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
  return Array.from(plain).slice(0, foldedLength).join('').trimEnd();
}
