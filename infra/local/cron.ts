import { Cron } from 'croner';

/** Answers the next time after `after` (both milliseconds since 1970), or undefined when none is left. */
export type NextTime = (after: number) => number | undefined;

const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads the schedule expressions of EventBridge: `cron(…)` with six fields, `rate(…)` and `at(…)`.
 * @param startedAt `rate` counts from here, milliseconds since 1970
 * @throws an Error naming what cannot be read
 */
export function readSchedule(expression: string, timeZone: string, startedAt: number): NextTime {
  const [, kind, inner = ''] = /^(cron|rate|at)\((.+)\)$/.exec(expression.trim()) ?? [];
  switch (kind) {
    case 'cron':
      return everyMatch(translateCron(inner), timeZone);
    case 'rate':
      return everyPeriod(readRate(inner), startedAt);
    case 'at':
      return once(inner, timeZone);
    default:
      throw new Error(`${expression} is not a schedule: cron(…), rate(…) or at(…) is expected`);
  }
}

/**
 * `minutes hours day-of-month month day-of-week year` of AWS in the words of croner, which has seconds in front and
 * reads `a/b` and a bare `L` differently. Weekdays keep their numbers from 1 (Sunday) to 7: croner is told so.
 */
export function translateCron(fields: string): string {
  const [minutes, hours, day, month, weekday, year, ...rest] = fields.trim().split(/\s+/);
  if (!minutes || !hours || !day || !month || !weekday || !year || rest.length > 0) {
    throw new Error(`cron(${fields}) must have six fields`);
  }
  if (day !== '?' && weekday !== '?') throw new Error(`cron(${fields}) needs a ? as day of the month or of the week`);
  if (/^L-/.test(day)) throw new Error(`cron(${fields}): a day counted from the end of the month is not simulated`);
  const list = [
    '0',
    openSteps(minutes, 59),
    openSteps(hours, 23),
    openSteps(day, 31),
    openSteps(month, 12),
    // As a weekday, a bare L is the last day of the week.
    openSteps(weekday === 'L' ? '7' : weekday, 7),
    openSteps(year, 2199),
  ];
  return list.map((field) => (field === '?' ? '*' : field)).join(' ');
}

/** `5/15` means from 5 on, every 15. */
function openSteps(field: string, last: number): string {
  return field.replace(/(^|,)(\d+)\/(\d+)/g, `$1$2-${last}/$3`);
}

function everyMatch(pattern: string, timeZone: string): NextTime {
  const cron = new Cron(pattern, { timezone: timeZone, mode: '7-part', alternativeWeekdays: true, paused: true });
  return (after) => cron.nextRun(new Date(after))?.getTime();
}

function everyPeriod(period: number, startedAt: number): NextTime {
  return (after) => startedAt + (Math.floor((after - startedAt) / period) + 1) * period;
}

function readRate(inner: string): number {
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(inner.trim()) ?? [];
  const period = Number(count) * (units[unit as keyof typeof units] ?? 0);
  if (!(period > 0)) throw new Error(`rate(${inner}) is not a period such as rate(5 minutes)`);
  return period;
}

function once(inner: string, timeZone: string): NextTime {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inner))
    throw new Error(`at(${inner}) is not a time such as 2026-11-22T05:47:07`);
  const cron = new Cron(inner, { timezone: timeZone, paused: true });
  return (after) => cron.nextRun(new Date(after))?.getTime();
}
