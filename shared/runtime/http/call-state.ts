import type { Language } from '#shared/model/tenant.ts';
import type { Meter } from '#shared/store/meter.ts';

/** What the middlewares keep beside the event while it is worked on. */
export interface CallState {
  readonly meter: Meter;
  readonly language: Language;
  readonly startedAt: number;
}
