import type { enShown } from '#shared/model/messages/en.ts';
import type { en } from './en.ts';

type EnglishKey = keyof typeof en;
type PluralBase = EnglishKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;
type PlainKey = Exclude<EnglishKey, `${PluralBase}_${string}`>;

/** The texts of a language that has the plural forms `Form`: no key more, no key less than English. */
export type Texts<Form extends string> = Readonly<Record<PlainKey, string> & Record<`${PluralBase}_${Form}`, string>>;

/** What a screen may ask for: a plural is asked for by its base, with a `count`. */
export type TextKey = PlainKey | PluralBase | keyof typeof enShown;
