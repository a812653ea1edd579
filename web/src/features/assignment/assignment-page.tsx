import { Grid, Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { readAssignmentSearch } from './assignment-search.ts';
import { FormList } from './form-list.tsx';
import { TrialPanel } from './trial-panel.tsx';
import { ZoneList } from './zone-list.tsx';

/** For administrators: whom leads go to, and what hands them in. */
export function AssignmentPage() {
  const { text } = useText();
  const { tab = 'rules' } = useSearch({ from: '/app/assignment' });
  const navigate = useNavigate();
  const open = (chosen: string | null) =>
    void navigate({ to: '/assignment', search: readAssignmentSearch({ tab: chosen }), replace: true });
  return (
    <>
      <PageHeader title={text('assign.title')} lead={text('assign.lead')} />
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="rules">{text('assign.rules')}</Tabs.Tab>
          <Tabs.Tab value="forms">{text('assign.forms')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rules">
          <Grid gap="md">
            <Grid.Col span={{ base: 12, lg: 8 }}>
              <Stack gap="md">
                <ZoneList />
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: 4 }}>
              <TrialPanel />
            </Grid.Col>
          </Grid>
        </Tabs.Panel>
        <Tabs.Panel value="forms">
          <FormList />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
