import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import type { MonthlySales } from './sales-figures.ts';

interface SalesChartProps {
  readonly sales: readonly MonthlySales[];
  readonly currency: string;
}

/** Amounts become floats here and only here: pixels are not money. */
export function SalesChart({ sales, currency }: SalesChartProps) {
  const { text } = useText();
  const formats = useFormats();
  const data = sales.map(({ month, amount }) => ({ month: formats.month(month), amount: Number(amount) }));
  return (
    <div role="img" aria-label={text('dashboard.byMonth')}>
      <BarChart
        h={260}
        data={data}
        dataKey="month"
        series={[{ name: 'amount', label: text('dashboard.amount'), color: 'indigo.5' }]}
        valueFormatter={(value) => formats.wholeMoney(value.toFixed(2), currency)}
        yAxisProps={{ width: 84, tickFormatter: (value: number) => formats.compact(value) }}
        gridAxis="x"
        tickLine="none"
        barProps={{ radius: [4, 4, 0, 0], isAnimationActive: false, maxBarSize: 44 }}
      />
    </div>
  );
}
