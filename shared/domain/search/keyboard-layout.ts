/** What the same keys type on a Latin and on a Russian keyboard. */
const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const russianKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const toRussian = new Map(Array.from(latinKeys, (key, at) => [key, russianKeys.charAt(at)]));
const toLatin = new Map(Array.from(russianKeys, (key, at) => [key, latinKeys.charAt(at)]));

/** What somebody meant who typed with the other layout switched on; `undefined` when both or neither script was typed. */
export function swapLayout(text: string): string | undefined {
  const lower = text.toLowerCase();
  const hasLatin = /[a-z]/.test(lower);
  const hasRussian = /[а-яё]/.test(lower);
  if (hasLatin === hasRussian) return undefined;
  const keys = hasLatin ? toRussian : toLatin;
  return Array.from(lower, (key) => keys.get(key) ?? key).join('');
}
