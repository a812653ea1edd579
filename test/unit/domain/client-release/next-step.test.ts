import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, nextStep, periodOf } from '#shared/domain/client-release/next-step.ts';
import type { ReleaseState } from '#shared/domain/client-release/release-item.ts';

const silence = { managerId: 'seller', since: '2026-01-01', from: '2026-01-01' };
const days = 90;
const due = addDays(silence.from, days);
const warnedOn = (given: Readonly<Record<string, string>>): ReleaseState => ({
  state: 'warned',
  period: periodOf(silence),
  since: silence.since,
  warnedOn: given,
});

describe('what is to be done about a client that is silent', () => {
  it.each([
    ['nothing before the first warning', 15, undefined, { kind: 'none' }],
    ['the first warning', 14, undefined, { kind: 'warn', days: 14, dueOn: due }],
    ['nothing between the warnings', 10, { 14: addDays(due, -14) }, { kind: 'none' }],
    ['the second warning', 3, { 14: addDays(due, -14) }, { kind: 'warn', days: 3, dueOn: due }],
    ['nothing after it', 1, { 14: addDays(due, -14), 3: addDays(due, -3) }, { kind: 'none' }],
    ['the release', 0, { 14: addDays(due, -14), 3: addDays(due, -3) }, { kind: 'release' }],
  ])('is %s', (_what, before, given, expected) => {
    expect(nextStep(silence, given && warnedOn(given), addDays(due, -before), days)).toEqual(expected);
  });

  it('is a warning first, however long it was silent when the workspace begins to release', () => {
    const today = '2026-11-20';
    expect(nextStep(silence, undefined, today, days)).toEqual({ kind: 'warn', days: 14, dueOn: '2026-12-04' });
  });

  it('begins anew with another account manager, and after a talk', () => {
    const old = warnedOn({ 14: addDays(due, -14), 3: addDays(due, -3) });
    for (const other of [
      { ...silence, managerId: 'other' },
      { ...silence, from: '2026-01-02' },
    ])
      expect(nextStep(other, old, due, days)).toMatchObject({ kind: 'warn', days: 14 });
  });

  it('is never a release without both warnings, each as old as it should be', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((after) => addDays(silence.from, after));
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 60 }), (looks) => {
        let state: ReleaseState | undefined;
        for (const today of looks.toSorted()) {
          const step = nextStep(silence, state, today, days);
          if (step.kind === 'warn') state = warnedOn({ ...state?.warnedOn, [step.days]: today });
          if (step.kind !== 'release') continue;
          expect(addDays(state?.warnedOn[14] ?? '9999-01-01', 14) <= today).toBe(true);
          expect(addDays(state?.warnedOn[3] ?? '9999-01-01', 3) <= today).toBe(true);
          expect(due <= today).toBe(true);
          return;
        }
      }),
    );
  });
});
