import { Stack } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { BackupList } from './backup-list.tsx';
import { JobList } from './job-list.tsx';

export function AdministrationPage() {
  const { text } = useText();
  return (
    <>
      <PageHeader title={text('nav.administration')} lead={text('administration.lead')} />
      <Stack gap="md">
        <JobList />
        <BackupList />
      </Stack>
    </>
  );
}
