import { Group, SegmentedControl, Skeleton, Table, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Report } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money } from '../../ui/money.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './dashboard.module.css';
import { fillMonths, type MonthlySales } from './sales-figures.ts';

const SalesChart = lazy(() => import('./sales-chart.tsx').then((module) => ({ default: module.SalesChart })));

interface SalesByMonthProps {
  readonly report: UseQueryResult<Report>;
  readonly months: readonly string[];
  readonly currency: string;
  readonly currencySwitch: ReactNode;
}

type View = 'chart' | 'table';

export function SalesByMonth({ report, months, currency, currencySwitch }: SalesByMonthProps) {
  const { text } = useText();
  const formats = useFormats();
  const [view, setView] = useState<View>('chart');
  const sales = report.data && fillMonths(months, report.data.rows, currency);
  const waiting = <Skeleton height={260} />;
  return (
    <Panel
      title={text('dashboard.byMonth')}
      actions={
        <Group gap="xs">
          {currencySwitch}
          <SegmentedControl
            size="xs"
            aria-label={text('dashboard.view')}
            value={view}
            onChange={(chosen) => setView(chosen as View)}
            data={[
              { value: 'chart', label: text('dashboard.chart') },
              { value: 'table', label: text('dashboard.table') },
            ]}
          />
        </Group>
      }
    >
      {report.error && !sales && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && waiting}
      {sales && view === 'chart' && (
        <Suspense fallback={waiting}>
          <SalesChart sales={sales} currency={currency} />
        </Suspense>
      )}
      {sales && view === 'table' && <SalesTable sales={sales} currency={currency} />}
      {report.data && (
        <Text size="xs" c="dimmed" mt="xs">
          {text('dashboard.asOf', { time: formats.dateTime(report.data.asOf) })}
        </Text>
      )}
    </Panel>
  );
}

function SalesTable({ sales, currency }: { readonly sales: readonly MonthlySales[]; readonly currency: string }) {
  const { text } = useText();
  const formats = useFormats();
  return (
    <Table verticalSpacing={5} className={styles.deals}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('dashboard.month')}</Table.Th>
          <Table.Th ta="end">{text('dashboard.won')}</Table.Th>
          <Table.Th ta="end">{text('dashboard.amount')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sales.toReversed().map(({ month, amount, count }) => (
          <Table.Tr key={month}>
            <Table.Td>{formats.month(month)}</Table.Td>
            <Table.Td ta="end">{formats.number(count, 0)}</Table.Td>
            <Table.Td ta="end">
              <Money amount={amount} currency={currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
