const dayLength = 24 * 60 * 60 * 1000;

function parse(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
}

export function addDays(day: string, days: number): string {
  return new Date(parse(day) + days * dayLength).toISOString().slice(0, 10);
}

/** The day itself when it is a Monday, else the next one. */
function nextMonday(day: string): string {
  const weekday = new Date(parse(day)).getUTCDay();
  return addDays(day, (8 - weekday) % 7);
}

/**
 * Ages are counted in whole weeks, and what grows old does so on a Monday: a list of things to mend that changes once a
 * week can be worked through, and figures by day have few days.
 * @param instant ISO 8601, or a day
 */
export function weeksAfter(instant: string, weeks: number): string {
  return addDays(nextMonday(instant.slice(0, 10)), weeks * 7);
}

/** The Monday of the week that the day is in. */
export function mondayOf(day: string): string {
  return addDays(nextMonday(addDays(day, 1)), -7);
}

/** The first Monday behind a day that should not have passed. */
export function mondayAfter(day: string): string {
  return nextMonday(addDays(day, 1));
}

/** The later of those that are there. */
export function latest(...moments: readonly (string | undefined)[]): string {
  return moments.reduce<string>((last, one) => (one !== undefined && one > last ? one : last), '');
}
