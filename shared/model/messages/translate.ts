import type { Language } from '../tenant.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ru } from './ru.ts';

export type MessageKey = keyof typeof en;

const catalogs: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, fr, ru };

export function isMessage(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** @param params fill `{{name}}` */
export function translate(
  language: Language,
  key: MessageKey,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return catalogs[language][key].replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(params[name] ?? whole));
}
