import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';
import { planSchema, systemSchema, waiverSchema } from './imports.ts';
import { objectNames } from './objects/definition.ts';
import type { FieldProblemCode } from './problems.ts';

/** Bodies and words of the routes about feeds: imports of files that keep coming. */

/** More than a workspace has other systems. */
export const mostFeeds = 50;

/**
 * - `waiting` nothing has come yet
 * - `held` the last run waits for a person
 * - `failed` the last run brought nothing, or nobody answers for the feed any more
 * - `late` what was expected has not come
 */
export const feedStates = ['ok', 'waiting', 'running', 'held', 'failed', 'late', 'paused'] as const;
export type FeedState = (typeof feedStates)[number];

/** What of a record belongs to the other system: nothing, the fields that its files have, or all of it. */
export const masteredParts = ['nothing', 'mapped', 'record'] as const;
export type MasteredPart = (typeof masteredParts)[number];

/** A text that comes within a request. In characters. */
export const mostContent = 900_000;

const mostHours = 366 * 24;

/** A plan that refuses more than this waits for a person, unless another share is said. In percent. */
export const usualRefused = 10;

const code = (error: FieldProblemCode) => ({ error });

/** The mapping is given: what a file is taken for must not change with the next one. */
const { system: _ofFeed, ...planShape } = planSchema.shape;
export const feedSettingsSchema = z.strictObject(
  { ...planShape, mapping: z.record(z.string(), z.nullable(z.string(code('type'))), code('type')) },
  code('type'),
);
export type FeedSettings = z.infer<typeof feedSettingsSchema>;

/** When files are taken, by the clock of the workspace: every day at a time, or on one day of the week (1 Monday … 7 Sunday). */
const timesSchema = z.strictObject(
  {
    at: z.string(code('type')).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, code('format'))),
    on: z.optional(z.int(code('type')).check(z.gte(1, code('format')), z.lte(7, code('format')))),
  },
  code('type'),
);
export type FeedTimes = z.infer<typeof timesSchema>;

const sourceSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('upload') }, code('type')),
    z.strictObject(
      {
        kind: z.literal('inbox'),
        folder: z.string(code('type')).check(z.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, code('format'))),
        /** Absent: as they come. */
        times: z.optional(timesSchema),
      },
      code('type'),
    ),
  ],
  code('option'),
);
export type FeedSource = z.infer<typeof sourceSchema>;

const share = z.int(code('type')).check(z.gte(0, code('format')), z.lte(100, code('format')));
const holdAboveSchema = z.strictObject({ refusedPercent: share }, code('type'));
export type HoldAbove = z.infer<typeof holdAboveSchema>;

const members = {
  name: fieldSchema({ name: 'name', type: 'text', max: 80 }) as z.ZodMiniType<string>,
  settings: feedSettingsSchema,
  source: sourceSchema,
  /** Within which the next run is expected after the last good one; null: nobody waits for it. */
  dueWithinHours: z.nullable(z.int(code('type')).check(z.gte(1, code('format')), z.lte(mostHours, code('format')))),
  holdAbove: holdAboveSchema,
  masters: z.enum(masteredParts, code('option')),
  waiver: z.nullable(waiverSchema),
  isPaused: z.boolean(code('type')),
};
const { name, settings, source, dueWithinHours, holdAbove, masters, waiver, isPaused } = members;

export const feedSchema = z.strictObject(
  {
    object: z.enum(objectNames, code('option')),
    name,
    /** Short name of the other system, as its external ids begin with it. */
    system: systemSchema,
    settings,
    source: z.optional(source),
    dueWithinHours: z.optional(dueWithinHours),
    holdAbove: z.optional(holdAbove),
    masters: z.optional(masters),
    waiver: z.optional(waiver),
    isPaused: z.optional(isPaused),
  },
  code('type'),
);
export type FeedInput = z.infer<typeof feedSchema>;

export const feedPatchSchema = z.strictObject(
  {
    name: z.optional(name),
    settings: z.optional(settings),
    source: z.optional(source),
    dueWithinHours: z.optional(dueWithinHours),
    holdAbove: z.optional(holdAbove),
    masters: z.optional(masters),
    waiver: z.optional(waiver),
    isPaused: z.optional(isPaused),
    /** The caller's own id: who answers for it from now on. */
    ownerId: z.optional(z.string(code('type'))),
  },
  code('type'),
);

/** A file to be sent, one that was sent, a text, or nothing: then what lies there is taken. */
export const feedRunSchema = z.strictObject(
  {
    fileName: z.optional(fieldSchema({ name: 'fileName', type: 'text', max: 200 }) as z.ZodMiniType<string>),
    size: z.optional(z.int(code('type')).check(z.gte(1, code('format')))),
    importId: z.optional(z.string(code('type'))),
    content: z.optional(
      z.string(code('type')).check(z.minLength(1, code('required')), z.maxLength(mostContent, code('too_long'))),
    ),
  },
  code('type'),
);
