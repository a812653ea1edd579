import type { ObjectName } from '../objects/definition.ts';
import type { Fields } from '../records.ts';
import type { RegisteredState } from '../registries.ts';

export const dimensions = ['completeness', 'validity', 'uniqueness', 'freshness', 'consistency'] as const;
export type Dimension = (typeof dimensions)[number];

/** Why points are lost; what mends it stands in `words.ts` under the same name. */
export const qualityRules = [
  'missing',
  'missing.later',
  'junk',
  'zero',
  'phone.format',
  'email.format',
  'url.format',
  'number.format',
  'number.checksum',
  'name.digits',
  'registry.closed',
  'registry.unknown',
  'duplicate.certain',
  'duplicate.probable',
  'contact.old',
  'details.old',
  'untouched',
  'date.passed',
  'dates.order',
  'country.number',
  'numbers.contradict',
  'contact.elsewhere',
  'repeated',
] as const;
export type QualityRule = (typeof qualityRules)[number];

/** Points that are lost, of the 100 that every record begins with. */
export interface Loss {
  readonly dimension: Dimension;
  /** The field to go to. */
  readonly field: string;
  readonly rule: QualityRule;
  /** Whole, 1 or more. */
  readonly points: number;
  /** First day on which they are lost; absent: they are now, whatever the day. */
  readonly from?: string;
  /** First day on which they are lost no longer, since another loss takes the place of this one. */
  readonly until?: string;
}

/** What people said about fields, by field. */
export interface Answers {
  /** Not known yet: the day on which to ask again. */
  readonly unknown?: Readonly<Record<string, string>>;
  /** The day on which somebody said that the value still holds. */
  readonly confirmed?: Readonly<Record<string, string>>;
  /** By `waiverName`: the first day on which what somebody need not mend counts again. */
  readonly waived?: Readonly<Record<string, string>>;
}

/** What the score needs of a record besides its fields. Nothing of it depends on the day. */
export interface QualityFacts {
  /** Open pairs with other records. */
  readonly certain?: number;
  readonly probable?: number;
  /** ISO 8601 UTC: when something was last heard of a client, not only sent to them. */
  readonly lastContactAt?: string;
  /** The contact that it names works for another company. */
  readonly isElsewhere?: true;
  /** Duplicates that were found and merged into it. */
  readonly merged?: number;
  /** What the registry said against a company, of the number that it has. */
  readonly registered?: RegisteredState;
  readonly answers?: Answers;
}

/** A record as it is scored: fields of a workspace's own stand beside the others, as `custom.<name>`. */
export interface ScoredRecord {
  readonly object: ObjectName;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly data: Fields;
}

export interface Quality {
  /** 0 to 100 */
  readonly score: number;
  /** What the score would be if only this were wrong. */
  readonly dimensions: Readonly<Record<Dimension, number>>;
  /** Dearest first. */
  readonly issues: readonly Loss[];
}
