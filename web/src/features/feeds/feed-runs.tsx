import { Badge, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import type { Feed, Import } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ImportStatusBadge } from '../imports/import-status-badge.tsx';
import styles from '../imports/imports.module.css';
import { useCounts } from '../imports/use-counts.ts';
import { feedRunsQuery } from './feed-queries.ts';
import { useFeedWords } from './use-feed-words.ts';

/** Newest first; each leads to its plan, its errors and the way back. */
export function FeedRuns({ feed }: { readonly feed: Feed }) {
  const { text, language } = useText();
  const query = useInfiniteQuery(feedRunsQuery(feed, language));
  return (
    <Panel title={text('feeds.runs')} flush>
      <PagedList
        query={query}
        entriesOf={({ data }) => data}
        pending={90}
        empty={<EmptyState icon={Inbox} title={text('feeds.noRuns')} advice={text('feeds.noRunsAdvice')} small />}
      >
        {(runs) => (
          <Table.ScrollContainer minWidth={680}>
            <Table verticalSpacing="xs" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text('imports.file')}</Table.Th>
                  <Table.Th>{text('feeds.began')}</Table.Th>
                  <Table.Th>{text('imports.status')}</Table.Th>
                  <Table.Th>{text('imports.result')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {runs.map((run) => (
                  <Run key={run.id} run={run} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </PagedList>
    </Panel>
  );
}

function Run({ run }: { readonly run: Import }) {
  const formats = useFormats();
  const counts = useCounts();
  const words = useFeedWords();
  const { id, fileName, createdAt, halted, plan, commit, undo } = run;
  const refused = (commit?.counts.refused ?? 0) + (plan?.counts.refuse ?? 0);
  const brought = commit ? { ...commit.counts, skip: plan?.counts.skip ?? 0, refused } : plan?.counts;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/imports/$id" params={{ id }} className={styles.link}>
          {fileName}
        </Link>
      </Table.Td>
      <Table.Td>{formats.dateTime(createdAt)}</Table.Td>
      <Table.Td>
        <RunState run={run} />
      </Table.Td>
      <Table.Td maw={360}>
        <Text size="sm" c="dimmed">
          {counts(undo?.counts ?? brought ?? {})}
        </Text>
        {halted?.reasons.map((reason) => (
          <Text key={words.reason(reason)} size="xs" c="dimmed">
            {words.reason(reason)}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

/** One that does not go on by itself is red. */
function RunState({ run: { status, halted } }: { readonly run: Import }) {
  const { text } = useText();
  if (!halted) return <ImportStatusBadge status={status} />;
  return (
    <Badge size="sm" variant="dot" color="red" tt="none">
      {text(`feeds.state.${halted.kind}`)}
    </Badge>
  );
}
