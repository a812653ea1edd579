const days = new Map<string, Intl.DateTimeFormat>();
const times = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-20`: the day on which an instant falls in the zone. */
export function dayIn(timeZone: string, instant: Date): string {
  let format = days.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    days.set(timeZone, format);
  }
  return format.format(instant);
}

/** The moment at which a clock of the zone shows this day and time; one that the zone skips is taken an hour later. */
export function instantIn(timeZone: string, day: string, time = '00:00:00'): Date {
  const wanted = Date.parse(`${day}T${time}Z`);
  // What the clock shows differs from the wanted time by the offset; twice, since the offset may change in between.
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) guess += wanted - shownAt(timeZone, new Date(guess));
  return new Date(guess);
}

/** What a clock of the zone shows, as if it were UTC. In milliseconds. */
export function shownAt(timeZone: string, instant: Date): number {
  return Date.parse(`${dayIn(timeZone, instant)}T${timeIn(timeZone, instant)}Z`);
}

/** `10:00:00`: what a clock of the zone shows. */
export function timeIn(timeZone: string, instant: Date): string {
  let format = times.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
    times.set(timeZone, format);
  }
  return format.format(instant);
}

/**
 * The same time one working day (Monday to Friday) later. What comes at a weekend counts as come when Monday begins.
 */
export function nextWorkingDay(timeZone: string, instant: Date): Date {
  const day = dayIn(timeZone, instant);
  const start = firstWorkingDay(day);
  const time = start === day ? timeIn(timeZone, instant) : '00:00:00';
  return instantIn(timeZone, firstWorkingDay(dayAfter(start)), time);
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** The day itself, or the Monday after it. */
function firstWorkingDay(day: string): string {
  let found = day;
  while ([0, 6].includes(new Date(`${found}T00:00:00Z`).getUTCDay())) found = dayAfter(found);
  return found;
}
