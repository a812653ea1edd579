import { fields } from './en/fields.ts';
import { objects } from './en/objects.ts';
import { options } from './en/options.ts';
import { problems } from './en/problems.ts';
import { sentences } from './en/sentences.ts';

/** What screens show; the rest is only said by the server. */
export const enShown = { ...objects, ...fields, ...options, ...problems };

/**
 * Words of the model, one flat list per language, parted by what they name; placeholders are written `{{name}}`. English is the reference: the other
 * languages must have exactly its keys. A new field, option or problem code needs its words here and nowhere else.
 */
export const en = { ...enShown, ...sentences } as const;

export type ModelMessageKey = keyof typeof en;
export type ModelMessages = Readonly<Record<ModelMessageKey, string>>;
