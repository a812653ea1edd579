import { dialectOf, writeCsv } from '#shared/model/csv.ts';
import { translate } from '#shared/model/messages/translate.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { dimensions } from '#shared/model/quality/quality.ts';
import type { SummaryGrouping } from '#shared/model/quality/summary.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import type { Language } from '#shared/model/tenant.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { today } from './describe-quality.ts';
import { add, type QualityFigures, toFigures, worstFirst } from './figures.ts';
import { groupSums, idOf, isIn } from './groups.ts';
import { objectsWithin } from './reach.ts';
import { type OwnerSums, readSums } from './read-sums.ts';
import { reportWords } from './report-words.ts';
import { readWeeks } from './weeks.ts';

interface Week {
  /** Its Monday; of the last one the day itself. */
  readonly week: string;
  readonly records: number;
  readonly score: number | null;
}

export interface QualityReportRow extends QualityFigures {
  /** User, department, source, object or import; empty: records that name none. */
  readonly id: string;
  readonly name: string | null;
  readonly trend: readonly Week[];
  /** Path of the records behind the figures, what gains most first; null: they are those of several people. */
  readonly drill: string | null;
}

export interface QualityReport {
  readonly definition: { readonly name: 'quality'; readonly groupBy: SummaryGrouping };
  /** The worst first. */
  readonly rows: readonly QualityReportRow[];
  readonly totals: readonly (QualityFigures & { readonly trend: readonly Week[] })[];
  readonly asOf: string;
}

export interface QualityReportQuery {
  readonly groupBy: SummaryGrouping;
  /** Only what belongs to this user, or to the people of this department. */
  readonly owner?: string | undefined;
  readonly department?: string | undefined;
  /** Of the weeks, as a month or a day; the figures are those of today. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * How good the data of the people are whom the actor leads, with the weeks before: the figures that the stream keeps, in one
 * round trip. By owner without what counts against nobody for the time being.
 * @throws Problem `access.denied` | `query.invalid`
 */
export async function reportQuality(context: Context, query: QualityReportQuery): Promise<QualityReport> {
  requireCapability(context.actor, 'readReports');
  requirePeriod(query);
  const { groupBy, owner, department, from = '', to } = query;
  const isWanted = (week: string) => week >= from && (to === undefined || week <= `${to}~`);
  const reach = objectsWithin(context);
  const isAsked = (id: string) =>
    (owner === undefined || id === owner) &&
    (department === undefined || context.directory.users.get(id)?.departmentId === department);
  const owners = [...new Set([...reach.values()].flatMap((people) => [...people]))].filter(isAsked);
  const asOf = today(context);
  const [sums, weeks] = await Promise.all([
    readSums(context.table, owners, asOf),
    readWeeks(context.table, owners, asOf),
  ]);
  const isWithin = ({ object, ownerId }: OwnerSums) => reach.get(object as ObjectName)?.has(ownerId) ?? false;
  const isCharged = groupBy === 'owner';
  const now = sums.filter(isWithin).map((one) => ({ ...one, week: asOf }));
  const past = weeks.filter(isWithin);
  const groups = await groupSums(context, groupBy, now);
  const pastById = Map.groupBy(
    past.filter((one) => isIn(groupBy, one)),
    (one) => idOf(context, groupBy, one),
  );
  const rows = groups.map(({ id, name, sums: own }) => ({
    id,
    name,
    ...toFigures(add(own), isCharged),
    trend: trendOf([...(pastById.get(id) ?? []), ...own], isCharged).filter(({ week }) => isWanted(week)),
    drill: groupBy === 'owner' || groupBy === 'import' ? `${apiPrefix}/quality/fix-next?${groupBy}=${id}` : null,
  }));
  return {
    definition: { name: 'quality', groupBy },
    rows: rows.toSorted(worstFirst),
    totals: [
      { ...toFigures(add(now), false), trend: trendOf([...past, ...now], false).filter(({ week }) => isWanted(week)) },
    ],
    asOf,
  };
}

function requirePeriod({ from, to }: QualityReportQuery): void {
  for (const [parameter, value] of Object.entries({ from, to })) {
    if (value !== undefined && !/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(value))
      throw new Problem('query.invalid', { params: { parameter } });
  }
}

function trendOf(sums: readonly (OwnerSums & { readonly week: string })[], isCharged: boolean): readonly Week[] {
  const byWeek = [...Map.groupBy(sums, ({ week }) => week)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return byWeek.map(([week, own]) => {
    const { records, score } = toFigures(add(own), isCharged);
    return { week, records, score };
  });
}

/** As a table for spreadsheets: a line for each group, a column for each week. */
export function writeQualityReport({ definition, rows }: QualityReport, language: Language): string {
  const weeks = [...new Set(rows.flatMap(({ trend }) => trend.map(({ week }) => week)))].sort();
  const columns = ['id', 'name', 'records', 'score', ...dimensions, 'points'] as const;
  const header = columns.map((name) => reportWords[language][name]);
  const tell = (value: number | string | null | undefined) => String(value ?? '');
  const lines = rows.map((row) => {
    const { id, name, records, score, points, trend } = row;
    const byWeek = new Map(trend.map((one) => [one.week, one.score]));
    return [
      id,
      name ?? nameOf(definition.groupBy, id, language),
      tell(records),
      tell(score),
      ...dimensions.map((one) => tell(row.dimensions[one])),
      tell(points),
      ...weeks.map((week) => tell(byWeek.get(week))),
    ];
  });
  return writeCsv([[...header, ...weeks], ...lines], dialectOf(language));
}

function nameOf(by: SummaryGrouping, id: string, language: Language): string {
  return by === 'object' ? translate(language, `object.${id as ObjectName}.many`) : id;
}
