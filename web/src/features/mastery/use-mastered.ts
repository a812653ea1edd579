import { useCallback } from 'react';
import type { Mastered } from '#shared/model/mastery.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';

/** Whether another system keeps the field of this record, so that it is read-only here. */
export function isMastered({ mastered }: Pick<CrmRecord, 'mastered'>, field: string): boolean {
  return mastered?.fields.includes(field) ?? false;
}

/** Where something is kept, and when it came from there last, in words. */
export function useMasteredWords(): (mastered: Mastered) => string {
  const { text } = useText();
  const formats = useFormats();
  return useCallback(
    ({ system, at }) => {
      const received =
        at === null ? text('mastered.notYet') : text('mastered.received', { time: formats.dateTime(at) });
      return [text('mastered.in', { system }), received].join(', ');
    },
    [text, formats],
  );
}

/** Field → what is said of it in place of an input. */
export function useLocked({ mastered }: Pick<CrmRecord, 'mastered'>): Readonly<Record<string, string>> {
  const say = useMasteredWords();
  if (!mastered) return {};
  return Object.fromEntries(mastered.fields.map((field) => [field, say(mastered)]));
}
