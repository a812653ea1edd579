import { Button, Group, Loader, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { isUnderWay, type Merge, mergeQuery } from './merge-queries.ts';
import { MovedCounts } from './moved-counts.tsx';
import { UndoMergeButton } from './undo-merge-button.tsx';

const outcomes = {
  proposed: 'proposed',
  queued: 'merged',
  moving: 'merged',
  done: 'merged',
  undoing: 'undone',
  undone: 'undone',
  declined: 'declined',
} as const satisfies Record<Merge['status'], string>;

const ended = { proposed: 'proposed', merged: 'done', undone: 'undone', declined: 'declined' } as const;

/** What was done, how far it is, and the way back. */
export function MergeReceipt({ id }: { readonly id: string }) {
  const { text } = useText();
  const query = useQuery(mergeQuery(id));
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const merge = query.data;
  if (!merge) return <Skeleton height={200} />;
  const outcome = outcomes[merge.status];
  const isMoving = isUnderWay(merge);
  const counts = isMoving || outcome === 'proposed' ? merge.found : merge.moved;
  // A second look is taken later, of which nobody who has nothing to bring over needs to know.
  const isWaiting = isMoving && Object.values(counts).some((count) => count > 0);
  return (
    <>
      <PageHeader title={text(`merge.${outcome}`)} lead={text(`merge.${outcome}Lead`, { title: merge.target.title })} />
      <Stack gap="md">
        <Panel title={text(`merge.status.${isMoving && !isWaiting ? ended[outcome] : merge.status}`)}>
          <Group gap="sm">
            {isWaiting && <Loader size="xs" />}
            <MovedCounts counts={counts} />
          </Group>
          <Text size="sm" c="dimmed" mt="xs">
            {[merge.target, ...merge.sources].map(({ title }) => title).join(' ← ')}
          </Text>
        </Panel>
        <Group gap="xs">
          <Button
            component={Link}
            to="/$object/$id"
            params={{ object: merge.object, id: merge.target.id } as never}
            variant="filled"
          >
            {text('merge.openRecord')}
          </Button>
          <UndoMergeButton merge={merge} size="sm" />
          <Button component={Link} to="/duplicates" variant="subtle">
            {text('merge.backToQueue')}
          </Button>
        </Group>
      </Stack>
    </>
  );
}
