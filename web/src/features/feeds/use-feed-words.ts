import type { Feed } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useCounts } from '../imports/use-counts.ts';

/** What is said of a feed in more than one place. */
export function useFeedWords() {
  const { text } = useText();
  const counts = useCounts();
  return {
    source: ({ source }: Pick<Feed, 'source'>) =>
      source.kind === 'inbox' ? text('feeds.by.inbox', { folder: source.folder }) : text('feeds.kind.upload'),
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
