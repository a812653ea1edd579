import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { AutoMergeTab } from '../auto-merge/auto-merge-tab.tsx';
import { MergeList } from '../merging/merge-list.tsx';
import { hasCapability } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { readDuplicatesSearch } from './duplicates-search.ts';
import { PairList } from './pair-list.tsx';

/** What may be there twice, what colleagues would merge, and what was merged. */
export function DuplicatesPage() {
  const { text } = useText();
  const isAdministrator = hasCapability(useMe(), 'configure');
  const { tab = 'open' } = useSearch({ from: '/app/duplicates' });
  const navigate = useNavigate();
  const open = (chosen: string | null) =>
    void navigate({ to: '/duplicates', search: readDuplicatesSearch({ tab: chosen }), replace: true });
  return (
    <>
      <PageHeader title={text('nav.duplicates')} lead={text('duplicates.lead')} />
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="open">{text('duplicates.open')}</Tabs.Tab>
          <Tabs.Tab value="proposed">{text('duplicates.proposed')}</Tabs.Tab>
          <Tabs.Tab value="merged">{text('duplicates.merged')}</Tabs.Tab>
          {isAdministrator && <Tabs.Tab value="automatic">{text('autoMerge.tab')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="open">
          <PairList />
        </Tabs.Panel>
        <Tabs.Panel value="proposed">
          <MergeList proposed />
        </Tabs.Panel>
        <Tabs.Panel value="merged">
          <MergeList proposed={false} />
        </Tabs.Panel>
        {isAdministrator && (
          <Tabs.Panel value="automatic">
            <AutoMergeTab />
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}
