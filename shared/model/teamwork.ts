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

export const joinBoxes = ['mine', 'toDecide'] as const;
export type JoinBox = (typeof joinBoxes)[number];

export const joinStates = ['open', 'accepted', 'declined'] as const;
export type JoinState = (typeof joinStates)[number];
