import { useCallback } from 'react';
import type { Language } from '#shared/model/tenant.ts';
import { useText } from '../../i18n/use-text.ts';

/** Words that load with the pages that need them. @returns the words of a key, with what stands in braces filled in */
export function useWords<Key extends string>(texts: Readonly<Record<Language, Readonly<Record<Key, string>>>>) {
  const { language } = useText();
  return useCallback(
    (key: Key, params: Readonly<Record<string, string | number>> = {}) =>
      texts[language][key].replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(params[name] ?? whole)),
    [texts, language],
  );
}
