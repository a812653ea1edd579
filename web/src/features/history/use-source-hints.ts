import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { sourcesQuery, type ValueSource } from './history-queries.ts';

/** Field → when its value was given and by whom, in words. */
export type SourceHints = Readonly<Record<string, string>>;

/** Asked for when somebody wants to see them. */
export function useSourceHints(record: CrmRecord) {
  const { text } = useText();
  const formats = useFormats();
  const [isShown, setShown] = useState(false);
  const sources = useQuery({ ...sourcesQuery(record), enabled: isShown });
  const describe = ({ at, actor, channel }: ValueSource) =>
    [formats.date(at), actor.name, ...(channel === 'api' ? [] : [text(`history.channel.${channel}`)])].join(' · ');
  const described = Object.entries(sources.data ?? {}).map(([field, source]) => [field, describe(source)]);
  return {
    isShown,
    isLoading: isShown && sources.isPending,
    error: sources.error,
    hints: isShown ? (Object.fromEntries(described) as SourceHints) : {},
    toggle: () => setShown(!isShown),
  };
}
