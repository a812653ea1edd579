import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';

/** Bodies of the routes about who works with a client. */

const code = (error: string) => ({ error });
const text = (max: number) => fieldSchema({ name: 'text', type: 'longText', max }) as z.ZodMiniType<string>;
const line = fieldSchema({ name: 'scope', type: 'text', max: 80 }) as z.ZodMiniType<string>;

export const joinSchema = z.strictObject({ message: text(1000) }, code('type'));

/** `ref` stands for a client that the asker may not see; a check for duplicates gives it. */
export const hiddenJoinSchema = z.strictObject({ ref: text(60), message: text(1000) }, code('type'));

/** The product line that will be theirs; absent: all. */
export const acceptSchema = z.strictObject({ scope: z.optional(line) }, code('type'));

export const declineSchema = z.strictObject({ reason: text(1000) }, code('type'));

const day = fieldSchema({ name: 'until', type: 'date' }) as z.ZodMiniType<string>;
const moment = fieldSchema({ name: 'until', type: 'dateTime' }) as z.ZodMiniType<string>;

/** A hand-over for a time ends within this time, in days. */
export const longestHandover = 366;

/** `until`: a day, at whose beginning the client comes back, or a moment; absent: it stays. */
export const handoverSchema = z.strictObject(
  {
    toUserId: text(60),
    until: z.optional(z.union([day, moment], code('format'))),
    note: z.optional(text(1000)),
    dryRun: z.optional(z.boolean(code('type'))),
  },
  code('type'),
);

/**
 * `running`: records still follow; `lent`: it comes back at its time; `returning`: records still come back; `done`: nothing
 * is to come.
 */
export const handoverStates = ['running', 'lent', 'returning', 'done'] as const;
export type HandoverState = (typeof handoverStates)[number];

export const joinBoxes = ['mine', 'toDecide'] as const;
export type JoinBox = (typeof joinBoxes)[number];

export const joinStates = ['open', 'accepted', 'declined'] as const;
export type JoinState = (typeof joinStates)[number];
