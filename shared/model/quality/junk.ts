import { fold } from '../text.ts';

/** What people type to get past a form, in the languages spoken here; folded. */
const words = new Set(
  (
    'test тест проба проверка asdf qwerty фыва йцукен нет no non none null nil n/a na нд н/д нету unknown неизвестно ' +
    'inconnu aucun aucune rien tbd todo blank empty пусто vide noname'
  ).split(' '),
);
const phrases = new Set(['не знаю', 'без названия', 'sans nom', 'no name', 'not known', 'нет данных', 'pas connu']);

const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
];
const digits = '01234567890';

/** Whether the text says nothing: a dash, "123", "нет", "asdf", one letter again and again. */
export function isJunk(text: string): boolean {
  const folded = fold(text);
  const letters = folded.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters === '') return true;
  if (phrases.has(folded)) return true;
  if (!folded.includes(' ') && (words.has(folded) || words.has(letters))) return true;
  if (letters.length >= 3 && new Set(letters).size === 1) return true;
  if (/^\d+$/.test(letters))
    return letters.length >= 3 && (digits.includes(letters) || digits.includes(reversed(letters)));
  return letters.length >= 4 && rows.some((row) => row.startsWith(letters) || row.includes(letters));
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** An address that was made up on the spot: test@test.ru, asdf@asdf.com. */
export function isJunkEmail(address: string): boolean {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  const label = domain.split('.')[0] ?? '';
  return isJunk(label) || (isJunk(local) && (local === label || /^[^\p{L}]*$/u.test(local)));
}

/** A number that nobody has: its last seven digits are all alike, or count up. */
export function isJunkPhone(number: string): boolean {
  const end = number.slice(-7);
  return end.length === 7 && (new Set(end).size === 1 || digits.includes(end));
}
