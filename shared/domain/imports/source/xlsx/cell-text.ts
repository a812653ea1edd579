import type { NumberFormat } from './number-formats.ts';
import { restoreSigns } from './shared-strings.ts';

/** What cells of a sheet need to be understood. */
export interface CellSettings {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
}

/** As the sheet has it: the value, of a formula the one that it came to last. */
export interface RawCell {
  readonly type: string | undefined;
  readonly style: number;
  readonly value: string;
}

/** A cell as a text that says the same as what is seen; dates in the form of ISO 8601. Errors of formulas say nothing. */
export function toCellText({ type = 'n', style, value }: RawCell, settings: CellSettings): string {
  if (value === '') return '';
  switch (type) {
    case 's':
      return settings.strings[Number(value)] ?? '';
    case 'str':
    case 'inlineStr':
      return restoreSigns(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ');
    case 'n':
      return toNumberText(value, settings.formats[style], settings.is1904);
    default:
      return '';
  }
}

function toNumberText(value: string, format: NumberFormat | undefined, is1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (format?.date || format?.time) return toMoment(number, format, is1904);
  // Fifteen digits are what a spreadsheet knows: 0.1 + 0.2 is 0.3 in it.
  const text = String(Number(number.toPrecision(15)));
  return format && number >= 0 ? text.padStart(format.digits, '0') : text;
}

const dayLength = 86_400;
/** Of the first of January 1970 in days of a spreadsheet. */
const epoch = 25_569;
const daysTo1904 = 1462;

function toMoment(number: number, { date, time }: NumberFormat, is1904: boolean): string {
  // The first spreadsheet believed in a 29th of February 1900.
  const days = is1904 ? number + daysTo1904 : number < 60 ? number + 1 : number;
  const moment = new Date(Math.round((days - epoch) * dayLength) * 1000);
  if (Number.isNaN(moment.getTime())) return String(number);
  const [day = '', clock = ''] = moment.toISOString().slice(0, 19).split('T');
  if (!date) return clock;
  return time && clock !== '00:00:00' ? `${day} ${clock}` : day;
}
