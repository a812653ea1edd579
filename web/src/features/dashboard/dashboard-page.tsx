import { Box, Grid, SegmentedControl, Stack } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Me } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { importedObjects } from '../imports/imported-objects.ts';
import { hasCapability, may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { MyTasks } from '../tasks/my-tasks.tsx';
import { SharedClients } from '../teamwork/shared-clients.tsx';
import { useSales } from './dashboard-queries.ts';
import { DashboardTiles } from './dashboard-tiles.tsx';
import { MyDeals } from './my-deals.tsx';
import { SalesByMonth } from './sales-by-month.tsx';
import { SalesByOwner } from './sales-by-owner.tsx';
import { currenciesOf, lastMonths } from './sales-figures.ts';

const RestoreWarning = lazy(() =>
  import('../administration/restore-warning.tsx').then((module) => ({ default: module.RestoreWarning })),
);

const FeedWarning = lazy(() => import('../feeds/feed-warning.tsx').then((module) => ({ default: module.FeedWarning })));

const LastRuns = lazy(() => import('../cleansing/last-runs.tsx').then((module) => ({ default: module.LastRuns })));

export function DashboardPage() {
  const { text } = useText();
  const me = useMe();
  const tasks = may(me, 'read', 'tasks') && <MyTasks />;
  const deals = may(me, 'read', 'deals') && <MyDeals />;
  return (
    <>
      <PageHeader title={text('nav.home')} lead={text('dashboard.greeting', { name: me.user.name })} />
      {hasCapability(me, 'runJobs') && (
        <Suspense>
          <RestoreWarning />
        </Suspense>
      )}
      {importedObjects(me).length > 0 && (
        <Suspense>
          <FeedWarning />
        </Suspense>
      )}
      {hasCapability(me, 'readReports') ? (
        <Sales tasks={tasks} deals={deals} />
      ) : (
        <Grid gap="md">
          {tasks && <Grid.Col span={{ base: 12, lg: deals ? 6 : 12 }}>{tasks}</Grid.Col>}
          {deals && <Grid.Col span={{ base: 12, lg: tasks ? 6 : 12 }}>{deals}</Grid.Col>}
        </Grid>
      )}
      {hasCapability(me, 'runJobs') && (
        <Suspense>
          <Box mt="md">
            <LastRuns />
          </Box>
        </Suspense>
      )}
    </>
  );
}

/** Who reads the deals of more people than themselves. */
function isHead({ permissions }: Me): boolean {
  return ['department', 'all'].includes(permissions.deals.read);
}

interface SalesProps {
  readonly tasks: ReactNode;
  readonly deals: ReactNode;
}

/** The figures, and beside them what there is to do today. */
function Sales({ tasks, deals }: SalesProps) {
  const { text } = useText();
  const me = useMe();
  const months = lastMonths(12, new Date());
  const byMonth = useSales(months, 'month');
  const byOwner = useSales(months, 'owner');
  const currencies = byMonth.data ? currenciesOf(byMonth.data, me.tenant.currency) : [me.tenant.currency];
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = chosen ?? (currencies.includes(me.tenant.currency) ? me.tenant.currency : (currencies[0] ?? ''));
  const currencySwitch = currencies.length > 1 && (
    <SegmentedControl
      size="xs"
      aria-label={text('dashboard.currency')}
      data={[...currencies]}
      value={currency}
      onChange={setChosen}
    />
  );
  const [wide, narrow] = [
    { base: 12, lg: 8 },
    { base: 12, lg: 4 },
  ];
  return (
    <Grid gap="md">
      <Grid.Col span={12}>
        <DashboardTiles report={byMonth.data} months={months} currency={currency} />
      </Grid.Col>
      <Grid.Col span={tasks ? wide : 12}>
        <SalesByMonth report={byMonth} months={months} currency={currency} currencySwitch={currencySwitch} />
      </Grid.Col>
      {tasks && <Grid.Col span={narrow}>{tasks}</Grid.Col>}
      {deals && (
        <Grid.Col span={wide}>
          <Stack gap="md">
            {deals}
            {isHead(me) && <SharedClients />}
          </Stack>
        </Grid.Col>
      )}
      <Grid.Col span={narrow}>
        <SalesByOwner report={byOwner} currency={currency} />
      </Grid.Col>
    </Grid>
  );
}
