import { latinKey } from './latin-key.ts';

/** Legal forms of the markets served, and words that tell nothing apart; compared after folding. */
const emptyWords = new Set(
  [
    'ооо',
    'оао',
    'зао',
    'пао',
    'ао',
    'ип',
    'тоо',
    'нко',
    'гк',
    'группа',
    'компания',
    'фирма',
    'общество',
    'индивидуальный',
    'предприниматель',
    'sarl',
    'sas',
    'sasu',
    'eurl',
    'sa',
    'sci',
    'snc',
    'scop',
    'société',
    'groupe',
    'ets',
    'établissements',
    'llc',
    'ltd',
    'limited',
    'inc',
    'corp',
    'corporation',
    'co',
    'company',
    'plc',
    'llp',
    'gmbh',
    'ag',
    'bv',
    'nv',
    'srl',
    'spa',
    'group',
    'holding',
    'the',
    'ooo',
    'oao',
    'zao',
    'pao',
    'ao',
    'ip',
  ].map(latinKey),
);

/** The words that tell a firm apart, folded, in the order of the name; all words when nothing else is left. */
export function companyWords(name: string): readonly string[] {
  const words = name
    .split(/[^\p{L}\p{N}]+/u)
    .map(latinKey)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !emptyWords.has(word));
  return telling.length > 0 ? telling : words;
}
