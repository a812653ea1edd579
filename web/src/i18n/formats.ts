import type { Language } from '#shared/model/tenant.ts';

export interface Formats {
  readonly number: (value: number, fractionDigits?: number) => string;
  /** For axes: 1,200,000 as 1.2m. */
  readonly compact: (value: number) => string;
  /** @param amount decimal string: never rounded through a float */
  readonly money: (amount: string, currency: string | undefined) => string;
  /** @param value decimal string, with all of its digits */
  readonly decimal: (value: string) => string;
  readonly wholeMoney: (amount: string, currency: string) => string;
  /** @param value decimal string: "20" is 20 % */
  readonly percent: (value: string) => string;
  readonly date: (iso: string) => string;
  /** @param day 1 Monday … 7 Sunday */
  readonly weekday: (day: number) => string;
  /** For sentences: the month in full. */
  readonly longDate: (iso: string) => string;
  /** For tables: digits only. */
  readonly shortDate: (iso: string) => string;
  readonly dateTime: (iso: string) => string;
  readonly month: (yearMonth: string) => string;
  readonly ago: (iso: string, now?: number) => string;
  readonly bytes: (size: number) => string;
  readonly country: (code: string) => string;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', ru: 'ru-RU' };
const cache = new Map<string, Formats>();

export function formatsFor(language: Language, timeZone?: string): Formats {
  const key = `${language}/${timeZone ?? ''}`;
  const known = cache.get(key) ?? createFormats(locales[language] ?? locales.en, timeZone);
  cache.set(key, known);
  return known;
}

function createFormats(locale: string, timeZone: string | undefined): Formats {
  const zone = timeZone === undefined ? {} : { timeZone };
  // A date without a time is the same day everywhere: it is read and written in UTC.
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const longDate = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDate = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const numbers = memoise((digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 });
  const money = memoise((currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency }));
  const wholeMoney = memoise(
    (currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }),
  );

  return {
    number: (value, fractionDigits = 1) => numbers(fractionDigits).format(value),
    compact: (value) => compact.format(value),
    money: (amount, currency) => formatDecimal(currency ? money(currency) : numbers(2), amount),
    decimal: (value) => formatDecimal(numbers(20), value),
    wholeMoney: (amount, currency) => formatDecimal(wholeMoney(currency), amount),
    // Hundredths of a number that is a decimal: moved by the exponent, not by a division.
    percent: (value) => formatDecimal(percents, `${value}e-2`),
    date: (iso) => formatInstant(date, iso.slice(0, 10)),
    // In a sentence the Russian "г." would meet the full stop.
    longDate: (iso) => formatInstant(longDate, iso.slice(0, 10)).replace(/\sг\.$/, ''),
    shortDate: (iso) => formatInstant(shortDate, iso.slice(0, 10)),
    dateTime: (iso) => formatInstant(dateTime, iso),
    // The year 2024 began on a Monday.
    weekday: (day) => weekday.format(Date.UTC(2024, 0, day)),
    month: (yearMonth) => formatInstant(month, `${yearMonth}-01`),
    ago: (iso, now = Date.now()) => {
      const { value, unit } = largestUnit((Date.parse(iso) - now) / 1000);
      return relative.format(value, unit);
    },
    bytes: (size) => {
      const unit = size >= 1_000_000 ? 'megabyte' : 'kilobyte';
      const value = size / (unit === 'megabyte' ? 1_000_000 : 1000);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
    },
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  };
}

function memoise<Key, Value>(create: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? create(key);
    made.set(key, value);
    return value;
  };
}

function formatDecimal(format: Intl.NumberFormat, amount: string): string {
  return /^-?\d+(\.\d+)?(e-2)?$/.test(amount) ? format.format(amount as Intl.StringNumericLiteral) : amount;
}

function formatInstant(format: Intl.DateTimeFormat, iso: string): string {
  const instant = Date.parse(iso);
  return Number.isNaN(instant) ? iso : format.format(instant);
}

function largestUnit(seconds: number): { value: number; unit: Intl.RelativeTimeFormatUnit } {
  const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  const [unit, length] = units.find(([, one]) => Math.abs(seconds) >= one) ?? ['second', 1];
  return { value: Math.round(seconds / length), unit };
}
