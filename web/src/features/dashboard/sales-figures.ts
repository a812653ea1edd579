import type { Report, ReportRow } from '../../api/schema.ts';

export interface MonthlySales {
  readonly month: string;
  readonly amount: string;
  readonly count: number;
}

/** @returns `YYYY-MM` of the last `count` months up to `today`, oldest first */
export function lastMonths(count: number, today: Date): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const month = new Date(Date.UTC(today.getFullYear(), today.getMonth() - count + 1 + index, 1));
    return month.toISOString().slice(0, 7);
  });
}

/** One entry per month, months without a sale included. */
export function fillMonths(
  months: readonly string[],
  rows: readonly ReportRow[],
  currency: string,
): readonly MonthlySales[] {
  return months.map((month) => {
    const row = rows.find((one) => one.month === month && one.currency === currency);
    return { month, amount: row?.amount ?? '0', count: row?.count ?? 0 };
  });
}

/** The currencies sold in, the most sales first; the workspace's own when nothing is sold yet. */
export function currenciesOf(report: Pick<Report, 'totals'>, own: string): readonly string[] {
  const sold = report.totals
    .toSorted((left, right) => right.count - left.count)
    .flatMap(({ currency }) => currency ?? []);
  return sold.length > 0 ? [...new Set(sold)] : [own];
}

export function salesByOwner(report: Pick<Report, 'rows'>, currency: string): readonly ReportRow[] {
  return report.rows
    .filter((row) => row.currency === currency)
    .toSorted((left, right) => Number(right.amount ?? 0) - Number(left.amount ?? 0));
}
