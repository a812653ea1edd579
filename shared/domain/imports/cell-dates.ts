import { languages } from '#shared/model/tenant.ts';
import { type CellReader, type DateOrder, foldWord, UnreadableCell } from './cell.ts';

/** Three numbers with four digits for the year, the day or the month first. */
const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})/;
const yearFirst = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})/;
const inWords = /^(\d{1,2})(?:er)?[\s.]+(\p{L}+)\.?[\s,]+(\d{4})/u;
/** What may follow a day: nothing, a time of midnight as spreadsheets write it, the Russian word for year. */
const rest = /^(?:[T\s]+0?0:00(?::00(?:\.0+)?)?Z?|\s*г\.?)?$/;

/** Forms of the three languages, with a year of four digits: two would be guessed. */
export const readDate: CellReader = ([cell], { dateOrder }) => {
  if (!cell) return undefined;
  const day = parseDay(cell.text, dateOrder);
  if (day === undefined) throw new UnreadableCell(cell, 'format');
  return day;
};

/** With a time and a zone as ISO 8601 has it, or a day alone, which begins at midnight UTC. */
export const readDateTime: CellReader = ([cell], { dateOrder }) => {
  if (!cell) return undefined;
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(cell.text)) return cell.text;
  const day = parseDay(cell.text, dateOrder);
  if (day === undefined) throw new UnreadableCell(cell, 'format');
  return `${day}T00:00:00Z`;
};

function parseDay(text: string, order: DateOrder): string | undefined {
  const [match, parts] = matchDay(text, order);
  if (match === undefined || !parts || !rest.test(text.slice(match.length))) return undefined;
  const [year, month, day] = parts;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

type Matched = readonly [match?: string, parts?: readonly [year: string, month: string | number, day: string]];

function matchDay(text: string, order: DateOrder): Matched {
  const [iso, isoYear = '', , isoMonth = '', isoDay = ''] = yearFirst.exec(text) ?? [];
  if (iso !== undefined) return [iso, [isoYear, isoMonth, isoDay]];
  const [local, one = '', sign, other = '', year = ''] = numeric.exec(text) ?? [];
  if (local !== undefined) {
    const isMonthFirst = order === 'mdy' && sign === '/';
    return [local, isMonthFirst ? [year, one, other] : [year, other, one]];
  }
  const [worded, day = '', word = '', wordYear = ''] = inWords.exec(text) ?? [];
  const month = monthsByName().get(foldWord(word));
  return worded !== undefined && month !== undefined ? [worded, [wordYear, month, day]] : [];
}

/**
 * Whether `03/04/2026` begins with the month: a value of the column that can only be one of the two decides.
 * @param fallback for a column that says nothing of it
 */
export function inferDateOrder(texts: readonly string[], fallback: DateOrder): DateOrder {
  const slashed = texts.flatMap((text) => {
    const [, one, sign, other] = numeric.exec(text) ?? [];
    return sign === '/' ? [[Number(one), Number(other)] as const] : [];
  });
  if (slashed.some(([one]) => one > 12)) return 'dmy';
  return slashed.some(([, other]) => other > 12) ? 'mdy' : fallback;
}

let months: ReadonlyMap<string, number> | undefined;

/** Whole and short names, in the form that stands beside a day: "20 ноября", "20 nov." */
function monthsByName(): ReadonlyMap<string, number> {
  months ??= new Map(
    languages.flatMap((language) =>
      (['long', 'short'] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' });
        return Array.from({ length: 12 }, (_, at) => {
          const parts = format.formatToParts(Date.UTC(2026, at, 15));
          return [foldWord(parts.find(({ type }) => type === 'month')?.value ?? ''), at + 1] as const;
        });
      }),
    ),
  );
  return months;
}
