import type { Fields } from '#shared/model/records.ts';

/** What fields are derived from. */
export interface Derivation {
  readonly before: Fields;
  readonly after: Fields;
  /** ISO 8601 UTC */
  readonly now: string;
  /** Fields of the company above this one, if it has one. */
  readonly parent?: Fields | undefined;
}
