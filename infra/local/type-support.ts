/**
 * What a part simulates of a resource type. Paths are dotted and go through list members without a word:
 * `GlobalSecondaryIndexes.KeySchema`. A path covers everything below it. What no path covers stops the start.
 */
export interface TypeSupport {
  readonly simulated: readonly string[];
  /** Path → why it needs no simulation on one machine. */
  readonly accepted?: Readonly<Record<string, string>>;
}

/** Resource type → support; every part exports one as `support`. */
export type Support = Readonly<Record<string, TypeSupport>>;
