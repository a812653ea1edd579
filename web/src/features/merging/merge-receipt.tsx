import { Button, Group, Loader, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { isUnderWay, mergeQuery } from './merge-queries.ts';
import { MovedCounts } from './moved-counts.tsx';
import { UndoMergeButton } from './undo-merge-button.tsx';

/** What was done, how far it is, and the way back. */
export function MergeReceipt({ id }: { readonly id: string }) {
  const { text } = useText();
  const query = useQuery(mergeQuery(id));
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const merge = query.data;
  if (!merge) return <Skeleton height={200} />;
  const isProposed = merge.status === 'proposed';
  return (
    <>
      <PageHeader
        title={text(isProposed ? 'merge.proposed' : 'merge.merged')}
        lead={text(isProposed ? 'merge.proposedLead' : 'merge.mergedLead', { title: merge.target.title })}
      />
      <Stack gap="md">
        <Panel title={text(`merge.status.${merge.status}`)}>
          <Group gap="sm">
            {isUnderWay(merge) && <Loader size="xs" />}
            <MovedCounts counts={isUnderWay(merge) || isProposed ? merge.found : merge.moved} />
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
          <UndoMergeButton merge={merge} />
          <Button component={Link} to="/duplicates" variant="subtle">
            {text('merge.backToQueue')}
          </Button>
        </Group>
      </Stack>
    </>
  );
}
