import { fold } from '#shared/model/text.ts';
import { latinKey } from '../duplicates/latin-key.ts';

/** A name as it stands in mail and web addresses: lower-case Latin letters and digits. */
export function toLatinAddress(name: string): string {
  const latin = /\p{Script=Cyrillic}/u.test(name) ? latinKey(name) : fold(name);
  return latin.replace(/[^a-z0-9]/g, '');
}

/** No such domain can exist: the ending is reserved for examples. */
export function toDomain(...words: readonly string[]): string {
  return `${words.map(toLatinAddress).join('-')}.example`;
}
