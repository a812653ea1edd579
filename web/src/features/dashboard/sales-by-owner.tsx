import { Progress, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { ChartNoAxesColumn } from 'lucide-react';
import type { Report } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money } from '../../ui/money.tsx';
import { Panel } from '../../ui/panel.tsx';
import { UserBadge } from '../../ui/user-badge.tsx';
import styles from './dashboard.module.css';
import { salesByOwner } from './sales-figures.ts';

interface SalesByOwnerProps {
  readonly report: UseQueryResult<Report>;
  readonly currency: string;
}

export function SalesByOwner({ report, currency }: SalesByOwnerProps) {
  const { text } = useText();
  const rows = report.data && salesByOwner(report.data, currency);
  const largest = Number(rows?.[0]?.amount ?? 0);
  return (
    <Panel title={text('dashboard.byOwner')}>
      {report.error && !rows && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Skeleton height={200} />}
      {rows?.length === 0 && (
        <EmptyState
          small
          icon={ChartNoAxesColumn}
          title={text('dashboard.noSales')}
          advice={text('dashboard.noSalesAdvice')}
        />
      )}
      <ol className={styles.bars}>
        {rows?.map((row) => (
          <li key={row.ownerId}>
            <div className={styles.barHead}>
              <UserBadge name={row.owner ?? row.ownerId ?? ''} detail={text('dashboard.deals', { count: row.count })} />
              <span>{row.amount !== undefined && <Money amount={row.amount} currency={currency} whole />}</span>
            </div>
            <Progress
              value={largest > 0 ? (Number(row.amount ?? 0) / largest) * 100 : 0}
              size={6}
              color="indigo.5"
              aria-hidden
            />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
