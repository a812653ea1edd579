import type { Random } from './random.ts';

const dayMs = 86_400_000;

/** Days are counted back from the day of the load; negative ones lie ahead. */
export interface Calendar {
  /** YYYY-MM-DD */
  readonly today: string;
  /** YYYY-MM-DD */
  day(daysAgo: number): string;
  /** An instant in working hours; a day off counts as the Friday before it. */
  at(daysAgo: number): string;
  /** Days since an instant, rounded up. */
  since(instant: string): number;
}

/** @param today YYYY-MM-DD */
export function createCalendar(today: string, random: Random): Calendar {
  const midnight = Date.parse(`${today}T00:00:00Z`);
  const day = (daysAgo: number) => new Date(midnight - daysAgo * dayMs).toISOString().slice(0, 10);
  return {
    today,
    day,
    at: (daysAgo) => atWork(day(daysAgo + daysOff(day(daysAgo))), random),
    since: (instant) => Math.ceil((midnight - Date.parse(instant)) / dayMs),
  };
}

function daysOff(day: string): number {
  const weekday = new Date(day).getUTCDay();
  return weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
}

function atWork(day: string, random: Random): string {
  const hour = String(random.integer(7, 15)).padStart(2, '0');
  const minute = String(random.integer(0, 59)).padStart(2, '0');
  return `${day}T${hour}:${minute}:00.000Z`;
}
