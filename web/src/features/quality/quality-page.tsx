import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageHeader } from '../../ui/page-header.tsx';
import { hasCapability } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { ComparisonPanel } from './comparison-panel.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { FixNextPanel } from './fix-next-panel.tsx';
import { summaryQuery, type WorkOf } from './quality-queries.ts';
import { useQualityText } from './quality-text.ts';
import { TeamPanel } from './team-panel.tsx';
import { WaiverPanel } from './waiver-panel.tsx';

export function QualityPage() {
  const say = useQualityText();
  const me = useMe();
  const navigate = useNavigate();
  const of = useSearch({ from: '/app/quality' });
  const isHead = hasCapability(me, 'readReports') && ['department', 'all'].includes(me.permissions.companies.edit);
  const summary = useQuery(summaryQuery(isHead ? 'owner' : 'object'));
  const choose = (search: WorkOf) => void navigate({ to: '/quality', search });
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <FixNextPanel key={of.owner ?? of.import} of={of} onBack={() => choose({})} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="md">
            {isHead ? (
              <FiguresPanel title={say('all')} figures={summary.data?.total} trend={summary.data?.trend} />
            ) : (
              <FiguresPanel title={say('own')} figures={summary.data?.own} trend={summary.data?.trend} />
            )}
            <TeamPanel teams={summary.data?.teams} />
            <ComparisonPanel isHead={isHead} onChoose={choose} />
            <WaiverPanel isHead={isHead} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}
