import { cyrillicInLatin } from '#shared/model/cyrillic.ts';
import { fold } from '#shared/model/text.ts';

/** A name as it stands in mail and web addresses: lower-case Latin letters and digits. */
export function toLatinAddress(name: string): string {
  const latin = Array.from(name.toLowerCase(), (letter) => cyrillicInLatin[letter] ?? letter).join('');
  return fold(latin).replace(/[^a-z0-9]/g, '');
}

/** No such domain can exist: the ending is reserved for examples. */
export function toDomain(...words: readonly string[]): string {
  return `${words.map(toLatinAddress).join('-')}.example`;
}
