import { Code, Skeleton, Table } from '@mantine/core';
import { DatabaseBackup } from 'lucide-react';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useBackups } from './administration-queries.ts';

export function BackupList() {
  const { text } = useText();
  const formats = useFormats();
  const backups = useBackups();
  return (
    <Panel title={text('administration.backups')} count={backups.data?.length || undefined} flush>
      {backups.error && !backups.data && <ErrorState error={backups.error} onRetry={() => void backups.refetch()} />}
      {backups.isPending && <Skeleton height={90} m="md" width="auto" />}
      {backups.data?.length === 0 && (
        <EmptyState
          icon={DatabaseBackup}
          title={text('administration.noBackups')}
          advice={text('administration.noBackupsAdvice')}
        />
      )}
      {backups.data && backups.data.length > 0 && (
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text('administration.takenAt')}</Table.Th>
              <Table.Th ta="end">{text('administration.records')}</Table.Th>
              <Table.Th ta="end">{text('administration.size')}</Table.Th>
              <Table.Th>SHA-256</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {backups.data.map((backup) => (
              <Table.Tr key={backup.id}>
                <Table.Td>{formats.dateTime(backup.at)}</Table.Td>
                <Table.Td ta="end">{formats.number(backup.records, 0)}</Table.Td>
                <Table.Td ta="end">{formats.bytes(backup.size)}</Table.Td>
                <Table.Td>
                  <Code title={backup.sha256}>{backup.sha256.slice(0, 16)}…</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}
