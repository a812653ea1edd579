import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { MergeRun } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { PagedList } from '../../ui/paged-list.tsx';
import styles from '../merging/merge-list.module.css';
import { MergeListEntry } from '../merging/merge-list.tsx';
import { runQuery } from './auto-merge-queries.ts';

/** What a run merged, and what became of undoing it. */
export function RunMerges({ run }: { readonly run: MergeRun }) {
  const { text } = useText();
  const query = useInfiniteQuery(runQuery(run.id, run.status));
  const [first] = query.data?.pages ?? [];
  return (
    <div>
      {first?.status === 'undone' && (
        <Text size="sm" px="md" py={4}>
          {text('autoMerge.undoneCount', { count: first.undone })}
          {first.kept > 0 && ` · ${text('merge.keptCount', { count: first.kept })}`}
          {first.failures.length > 0 && ` · ${text('autoMerge.failed', { count: first.failures.length })}`}
        </Text>
      )}
      <PagedList query={query} entriesOf={(page) => page.merges} pending={60}>
        {(merges) => (
          <ul className={styles.list}>
            {merges.map((merge) => (
              <MergeListEntry key={merge.id} merge={merge} />
            ))}
          </ul>
        )}
      </PagedList>
    </div>
  );
}
