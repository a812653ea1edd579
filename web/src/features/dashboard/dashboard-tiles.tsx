import { SimpleGrid, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Report } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/money.tsx';
import styles from './dashboard.module.css';
import { useOpenDuplicates } from './dashboard-queries.ts';
import { fillMonths } from './sales-figures.ts';

interface DashboardTilesProps {
  readonly report: Report | undefined;
  readonly months: readonly string[];
  readonly currency: string;
}

export function DashboardTiles({ report, months, currency }: DashboardTilesProps) {
  const { text } = useText();
  const formats = useFormats();
  const duplicates = useOpenDuplicates();
  const [lastMonth, thisMonth] = report ? fillMonths(months.slice(-2), report.rows, currency) : [];
  const total = report?.totals.find((one) => one.currency === currency);
  const pairs = duplicates.data?.data.length;
  return (
    <SimpleGrid cols={{ base: 2, lg: 4 }} spacing="md">
      <Tile
        name={text('dashboard.thisMonth')}
        note={lastMonth && text('dashboard.lastMonth', { amount: formats.wholeMoney(lastMonth.amount, currency) })}
        testId="sales-this-month"
      >
        {thisMonth && <Money amount={thisMonth.amount} currency={currency} whole />}
      </Tile>
      <Tile
        name={text('dashboard.wonThisMonth')}
        note={lastMonth && text('dashboard.wonLastMonth', { count: lastMonth.count })}
      >
        {thisMonth && formats.number(thisMonth.count, 0)}
      </Tile>
      <Tile name={text('dashboard.twelveMonths')} note={total && text('dashboard.deals', { count: total.count })}>
        {report && <Money amount={total?.amount ?? '0'} currency={currency} whole />}
      </Tile>
      <Tile name={text('dashboard.duplicates')} note={<Link to="/duplicates">{text('dashboard.toDuplicates')}</Link>}>
        {pairs !== undefined && `${formats.number(pairs, 0)}${duplicates.data?.page.next ? '+' : ''}`}
      </Tile>
    </SimpleGrid>
  );
}

interface TileProps {
  readonly name: string;
  readonly note?: ReactNode;
  readonly testId?: string;
  /** Absent: the figure is still on its way. */
  readonly children: ReactNode;
}

function Tile({ name, note, testId, children }: TileProps) {
  return (
    <section className={styles.tile} aria-label={name}>
      <div className={styles.tileName}>{name}</div>
      <div className={styles.tileFigure} data-testid={testId}>
        {children || <Skeleton height={20} width={90} />}
      </div>
      <div className={styles.tileNote}>{note}</div>
    </section>
  );
}
