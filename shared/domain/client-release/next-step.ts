import { releaseWarnings } from '#shared/model/client-release.ts';
import type { ReleaseState } from './release-item.ts';

export interface Silence {
  readonly managerId: string;
  /** Day of the last two-way contact, or on which the client was entered. */
  readonly since: string;
  /** Day from which it counts: not before the account manager took over. */
  readonly from: string;
}

export type Step =
  | { readonly kind: 'none' }
  /** @param days before the release */
  | { readonly kind: 'warn'; readonly days: number; readonly dueOn: string }
  | { readonly kind: 'release' };

export function periodOf({ managerId, from }: Silence): string {
  return `${from} ${managerId}`;
}

/** What was said in this period; of another one, nothing. */
export function knownOf(silence: Silence, state: ReleaseState | undefined): ReleaseState['warnedOn'] {
  return state?.state === 'warned' && state.period === periodOf(silence) ? state.warnedOn : {};
}

/** The day of the release: the silence is long enough, and each warning is as old by then as it should be. */
export function dueOn(silence: Silence, state: ReleaseState | undefined, today: string, days: number): string {
  const warnedOn = knownOf(silence, state);
  const earliest = releaseWarnings.map((before) => addDays(warnedOn[before] ?? today, before));
  return [addDays(silence.from, days), ...earliest].sort().at(-1) as string;
}

/** What is to be done about a client that nothing keeps from being released. Pure. @param today YYYY-MM-DD */
export function nextStep(silence: Silence, state: ReleaseState | undefined, today: string, days: number): Step {
  const due = dueOn(silence, state, today, days);
  if (due <= today) return { kind: 'release' };
  const warnedOn = knownOf(silence, state);
  const next = releaseWarnings.find((before) => warnedOn[before] === undefined);
  if (next === undefined || addDays(today, next) < due) return { kind: 'none' };
  return { kind: 'warn', days: next, dueOn: due };
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
