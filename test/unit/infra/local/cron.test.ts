import { describe, expect, it } from 'vitest';
import { readSchedule } from '#infra/local/cron.ts';

/** A Sunday. */
const now = Date.parse('2026-11-22T05:47:00Z');

function nextOf(expression: string, timeZone = 'UTC', after = now): string | undefined {
  const next = readSchedule(expression, timeZone, now)(after);
  return next === undefined ? undefined : new Date(next).toISOString().slice(0, 16);
}

describe('readSchedule', () => {
  it.each([
    ['cron(0/15 * * * ? *)', '2026-11-22T06:00'],
    ['cron(5/20 6 * * ? *)', '2026-11-22T06:05'],
    ['cron(0 18 ? * MON-FRI *)', '2026-11-23T18:00'],
    ['cron(0 18 ? * 2-6 *)', '2026-11-23T18:00'],
    ['cron(0 0 ? * 1 *)', '2026-11-29T00:00'],
    ['cron(0 0 ? * L *)', '2026-11-28T00:00'],
    ['cron(0 10 ? * 6L *)', '2026-11-27T10:00'],
    ['cron(0 8 ? * 2#1 *)', '2026-12-07T08:00'],
    ['cron(0 0 L * ? *)', '2026-11-30T00:00'],
    ['cron(15 2 LW * ? *)', '2026-11-30T02:15'],
    ['cron(0 0 15W * ? 2027)', '2027-01-15T00:00'],
    ['rate(5 minutes)', '2026-11-22T05:52'],
    ['rate(1 day)', '2026-11-23T05:47'],
    ['at(2027-01-01T00:00:00)', '2027-01-01T00:00'],
  ])('%s is next due at %s', (expression, expected) => {
    expect(nextOf(expression)).toBe(expected);
  });

  it('counts in the time zone of the schedule, also over the change of the clocks', () => {
    expect(nextOf('cron(0 3 * * ? *)', 'Europe/Paris')).toBe('2026-11-23T02:00');
    expect(nextOf('cron(0 3 * * ? *)', 'Europe/Paris', Date.parse('2027-03-28T12:00:00Z'))).toBe('2027-03-29T01:00');
  });

  it('has nothing left after its only time', () => {
    expect(nextOf('at(2026-01-01T00:00:00)')).toBeUndefined();
    expect(nextOf('cron(0 0 1 1 ? 2025)')).toBeUndefined();
  });

  it('stays on the grid of a rate whenever it is asked', () => {
    expect(nextOf('rate(5 minutes)', 'UTC', now + 299_999)).toBe('2026-11-22T05:52');
    expect(nextOf('rate(5 minutes)', 'UTC', now + 300_000)).toBe('2026-11-22T05:57');
  });

  it.each([
    'every day',
    'cron(* * * * *)',
    'cron(0 0 1 * 2 *)',
    'cron(0 0 L-3 * ? *)',
    'rate(0 minutes)',
    'rate(soon)',
  ])('refuses %s', (expression) => {
    expect(() => nextOf(expression)).toThrow();
  });
});
