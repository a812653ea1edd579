import { useCallback } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { personName } from './person-name.ts';
import { structureOf } from './structure.ts';

/** The name by which people know the record; empty when it has none. */
export function titleIn(language: Language, record: CrmRecord): string {
  if (record.object === 'contacts') return personName(record, language);
  const parts = structureOf(record.object).title.map((name) => record[name]);
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}

/** Names records in the language of the screen; what has no name is known by its day. */
export function useTitle(): (record: CrmRecord) => string {
  const { text, label, language } = useText();
  const formats = useFormats();
  return useCallback(
    (record) => {
      if (record.erasedAt !== undefined) return text('value.erasedPerson');
      const { object } = record;
      const day = String(record[structureOf(object).date ?? 'createdAt'] ?? record.createdAt);
      const what = label(`object.${object}.one`, object);
      return titleIn(language, record) || text('value.untitled', { what, date: formats.date(day) });
    },
    [text, label, language, formats],
  );
}
