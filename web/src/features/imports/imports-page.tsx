import { Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ImportList } from './import-list.tsx';
import { SendForm } from './send-form.tsx';

export function ImportsPage() {
  const { text } = useText();
  const { object } = useSearch({ from: '/app/imports' });
  return (
    <>
      <PageHeader title={text('nav.imports')} lead={text('imports.lead')} />
      <Stack gap="md">
        <SendForm key={object} object={object} />
        <ImportList />
      </Stack>
    </>
  );
}
