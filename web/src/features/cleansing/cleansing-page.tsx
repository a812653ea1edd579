import { Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlanList } from './plan-list.tsx';
import { RunList } from './run-list.tsx';

/** What puts data right in numbers: looked at first, approved, and taken back when it was wrong. */
export function CleansingPage() {
  const { text } = useText();
  const [openId, setOpenId] = useState<string | null>(useSearch({ from: '/app/cleansing' }).run ?? null);
  return (
    <>
      <PageHeader title={text('nav.cleansing')} lead={text('cleansing.lead')} />
      <Stack gap="md">
        <PlanList onPreview={setOpenId} />
        <RunList openId={openId} onOpen={setOpenId} />
      </Stack>
    </>
  );
}
