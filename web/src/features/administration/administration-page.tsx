import { Stack } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { hasCapability } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { BackupList } from './backup-list.tsx';
import { ClientReleasePanel } from './client-release.tsx';
import { JobList } from './job-list.tsx';

export function AdministrationPage() {
  const { text } = useText();
  const me = useMe();
  return (
    <>
      <PageHeader title={text('nav.administration')} lead={text('administration.lead')} />
      <Stack gap="md">
        <JobList />
        {hasCapability(me, 'configure') && <ClientReleasePanel />}
        <BackupList />
      </Stack>
    </>
  );
}
