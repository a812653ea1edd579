import { Badge, Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Merge as MergeIcon } from 'lucide-react';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RecordLink } from '../records/record-link.tsx';
import { MergeLink } from './merge-link.tsx';
import styles from './merge-list.module.css';
import { type Merge, mergesQuery, useDeclineMerge } from './merge-queries.ts';
import { UndoMergeButton } from './undo-merge-button.tsx';

/** Merges that were done, or that somebody asks for. */
export function MergeList({ proposed }: { readonly proposed: boolean }) {
  const { text } = useText();
  const query = useInfiniteQuery(mergesQuery(proposed ? { status: 'proposed' } : {}));
  const isShown = ({ status }: Merge) => proposed || (status !== 'proposed' && status !== 'declined');
  return (
    <Panel flush>
      <PagedList
        query={query}
        entriesOf={({ data }) => data.filter(isShown)}
        pending={160}
        empty={<EmptyState icon={MergeIcon} title={text(proposed ? 'merge.noProposals' : 'merge.noMerges')} />}
      >
        {(merges) => (
          <ul className={styles.list}>
            {merges.map((merge) => (
              <MergeListEntry key={merge.id} merge={merge} />
            ))}
          </ul>
        )}
      </PagedList>
    </Panel>
  );
}

/** One merge, or the wish for one, with what can be done about it. */
export function MergeListEntry({ merge }: { readonly merge: Merge }) {
  const { text } = useText();
  const formats = useFormats();
  const ids = [merge.target, ...merge.sources].map(({ id }) => id);
  const isProposed = merge.status === 'proposed';
  return (
    <li className={styles.entry}>
      <div className={styles.words}>
        <RecordLink object={merge.object} id={merge.target.id} className={styles.name}>
          {merge.target.title}
        </RecordLink>
        <Text size="sm">← {merge.sources.map(({ title }) => title).join(', ')}</Text>
        <Text size="xs" c="dimmed">
          {formats.dateTime(merge.at)} · {merge.runId === null ? merge.by.name : text('autoMerge.unasked')}
          {merge.confirmedBy && ` · ${text('merge.toConfirm', { name: merge.confirmedBy.name })}`}
          {merge.kept.length > 0 && ` · ${text('merge.keptCount', { count: merge.kept.length })}`}
        </Text>
      </div>
      <Badge variant="light" color={merge.status === 'undone' ? 'gray' : 'indigo'} tt="none" fw={500}>
        {text(`merge.status.${merge.status}`)}
      </Badge>
      <Group gap="xs" justify="flex-end">
        {isProposed && merge.mayMerge && <MergeLink object={merge.object} ids={ids} proposal={merge.id} />}
        {isProposed && merge.mayMerge && <DeclineButton merge={merge} />}
        <UndoMergeButton merge={merge} />
      </Group>
    </li>
  );
}

function DeclineButton({ merge }: { readonly merge: Merge }) {
  const { text } = useText();
  const decline = useDeclineMerge(merge.id);
  return (
    <Button size="compact-sm" variant="subtle" loading={decline.isPending} onClick={() => decline.mutate()}>
      {text('merge.decline')}
    </Button>
  );
}
