import { type CellReader, type CellSettings, UnreadableCell } from './cell.ts';

/** Signs of currencies and spaces of all widths, which say nothing about the number. */
const ornaments = /[\s\u00a0\u202f'’€$£₽]|руб\.?|р\.|eur|rub|usd/giu;

/** "1 234,50", "1,234.50" and "1234.5" are the same decimal string. */
export const readDecimal: CellReader = ([cell], settings) => {
  if (!cell) return undefined;
  const number = parseNumber(cell.text, settings);
  if (number === undefined) throw new UnreadableCell(cell, 'format');
  return number;
};

export const readInteger: CellReader = ([cell], settings) => {
  if (!cell) return undefined;
  const number = parseNumber(cell.text, settings)?.replace(/\.0+$/, '');
  if (number === undefined || !/^-?\d{1,15}$/.test(number)) throw new UnreadableCell(cell, 'format');
  return Number(number);
};

function parseNumber(text: string, { language }: CellSettings): string | undefined {
  const plain = text.replace(ornaments, '').replace(/^\+/, '').replace('−', '-');
  const mark = findDecimalMark(plain, language === 'en' ? '.' : ',');
  const [whole = '', fraction] = mark === undefined ? [plain] : cutAt(plain, plain.lastIndexOf(mark));
  const groups = whole.split(whole.includes('.') ? '.' : ',');
  // "12,34" is no number with thousands.
  if (groups.slice(1).some((group) => group.length !== 3)) return undefined;
  const number = [groups.join(''), ...(fraction === undefined ? [] : [fraction])].join('.');
  return /^-?\d+(\.\d+)?$/.test(number) ? number : undefined;
}

function cutAt(text: string, position: number): readonly [string, string] {
  return [text.slice(0, position), text.slice(position + 1)];
}

/** Of two signs the last one; a single one that could part thousands counts by the language of the workspace. */
function findDecimalMark(text: string, usual: '.' | ','): '.' | ',' | undefined {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return undefined;
  const sign = text[last] as '.' | ',';
  const isRepeated = text.indexOf(sign) !== last;
  const hasBoth = text.includes('.') && text.includes(',');
  if (isRepeated) return undefined;
  const couldBeThousands = /^-?\d{1,3}[.,]\d{3}$/.test(text);
  return hasBoth || !couldBeThousands || sign === '.' || sign === usual ? sign : undefined;
}
