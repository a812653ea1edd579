import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueFiles } from '#shared/domain/feeds/due-files.ts';
import type { FeedTimes } from '#shared/model/feeds.ts';

const zone = 'Europe/Paris';

function due(times: FeedTimes | undefined, arrivedAt: string, now: string, askedAt?: string): boolean {
  const source = { kind: 'inbox', folder: 'erp', ...(times && { times }) } as const;
  const file = { key: 'inbox/erp/a.csv', name: 'a.csv', etag: '"1"', arrivedAt };
  return dueFiles({ source, ...(askedAt && { askedAt }) }, [file], zone, new Date(now)).length === 1;
}

describe('a file in the inbox', () => {
  it('is due at once where nobody says when', () => {
    expect(due(undefined, '2026-11-20T10:00:00Z', '2026-11-20T10:00:01Z')).toBe(true);
  });

  it('waits for the time that the clock of the workspace shows', () => {
    const nightly = { at: '02:00' };
    expect(due(nightly, '2026-11-20T10:00:00Z', '2026-11-21T00:59:59Z')).toBe(false);
    expect(due(nightly, '2026-11-20T10:00:00Z', '2026-11-21T01:00:00Z')).toBe(true);
    // In summer an hour earlier by UTC.
    expect(due(nightly, '2026-07-20T10:00:00Z', '2026-07-21T00:00:00Z')).toBe(true);
    expect(due(nightly, '2026-07-20T10:00:00Z', '2026-07-20T23:59:59Z')).toBe(false);
  });

  it('waits for its day of the week', () => {
    // 20 November 2026 is a Friday.
    const onMondays = { at: '06:30', on: 1 };
    expect(due(onMondays, '2026-11-20T10:00:00Z', '2026-11-23T05:29:59Z')).toBe(false);
    expect(due(onMondays, '2026-11-20T10:00:00Z', '2026-11-23T05:30:00Z')).toBe(true);
    expect(due({ at: '23:00', on: 7 }, '2026-11-20T10:00:00Z', '2026-11-22T22:00:00Z')).toBe(true);
  });

  it('is due when somebody asks, and what comes after waits again', () => {
    const nightly = { at: '02:00' };
    expect(due(nightly, '2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', '2026-11-20T10:30:00Z')).toBe(true);
    expect(due(nightly, '2026-11-20T10:45:00Z', '2026-11-20T11:00:00Z', '2026-11-20T10:30:00Z')).toBe(false);
  });

  it('is never due again too early, and at the latest a period after it came, whatever the clock does', () => {
    const start = Date.parse('2026-03-20T00:00:00Z');
    const minute = fc.integer({ min: 0, max: 20 * 24 * 60 }).map((count) => start + count * 60_000);
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
    const on = fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined });
    fc.assert(
      fc.property(minute, minute, two(23), two(59), on, (arrived, wait, hours, minutes, day) => {
        const times = { at: `${hours}:${minutes}`, ...(day !== undefined && { on: day }) };
        const period = (day === undefined ? 1 : 7) * 24 * 3_600_000;
        const at = (moment: number) => new Date(moment).toISOString();
        const now = arrived + (wait - start);
        // The clock is put forward and back by an hour.
        if (now - arrived > period + 3_600_000) expect(due(times, at(arrived), at(now))).toBe(true);
        if (due(times, at(arrived), at(now))) expect(due(times, at(arrived), at(now + 60_000))).toBe(true);
      }),
    );
  });
});
