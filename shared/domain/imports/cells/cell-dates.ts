import { languages } from '#shared/model/tenant.ts';
import { instantIn } from '../../organisation/calendar.ts';
import { type CellReader, type DateOrder, foldWord, UnreadableCell } from './cell.ts';

/** Three numbers with four digits for the year, the day or the month first. */
const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})/;
const yearFirst = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})/;
const inWords = /^(\d{1,2})(?:er)?[\s.]+(\p{L}+)\.?[\s,]+(\d{4})/u;
/** What may follow a day: nothing, a time of midnight as spreadsheets write it, the Russian word for year. */
const rest = /^(?:[T\s]+0?0:00(?::00(?:\.0+)?)?Z?|\s*г\.?)?$/;

/** A time of day behind a day, which is not midnight. */
const clock = /[T\s]+(?!0?0:00(?::00)?$)([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** Forms of the three languages, with a year of four digits: two would be guessed. */
export const readDate: CellReader = ([cell], { dateOrder }) => {
  if (!cell) return undefined;
  const day = parseDay(cell.text, dateOrder);
  if (day === undefined) throw new UnreadableCell(cell, 'format');
  return day;
};

/** With a time and a zone as ISO 8601 has it, or by the clock of the workspace; a day alone begins at midnight UTC. */
export const readDateTime: CellReader = ([cell], { dateOrder, timeZone }) => {
  if (!cell) return undefined;
  const { text } = cell;
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text)) return text;
  const [time, hours = '', minutes = '', seconds = '00'] = clock.exec(text) ?? [];
  const day = parseDay(time === undefined ? text : text.slice(0, -time.length), dateOrder);
  if (day === undefined) throw new UnreadableCell(cell, 'format');
  if (time === undefined) return `${day}T00:00:00Z`;
  return instantIn(timeZone, day, `${hours.padStart(2, '0')}:${minutes}:${seconds}`).toISOString();
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

/** Whether `03/04/2026` begins with the month, where the numbers leave no doubt; other values of the column then tell. */
export function dateOrderOf(text: string): DateOrder | undefined {
  const [, one, sign, other] = numeric.exec(text) ?? [];
  if (sign !== '/') return undefined;
  if (Number(one) > 12) return 'dmy';
  return Number(other) > 12 ? 'mdy' : undefined;
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
