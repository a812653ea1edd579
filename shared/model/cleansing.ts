import * as z from 'zod/mini';
import type { FieldProblemCode } from './problems.ts';

const code = (error: FieldProblemCode) => ({ error });

/**
 * What a plan does with records, in this order whatever the order in which its steps were named:
 * - `normalise` canonical phones, e-mails, numbers; tidy names and addresses
 * - `fill` empty fields that follow without doubt from others of the record, its company or its head office
 * - `repairReferences` names the survivor of a record that was merged, and no record that is gone
 * - `archiveStale` companies with which nothing has happened for long
 * - `flagJunk` changes nothing: names the records whose values say nothing
 * - `mergeCertain` pairs beyond doubt, if the workspace merges such pairs unasked
 */
export const cleansingSteps = [
  'normalise',
  'fill',
  'repairReferences',
  'archiveStale',
  'flagJunk',
  'mergeCertain',
] as const;
export type CleansingStepKind = (typeof cleansingSteps)[number];

/** What `normalise` can be limited to. */
export const normalisedThings = ['phones', 'emails', 'identifiers', 'lists', 'names', 'addresses'] as const;
export type NormalisedThing = (typeof normalisedThings)[number];

/**
 * What `fill` can be limited to:
 * - `countries` of companies and addresses, from numbers, phones and postal codes
 * - `websites` from e-mail addresses of the firm's own domain
 * - `headOffice` what a branch has in common with its firm
 * - `employer` address and language of a contact, from the company
 * - `accountManagers` where nobody is responsible any more: that of the company above, or of the client
 */
export const filledThings = ['countries', 'websites', 'headOffice', 'employer', 'accountManagers'] as const;
export type FilledThing = (typeof filledThings)[number];

/** Steps that can be limited, and to what. */
export const thingsOfStep = {
  normalise: normalisedThings,
  fill: filledThings,
} as const satisfies Partial<Record<CleansingStepKind, readonly string[]>>;

/** Why a field is changed or flagged, where the step alone does not say it. */
export const cleansingReasons = [
  'countryFromFacts',
  'countryOfRecord',
  'countryOfClient',
  'websiteFromEmail',
  'fromHeadOffice',
  'fromEmployer',
  'managerOfParent',
  'managerOfClient',
  'mergedAway',
  'noSuchRecord',
  'silent',
  'junk',
  'mastered',
] as const;
export type CleansingReason = (typeof cleansingReasons)[number];

export interface CleansingStep {
  readonly kind: CleansingStepKind;
  /** Of `normalise` and `fill`; absent: all. */
  readonly what?: readonly (NormalisedThing | FilledThing)[] | undefined;
  /** Of `archiveStale`: for how long nothing has happened. */
  readonly months?: number | undefined;
}

/** When nothing else is said, a company is stale after so many months. */
export const usualMonths = 36;

/**
 * - `previewing` records are looked at, none is changed
 * - `previewed` what would change is known, and waits for somebody to approve it
 * - `running` it is carried out, `done`
 * - `undoing` its changes are being taken back, `undone`
 */
export const cleansingStatuses = ['previewing', 'previewed', 'running', 'done', 'undoing', 'undone'] as const;
export type CleansingStatus = (typeof cleansingStatuses)[number];

/**
 * What came of a record: `moved` somebody changed it after the preview so that it is another change now, `gone` it is no
 * more, `refused` its number is another record's, or somebody was at it, `flagged` there was nothing to change.
 */
export const cleansingOutcomes = ['changed', 'moved', 'gone', 'refused', 'flagged'] as const;
export type CleansingOutcome = (typeof cleansingOutcomes)[number];

const step = z.strictObject(
  {
    kind: z.enum(cleansingSteps, code('option')),
    what: z.optional(
      z
        .array(z.enum([...normalisedThings, ...filledThings], code('option')), code('type'))
        .check(z.minLength(1, code('required'))),
    ),
    months: z.optional(z.int(code('type')).check(z.gte(6, code('too_large')), z.lte(240, code('too_large')))),
  },
  code('type'),
);

/** How often the schedule looks at a plan: the first night of each of them. */
export const cleansingPeriods = ['day', 'week', 'month'] as const;

export interface CleansingSchedule {
  readonly every: (typeof cleansingPeriods)[number];
  /** What is found is carried out at once; false: it waits for somebody's approval. */
  readonly unasked: boolean;
}

const schedule = z.nullable(
  z.strictObject({ every: z.enum(cleansingPeriods, code('option')), unasked: z.boolean(code('type')) }, code('type')),
);

const name = z
  .string(code('type'))
  .check(z.trim(), z.minLength(1, code('required')), z.maxLength(120, code('too_long')));
const steps = z
  .array(step, code('type'))
  .check(z.minLength(1, code('required')), z.maxLength(cleansingSteps.length, code('too_many')));

export const cleansingPlanSchema = z.strictObject({ name, steps, schedule: z.optional(schedule) }, code('type'));

/** JSON merge patch. */
export const cleansingPlanPatchSchema = z.strictObject(
  { name: z.optional(name), steps: z.optional(steps), schedule: z.optional(schedule) },
  code('type'),
);

export const approvalSchema = z.strictObject(
  {
    /** The preview that is approved; absent: the newest of the plan. */
    previewId: z.optional(z.string(code('type')).check(z.maxLength(60, code('too_long')))),
  },
  code('type'),
);

/** The plan of the schedule; it needs nobody's approval. */
export const nightlyPlan = {
  id: `cpl_${'0'.repeat(26)}`,
  steps: [{ kind: 'normalise', what: ['phones', 'emails', 'identifiers', 'lists'] }],
} as const satisfies { readonly id: string; readonly steps: readonly CleansingStep[] };
