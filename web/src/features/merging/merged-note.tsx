import { useInfiniteQuery } from '@tanstack/react-query';
import { Merge as MergeIcon } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { mergesQuery } from './merge-queries.ts';
import styles from './merged-note.module.css';
import { UndoMergeButton } from './undo-merge-button.tsx';

/** Which records have become this one, when and by whom, with the way back. */
export function MergedNote({ record }: { readonly record: CrmRecord }) {
  const { text } = useText();
  const formats = useFormats();
  const query = useInfiniteQuery(mergesQuery({ record: record.id }));
  const merges = query.data?.pages.flatMap(({ data }) => data) ?? [];
  if (merges.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={text('merge.mergedFrom')}>
      {merges.map((merge) => (
        <li key={merge.id} className={styles.entry}>
          <MergeIcon size={15} aria-hidden />
          <span>
            {text('merge.from', {
              titles: merge.sources.map(({ title }) => title).join(', '),
              date: formats.date(merge.at),
              name: merge.runId === null ? merge.by.name : text('autoMerge.unasked'),
            })}
          </span>
          <UndoMergeButton merge={merge} />
        </li>
      ))}
    </ul>
  );
}
