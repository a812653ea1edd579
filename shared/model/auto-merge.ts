import * as z from 'zod/mini';
import type { FieldProblemCode } from './problems.ts';

/** Bodies of the routes about merging without anybody being asked. */

const code = (error: FieldProblemCode) => ({ error });

/** A precision below this is no reason to merge unasked. */
export const provenPrecision = 0.995;

export const autoMergeSchema = z.strictObject(
  {
    enabled: z.boolean(code('type')),
    /** Score from which pairs are merged, 0–1; absent: the lowest that is proven. */
    from: z.optional(z.number(code('type')).check(z.gte(0, code('invalid')), z.lte(1, code('invalid')))),
  },
  code('type'),
);

export const mergeRunSchema = z.strictObject(
  {
    /** Only records of this account manager. */
    accountManagerId: z.optional(z.string(code('type')).check(z.maxLength(60, code('too_long')))),
  },
  code('type'),
);

/**
 * - `running` pairs are looked at and merged
 * - `done` no pair is left that it would merge
 * - `undoing`, `undone` its merges are being taken back, and were
 */
export const mergeRunStatuses = ['running', 'done', 'undoing', 'undone'] as const;
export type MergeRunStatus = (typeof mergeRunStatuses)[number];
