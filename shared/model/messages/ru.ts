import type { ModelMessages } from './en.ts';
import { fields } from './ru/fields.ts';
import { objects } from './ru/objects.ts';
import { options } from './ru/options.ts';
import { problems } from './ru/problems.ts';
import { sentences } from './ru/sentences.ts';

/** What screens show; the rest is only said by the server. */
export const ruShown = { ...objects, ...fields, ...options, ...problems };

export const ru = { ...ruShown, ...sentences } as const satisfies ModelMessages;
