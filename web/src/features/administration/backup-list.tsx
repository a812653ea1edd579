import { Button, Skeleton, Table } from '@mantine/core';
import { DatabaseBackup } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { useBackups, useRunJob } from './administration-queries.ts';
import { BackupRow } from './backup-row.tsx';
import { ProofState } from './proof-state.tsx';

export function BackupList() {
  const { text } = useText();
  const backups = useBackups();
  const { data, proof } = backups.data ?? {};
  return (
    <Panel title={text('administration.backups')} count={data?.length || undefined} actions={<BackUpNow />} flush>
      {backups.error && !data && <ErrorState error={backups.error} onRetry={() => void backups.refetch()} />}
      {backups.isPending && <Skeleton height={90} m="md" width="auto" />}
      {data?.length === 0 && (
        <EmptyState
          icon={DatabaseBackup}
          title={text('administration.noBackups')}
          advice={text('administration.noBackupsAdvice')}
        />
      )}
      {data && proof && data.length > 0 && (
        <>
          <ProofState proof={proof} />
          <Table.ScrollContainer minWidth={820}>
            <Table verticalSpacing="xs" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text('administration.stateOf')}</Table.Th>
                  <Table.Th ta="end">{text('administration.records')}</Table.Th>
                  <Table.Th ta="end">{text('administration.files')}</Table.Th>
                  <Table.Th ta="end">{text('administration.size')}</Table.Th>
                  <Table.Th>{text('administration.keptUntil')}</Table.Th>
                  <Table.Th>{text('administration.proof')}</Table.Th>
                  <Table.Th aria-label={text('administration.verify')} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.map((backup) => (
                  <BackupRow key={backup.id} backup={backup} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Panel>
  );
}

function BackUpNow() {
  const { text } = useText();
  const toast = useToast();
  const run = useRunJob();
  const start = () =>
    run.mutate('backup', {
      onSuccess: () => toast.done(text('administration.started', { name: text('job.backup') })),
      onError: toast.error,
    });
  return (
    <Button size="xs" variant="default" loading={run.isPending} onClick={start}>
      {text('administration.backUpNow')}
    </Button>
  );
}
