import { Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import type { Import } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { importsQuery } from './import-queries.ts';
import { ImportStatusBadge } from './import-status-badge.tsx';
import styles from './imports.module.css';
import { useCounts } from './use-counts.ts';

export function ImportList() {
  const { text } = useText();
  return (
    <Panel title={text('imports.past')} flush>
      <PagedList
        query={useInfiniteQuery(importsQuery)}
        entriesOf={({ data }) => data}
        pending={90}
        empty={<EmptyState icon={FileUp} title={text('imports.none')} advice={text('imports.noneAdvice')} />}
      >
        {(imports) => (
          <Table.ScrollContainer minWidth={720}>
            <Table verticalSpacing="xs" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text('imports.file')}</Table.Th>
                  <Table.Th>{text('imports.what')}</Table.Th>
                  <Table.Th>{text('imports.begun')}</Table.Th>
                  <Table.Th>{text('imports.status')}</Table.Th>
                  <Table.Th>{text('imports.result')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {imports.map((one) => (
                  <ImportRow key={one.id} one={one} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </PagedList>
    </Panel>
  );
}

function ImportRow({ one }: { readonly one: Import }) {
  const { label } = useText();
  const formats = useFormats();
  const counts = useCounts();
  const { id, object, fileName, createdAt, createdBy } = one;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/imports/$id" params={{ id }} className={styles.link}>
          {fileName}
        </Link>
      </Table.Td>
      <Table.Td>{label(`object.${object}.many`, object)}</Table.Td>
      <Table.Td>
        <Text size="sm">{formats.dateTime(createdAt)}</Text>
        <Text size="xs" c="dimmed">
          {createdBy.name}
        </Text>
      </Table.Td>
      <Table.Td>
        <ImportStatusBadge status={one.status} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {counts(one.undo?.counts ?? one.commit?.counts ?? one.plan?.counts ?? {})}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
