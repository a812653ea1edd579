import type { TextSource } from '../../i18n/use-text.ts';

const weekdayNames: readonly string[] = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** 4 January 1970 was a Sunday. */
const aSunday = Date.UTC(1970, 0, 4);
const dayMilliseconds = 86_400_000;

/**
 * A schedule as a person would say it: “every day at 02:30”. What nobody would say in one breath stays as it was written.
 * @param schedule `cron(minutes hours day-of-month month day-of-week year)` or `rate(5 minutes)`, as EventBridge Scheduler reads it
 */
export function describeSchedule(schedule: string, { text, language }: Pick<TextSource, 'text' | 'language'>): string {
  const [, minutesApart] = /^rate\((\d+) minutes\)$/.exec(schedule) ?? [];
  if (minutesApart !== undefined) return text('schedule.often', { minutes: minutesApart });
  const parts = /^cron\((\d+) (\d+) (\S+) \* (\S+) \*\)$/.exec(schedule);
  if (!parts) return schedule;
  const [, minutes = '', hours = '', day = '', weekdays = ''] = parts;
  const time = `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
  const isAny = (value: string) => value === '?' || value === '*';
  if (isAny(day) && isAny(weekdays)) return text('schedule.daily', { time });
  if (/^\d+$/.test(day)) return text('schedule.monthly', { day, time });
  const named = isAny(day) ? nameWeekdays(weekdays, language) : null;
  return named ? text('schedule.weekly', { days: named, time }) : schedule;
}

/** @param weekdays `MON-FRI`, `2,4` (1 is Sunday); @returns null for what is neither a list nor a range */
function nameWeekdays(weekdays: string, language: string): string | null {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const nameOf = (weekday: string) => {
    const index = /^[1-7]$/.test(weekday) ? Number(weekday) - 1 : weekdayNames.indexOf(weekday);
    return index < 0 ? null : format.format(aSunday + index * dayMilliseconds);
  };
  const separator = weekdays.includes('-') ? '-' : ',';
  const names = weekdays.split(separator).map(nameOf);
  const isRange = separator === '-' && names.length === 2;
  if (names.includes(null) || (separator === '-' && !isRange)) return null;
  return names.join(isRange ? '–' : ', ');
}
