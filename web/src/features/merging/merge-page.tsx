import { Button, Group, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Merge } from 'lucide-react';
import { useState } from 'react';
import type { Acknowledged } from '#shared/model/merging.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { NotFound } from '../../ui/not-found.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useDefinition } from '../records/definitions.ts';
import { MergeObstacles } from './merge-obstacles.tsx';
import { type MergeWish, previewQuery, useMerge } from './merge-queries.ts';
import { MergeReceipt } from './merge-receipt.tsx';
import { MergeTable } from './merge-table.tsx';
import { MovedCounts } from './moved-counts.tsx';

/** Records side by side, before they become one. */
export function MergePage() {
  const { object = 'companies', ids = '', proposal } = useSearch({ from: '/app/merge' });
  const definition = useDefinition(object);
  const group = [...new Set(ids.split(',').filter(Boolean))];
  if (group.length < 2) return <NotFound />;
  return <MergeForm key={ids} definition={definition} group={group} proposal={proposal} />;
}

interface MergeFormProps {
  readonly definition: ObjectDefinition;
  readonly group: readonly string[];
  readonly proposal: string | undefined;
}

function MergeForm({ definition, group, proposal }: MergeFormProps) {
  const { text } = useText();
  const [target, setTarget] = useState(group[0] ?? '');
  const [choose, setChoose] = useState<MergeWish['choose']>({});
  const [showsAll, setShowsAll] = useState(false);
  const wish: MergeWish = { object: definition.name, target, sources: group.filter((id) => id !== target), choose };
  // While another choice is asked for, the one before stays in sight.
  const preview = useQuery({ ...previewQuery(wish), placeholderData: keepPreviousData });
  const [acknowledged, setAcknowledged] = useState<Acknowledged>([]);
  const merge = useMerge(wish, preview.data, { proposal, acknowledged });
  if (merge.data !== undefined) return <MergeReceipt id={merge.data} />;
  if (preview.error) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;

  const { data } = preview;
  const isBlocked = !data?.problems.every(({ code }) => acknowledged.some((one) => one === code));
  return (
    <>
      <PageHeader title={text('merge.title', { count: group.length })} lead={text('merge.lead')} />
      <Stack gap="md">
        {data && data.problems.length > 0 && (
          <MergeObstacles preview={data} acknowledged={acknowledged} onAcknowledge={setAcknowledged} />
        )}
        <Refusal error={merge.error} />
        <Panel
          flush
          title={text('merge.fields')}
          actions={
            <Switch
              size="sm"
              label={text('merge.showAll')}
              checked={showsAll}
              onChange={(event) => setShowsAll(event.currentTarget.checked)}
            />
          }
        >
          {data ? (
            <MergeTable
              definition={definition}
              preview={data}
              target={target}
              choose={choose}
              showsAll={showsAll}
              onTarget={setTarget}
              onChoose={setChoose}
            />
          ) : (
            <Skeleton height={240} />
          )}
        </Panel>
        {data && (
          <Panel title={text('merge.moves')}>
            <MovedCounts counts={data.moved} more={data.more} />
          </Panel>
        )}
        <Group justify="flex-end" gap="sm">
          <Text size="sm" c="dimmed">
            {data?.mayMerge === false && data.confirmedBy
              ? text('merge.proposeTo', { name: data.confirmedBy.name })
              : text(data?.mayMerge === false ? 'merge.proposeHint' : 'merge.undoHint')}
          </Text>
          <Button
            leftSection={<Merge size={16} aria-hidden />}
            disabled={isBlocked}
            loading={merge.isPending}
            onClick={() => merge.mutate()}
          >
            {text(data?.mayMerge === false ? 'merge.propose' : 'merge.action')}
          </Button>
        </Group>
      </Stack>
    </>
  );
}
