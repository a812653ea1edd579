import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/model/tenant.ts';
import type { TextKey } from './texts.ts';

export type TextParams = Readonly<Record<string, string | number>>;

export interface TextSource {
  readonly text: (key: TextKey, params?: TextParams) => string;
  /** For keys made from definitions, whose names only the server knows: falls back to `otherwise`. */
  readonly label: (key: string, otherwise: string) => string;
  readonly language: Language;
}

export function useText(): TextSource {
  const { t, i18n } = useTranslation();
  const text = useCallback((key: TextKey, params?: TextParams) => t(key, { ...params }), [t]);
  const label = useCallback((key: string, otherwise: string) => t(key, { defaultValue: otherwise }), [t]);
  return { text, label, language: i18n.language as Language };
}
