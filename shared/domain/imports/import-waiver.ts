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
  context: Context,
  owed: Readonly<Record<string, number>>,
  given: WaiverInput | undefined,
): ImportWaiver | undefined {
  if (Object.keys(owed).length === 0) return undefined;
  if (!given) throw new Problem('validation.failed', { errors: [{ pointer: '/waiver', code: 'required' }] });
  requireTerm(context, given.until);
  return { ...given, signedBy: context.actor.id, signedAt: context.now().toISOString() };
}

/** @throws Problem `validation.failed`, when the day is past or more than a year away */
export function requireTerm(context: Pick<Context, 'now' | 'tenant'>, until: string): void {
  if (!isWithinTerm(context, until))
    throw new Problem('validation.failed', { errors: [{ pointer: '/waiver/until', code: 'format' }] });
}

export function isWithinTerm({ now, tenant }: Pick<Context, 'now' | 'tenant'>, until: string): boolean {
  const today = dayIn(tenant.timeZone, now());
  return until > today && until <= addDays(today, longestWaiver);
}
