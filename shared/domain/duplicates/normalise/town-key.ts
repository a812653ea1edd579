import { soundKey } from './sound-key.ts';
import { wordsOf } from './words.ts';

/** Towns whose names in other languages do not sound alike, each with its first spelling as the key. */
const otherNames: readonly (readonly string[])[] = [
  ['москва', 'moscow', 'moscou', 'мск'],
  ['санктпетербург', 'saintpetersburg', 'stpetersburg', 'petersburg', 'спб', 'петербург', 'питер', 'saintpétersbourg'],
  ['london', 'londres', 'greaterlondon', 'лондон'],
  ['нижнийновгород', 'nijninovgorod', 'nizhnynovgorod', 'ннов'],
  ['екатеринбург', 'ekaterinburg', 'yekaterinburg', 'iekaterinbourg', 'екб'],
  ['варшава', 'warsaw', 'varsovie', 'warszawa'],
  ['wien', 'vienna', 'vienne', 'вена'],
  ['köln', 'cologne', 'кёльн'],
  ['münchen', 'munich', 'мюнхен'],
  ['genève', 'geneva', 'genf', 'женева'],
  ['bruxelles', 'brussels', 'brussel', 'брюссель'],
  ['paris', 'париж'],
  ['edinburgh', 'édimbourg', 'эдинбург'],
];
const keyOf = new Map(
  otherNames.flatMap((names) => names.map((name) => [soundKey(name), soundKey(names[0] as string)] as const)),
);
const kinds = new Set('г гор город пос с д ст city town'.split(' ').map(soundKey));

/** The town as it sounds, by one of its names; `undefined` without a letter. */
export function readTown(text: string): string | undefined {
  const words = wordsOf(text.replace(/\bcedex\b.*$/i, '').replace(/^st\.?\s/i, 'saint '))
    .filter((word) => !/^\d+$/.test(word))
    .map(soundKey)
    .filter((key) => !kinds.has(key));
  const key = words.join('');
  return key === '' ? undefined : (keyOf.get(key) ?? key);
}
