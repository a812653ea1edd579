import type { ModelMessages } from './en.ts';
import { fields } from './fr/fields.ts';
import { objects } from './fr/objects.ts';
import { options } from './fr/options.ts';
import { problems } from './fr/problems.ts';
import { sentences } from './fr/sentences.ts';

/** What screens show; the rest is only said by the server. */
export const frShown = { ...objects, ...fields, ...options, ...problems };

export const fr = { ...frShown, ...sentences } as const satisfies ModelMessages;
