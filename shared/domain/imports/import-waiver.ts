import { longestWaiver, type WaiverInput } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { addDays } from '#shared/model/quality/days.ts';
import type { Context } from '../context.ts';
import { dayIn } from '../organisation/calendar.ts';

/** Somebody answers for what an import leaves undone, until a day. */
export interface ImportWaiver {
  readonly reason: string;
  /** First day on which it counts fully, and against the owners of the records. */
  readonly until: string;
  readonly signedBy: string;
  readonly signedAt: string;
}

/**
 * Whoever has a plan with debt carried out signs for it; without debt nobody need.
 * @throws Problem `validation.failed`, when nobody signs or the day is not within a year
 */
export function signWaiver(
  { actor, now, tenant }: Context,
  owed: Readonly<Record<string, number>>,
  given: WaiverInput | undefined,
): ImportWaiver | undefined {
  if (Object.keys(owed).length === 0) return undefined;
  if (!given) throw new Problem('validation.failed', { errors: [{ pointer: '/waiver', code: 'required' }] });
  const today = dayIn(tenant.timeZone, now());
  const isWithin = given.until > today && given.until <= addDays(today, longestWaiver);
  if (!isWithin) throw new Problem('validation.failed', { errors: [{ pointer: '/waiver/until', code: 'format' }] });
  return { ...given, signedBy: actor.id, signedAt: now().toISOString() };
}
