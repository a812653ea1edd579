import { Button, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Repeat } from 'lucide-react';
import type { Feed } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from '../imports/imports.module.css';
import { feedsQuery } from './feed-queries.ts';
import { FeedStateBadge } from './feed-state-badge.tsx';
import { useFeedWords } from './use-feed-words.ts';

const columns = ['name', 'system', 'source', 'lastRun', 'state'] as const;

export function FeedsPage() {
  const { text, language } = useText();
  const list = useQuery(feedsQuery(language));
  const create = (
    <Button component={Link} to="/feeds/new" leftSection={<Plus size={15} aria-hidden />}>
      {text('feeds.new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={text('nav.feeds')} lead={text('feeds.lead')} actions={list.data?.length !== 0 && create} />
      <Panel flush>
        {list.error && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Skeleton height={90} m="md" width="auto" />}
        {list.data?.length === 0 && (
          <EmptyState icon={Repeat} title={text('feeds.none')} advice={text('feeds.noneAdvice')} action={create} />
        )}
        {list.data && list.data.length > 0 && (
          <Table.ScrollContainer minWidth={820}>
            <Table verticalSpacing="xs" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  {columns.map((name) => (
                    <Table.Th key={name}>{text(`feeds.${name}`)}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {list.data.map((feed) => (
                  <FeedRow key={feed.id} feed={feed} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Panel>
    </>
  );
}

function FeedRow({ feed }: { readonly feed: Feed }) {
  const { text, label } = useText();
  const formats = useFormats();
  const words = useFeedWords();
  const { id, name, object, system, lastRun, state, reasons } = feed;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/feeds/$id" params={{ id }} className={styles.link}>
          {name}
        </Link>
        <Text size="xs" c="dimmed">
          {label(`object.${object}.many`, object)}
        </Text>
      </Table.Td>
      <Table.Td>{system}</Table.Td>
      <Table.Td>{words.source(feed)}</Table.Td>
      <Table.Td>
        <Text size="sm">{lastRun ? formats.dateTime(lastRun.at) : text('feeds.nothingYet')}</Text>
        {lastRun && (
          <Text size="xs" c="dimmed">
            {words.brought(lastRun)}
          </Text>
        )}
      </Table.Td>
      <Table.Td maw={280}>
        <FeedStateBadge state={state} />
        {reasons.map((reason) => (
          <Text key={words.reason(reason)} size="xs" c="dimmed" mt={2}>
            {words.reason(reason)}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
