import type { ObjectName } from './objects/definition.ts';

/** What another system says about records, and nobody here may change: by a feed, which alone writes it. */
export interface Mastery {
  readonly feedId: string;
  /** Short name of the other system, as in its external ids: `1c`. */
  readonly system: string;
  readonly object: ObjectName;
  /** `record`: its records wholly, and new records of this kind come by the feed only. */
  readonly fields: readonly string[] | 'record';
  /** Who answers for the feed. */
  readonly ownerId: string;
  /** When it last brought anything; absent: never yet. ISO 8601 UTC. */
  readonly at?: string;
}

/** Whether a record with this external id is one of the system's: `hubspot:42` is HubSpot's. */
export function isOfSystem(externalId: unknown, system: string): boolean {
  return typeof externalId === 'string' && externalId.startsWith(`${system}:`);
}
