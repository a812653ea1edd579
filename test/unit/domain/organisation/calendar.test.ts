import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, instantIn, nextWorkingDay } from '#shared/domain/organisation/calendar.ts';

const zones = ['Europe/Paris', 'Europe/Moscow', 'America/New_York', 'Pacific/Auckland', 'UTC', 'Asia/Kolkata'];

describe('the calendar of a workspace', () => {
  it('finds the moment of a day and a time, also around a change of the clocks', () => {
    expect(instantIn('Europe/Paris', '2026-03-29', '12:00:00').toISOString()).toBe('2026-03-29T10:00:00.000Z');
    expect(instantIn('Europe/Paris', '2026-03-28', '12:00:00').toISOString()).toBe('2026-03-28T11:00:00.000Z');
    expect(instantIn('Pacific/Auckland', '2026-11-20').toISOString()).toBe('2026-11-19T11:00:00.000Z');
  });

  it.each([
    ['a Thursday', '2026-11-19T10:00:00Z', '2026-11-20T10:00:00.000Z'],
    ['a Friday', '2026-11-20T22:30:00Z', '2026-11-23T22:30:00.000Z'],
    ['a Saturday', '2026-11-21T10:00:00Z', '2026-11-23T23:00:00.000Z'],
    ['a Friday evening that is Saturday where the company works', '2026-11-20T23:30:00Z', '2026-11-23T23:00:00.000Z'],
    ['the Friday before the clocks change', '2026-10-23T08:00:00Z', '2026-10-26T09:00:00.000Z'],
  ])('counts one working day from %s', (_name, from, due) => {
    expect(nextWorkingDay('Europe/Paris', new Date(from)).toISOString()).toBe(due);
  });

  it('ends a working day on a working day, one to three days later', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (at, zone) => {
        const due = nextWorkingDay(zone, at);
        const hours = (due.getTime() - at.getTime()) / 3_600_000;
        expect([0, 6]).not.toContain(new Date(`${dayIn(zone, due)}T00:00:00Z`).getUTCDay());
        expect(hours).toBeGreaterThan(22);
        expect(hours).toBeLessThan(74);
      }),
    );
  });
});
