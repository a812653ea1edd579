import type { Feed } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useCounts } from '../imports/use-counts.ts';

/** What is said of a feed in more than one place. */
export function useFeedWords() {
  const { text } = useText();
  const counts = useCounts();
  const formats = useFormats();
  return {
    source: ({ source }: Pick<Feed, 'source'>) => {
      if (source.kind === 'upload') return text('feeds.kind.upload');
      const { folder, times } = source;
      const place = text('feeds.by.inbox', { folder });
      if (!times) return place;
      const { at, on } = times;
      return `${place} · ${on === undefined ? text('feeds.everyDay', { at }) : text('feeds.everyWeek', { day: formats.weekday(on), at })}`;
    },
    /** What is wrong, and with which column of the file. */
    reason: ({ column, message }: Feed['reasons'][number]) =>
      column === undefined ? message : `${text('imports.place', { place: column })} ${message}`,
    /** What the last run has brought, in numbers. */
    brought: ({ counts: all, status }: NonNullable<Feed['lastRun']>) => {
      if (!all) return '';
      const { created, updated, skipped: skip, refused } = all;
      const isDone = status === 'committed' || status === 'undone' || status === 'committing';
      return counts(isDone ? { created, updated, skip, refused } : { create: created, update: updated, skip, refused });
    },
  };
}
