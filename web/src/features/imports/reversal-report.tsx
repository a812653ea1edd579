import { Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Import, ImportReversal } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RecordLink } from '../records/record-link.tsx';
import { reversalQuery } from './import-queries.ts';
import styles from './imports.module.css';
import { useNameOfField } from './use-name-of-field.ts';

/** What was taken back, and what was not, with the reasons. */
export function ReversalReport({ one }: { readonly one: Import }) {
  const { text, language } = useText();
  const reversal = useQuery(reversalQuery(one.id, language));
  return (
    <Panel title={text('imports.status.undone')}>
      {reversal.error && <ErrorState error={reversal.error} onRetry={() => void reversal.refetch()} />}
      {reversal.isPending && <Skeleton height={60} />}
      {reversal.data && (
        <Stack gap="sm">
          <Text size="sm">{text('imports.reversed', { count: reversal.data.reversed })}</Text>
          <LeftRows title={text('imports.kept')} one={one} rows={reversal.data.kept} total={one.undo?.counts.kept} />
          <LeftRows
            title={text('imports.failed')}
            one={one}
            rows={reversal.data.failed}
            total={one.undo?.counts.failed}
          />
        </Stack>
      )}
    </Panel>
  );
}

interface LeftRowsProps {
  readonly title: string;
  readonly one: Import;
  readonly rows: ImportReversal['kept'];
  /** Those that are not named among them. */
  readonly total: number | undefined;
}

function LeftRows({ title, one, rows, total = rows.length }: LeftRowsProps) {
  const { text } = useText();
  const nameOf = useNameOfField(one.object);
  if (rows.length === 0) return null;
  return (
    <Table verticalSpacing={6} captionSide="top">
      <Table.Caption ta="start">
        {title}
        {total > rows.length && ` (${rows.length} / ${total})`}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={70}>{text('imports.row')}</Table.Th>
          <Table.Th>{text('imports.record')}</Table.Th>
          <Table.Th>{text('imports.reason')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ row, id, title: name, fields, reason }) => (
          <Table.Tr key={row}>
            <Table.Td>{row}</Table.Td>
            <Table.Td>
              <RecordLink object={one.object} id={id} className={styles.link}>
                {name}
              </RecordLink>
            </Table.Td>
            <Table.Td>
              {reason?.message} <span className={styles.old}>{fields?.map(nameOf).join(', ')}</span>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
