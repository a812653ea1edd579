import * as z from 'zod/mini';
import type { FieldProblemCode } from './problems.ts';

/** The body of a merge, and what it can come to. */

/** Records that are merged into another at once. */
export const mostSources = 10;

/** As long as it is kept, a merge can be undone. */
export const undoDays = 90;

/**
 * - `proposed` somebody without the right asks for it
 * - `queued`, `moving` the records are one, and what hangs on those that went is brought over
 * - `done` nothing is left of that
 * - `undoing`, `undone` it is being taken back, and was
 * - `declined` a proposal that is not followed
 */
export const mergeStatuses = ['proposed', 'queued', 'moving', 'done', 'undoing', 'undone', 'declined'] as const;
export type MergeStatus = (typeof mergeStatuses)[number];

/**
 * Why a field of the survivor has the value it has.
 * - `mastered` another system keeps it, and nobody here chooses
 * - `chosen` the caller said so
 * - `strictest` of consents the stricter one holds, whoever chooses
 * - `united` the entries of all lists, each once
 * - `only` one record has a value, `same` all that have one agree
 * - `survivor` what names a record, owns it or says how far it is stays that of the survivor
 * - `latest` the value that was entered last
 */
export const mergeRules = ['mastered', 'chosen', 'strictest', 'united', 'only', 'same', 'survivor', 'latest'] as const;
export type MergeRule = (typeof mergeRules)[number];

/** Obstacles that are for people to weigh: what they say comes to pass, and can be undone. */
export const acknowledgeable = ['merge.mastered'] as const;
export type Acknowledged = readonly (typeof acknowledgeable)[number][];

const code = (error: FieldProblemCode) => ({ error });
const id = z.string(code('type')).check(z.maxLength(60, code('too_long')));

export const mergeSchema = z.strictObject(
  {
    sources: z
      .array(id, code('type'))
      .check(z.minLength(1, code('required')), z.maxLength(mostSources, code('too_many'))),
    /** Field → the record whose value it takes. */
    choose: z.optional(z.record(z.string(code('type')), id, code('type'))),
    /** Record → the version that the caller has seen. */
    versions: z.optional(z.record(z.string(code('type')), z.int(code('type')), code('type'))),
    /** Obstacles that the caller has seen, and merges all the same. */
    acknowledged: z.optional(z.array(z.enum(acknowledgeable, code('option')), code('type'))),
    /** The proposal that this confirms. */
    proposal: z.optional(id),
    dryRun: z.optional(z.boolean(code('type'))),
  },
  code('type'),
);
export type MergeBody = z.infer<typeof mergeSchema>;
