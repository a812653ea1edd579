import { fromThousandths } from '#shared/model/money.ts';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { type ReportName, reportNames } from '#shared/model/reports.ts';
import type { KeyRange } from '#shared/store/table.ts';
import { requireCapability, scopeOf } from '../access/access.ts';
import { isHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { monthOf } from './contributions.ts';
import { allOwners, type Cell, ownersWithin, readCells } from './read-cells.ts';

export interface ReportRow {
  /** `2026-11`, when sales are grouped by month. */
  readonly month?: string;
  readonly stageId?: string;
  readonly object?: string;
  readonly ownerId?: string;
  readonly owner?: string;
  readonly currency?: string;
  readonly count: number;
  readonly amount?: string;
}

export interface Report {
  /** What each number is made of. */
  readonly definition: {
    readonly name: ReportName;
    readonly groupBy: string;
    readonly from?: string;
    readonly to?: string;
  };
  readonly rows: readonly ReportRow[];
  readonly totals: readonly ReportRow[];
  readonly asOf: string;
}

export interface ReportQuery {
  /** `2026-11`; sales only. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly groupBy?: string | undefined;
  readonly owner?: string | undefined;
}

/**
 * Figures within the actor's reach, each the sum of cells that the stream keeps; one round trip.
 * @throws Problem `not_found` | `access.denied` | `query.invalid`
 */
export async function readReport(context: Context, name: string, query: ReportQuery): Promise<Report> {
  if (!(reportNames as readonly string[]).includes(name)) throw new Problem('not_found');
  requireCapability(context.actor, 'readReports');
  const report = name as ReportName;
  const period = readPeriod(context, report, query);
  const groupBy = readGrouping(report, query.groupBy);
  const cells = await readInReach(context, report, groupBy, query.owner, period && toRange(period));
  return {
    definition: { name: report, groupBy, ...period },
    rows: toRows(context, report, cells, groupBy),
    totals: toRows(context, report, cells, 'total'),
    asOf: context.now().toISOString(),
  };
}

/** Sales and the funnel are figures of deals; records are counted as far as the right on each object reaches. */
async function readInReach(
  context: Context,
  report: ReportName,
  groupBy: string,
  owner: string | undefined,
  range: KeyRange | undefined,
): Promise<readonly Cell[]> {
  const objects = report === 'records' ? objectNames : (['deals'] as const);
  const reach = new Map<string, readonly string[]>(
    objects.map((object) => [object, chooseOwners(context, object, groupBy, owner)]),
  );
  const cells = await readCells(context, report, [...new Set([...reach.values()].flat())], range);
  if (report !== 'records') return cells;
  return cells.filter(({ dimension, ownerId }) => reach.get(dimension)?.includes(ownerId));
}

/** Who sees everything and asks about nobody in particular is served by the cells of all, owners who left included. */
function chooseOwners(
  context: Context,
  object: ObjectName,
  groupBy: string,
  owner: string | undefined,
): readonly string[] {
  const scope = scopeOf(context.actor, object, 'read');
  if (scope === 'all' && groupBy !== 'owner' && owner === undefined) return [allOwners];
  const reach = ownersWithin(context, scope);
  return owner === undefined ? reach : reach.filter((id) => id === owner);
}

interface Period {
  readonly from: string;
  readonly to: string;
}

/** Sales: the last twelve months unless told otherwise. */
function readPeriod(context: Context, report: ReportName, query: ReportQuery): Period | undefined {
  if (report !== 'sales') return undefined;
  const now = monthOf(context.now().toISOString(), context.tenant.timeZone);
  const { from = monthsBefore(now, 11), to = now } = query;
  for (const [parameter, month] of Object.entries({ from, to })) {
    if (!/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(month)) throw new Problem('query.invalid', { params: { parameter } });
  }
  if (from.slice(0, 7) > to.slice(0, 7)) throw new Problem('query.invalid', { params: { parameter: 'from' } });
  return { from: from.slice(0, 7), to: to.slice(0, 7) };
}

function monthsBefore(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - months, 1)).toISOString().slice(0, 7);
}

function toRange({ from, to }: Period): KeyRange {
  return { between: [from, `${to}~`] };
}

function readGrouping(report: ReportName, groupBy: string | undefined): string {
  const own = { sales: 'month', funnel: 'stage', records: 'object' }[report];
  if (groupBy === undefined || groupBy === own) return own;
  if (groupBy === 'owner') return 'owner';
  throw new Problem('query.invalid', { params: { parameter: 'groupBy' } });
}

function toRows(context: Context, report: ReportName, cells: readonly Cell[], groupBy: string): readonly ReportRow[] {
  const isSummed = report !== 'records' && !isHidden(context.actor, 'deals', 'amount');
  const groups = new Map<string, { labels: Partial<ReportRow>; count: number; amount: number }>();
  for (const cell of cells) {
    const labels = { ...labelsOf(context, cell, groupBy), ...dimensionOf(report, cell) };
    const name = JSON.stringify(labels);
    const group = groups.get(name) ?? { labels, count: 0, amount: 0 };
    groups.set(name, { labels, count: group.count + cell.count, amount: group.amount + cell.amount });
  }
  return [...groups.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { labels, count, amount }]) => ({
      ...labels,
      count,
      ...(isSummed ? { amount: fromThousandths(amount) } : {}),
    }));
}

function labelsOf(context: Context, cell: Cell, groupBy: string): Partial<ReportRow> {
  switch (groupBy) {
    case 'month':
      return { month: cell.period };
    case 'stage':
      return { stageId: cell.period };
    case 'owner':
      return { owner: context.directory.users.get(cell.ownerId)?.name ?? '', ownerId: cell.ownerId };
    default:
      return {};
  }
}

/** Currencies are never added up. */
function dimensionOf(report: ReportName, cell: Cell): Partial<ReportRow> {
  return report === 'records' ? { object: cell.dimension } : { currency: cell.dimension };
}
