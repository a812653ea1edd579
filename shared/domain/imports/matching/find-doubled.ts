import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Context } from '../../context.ts';
import { isCompared } from '../../duplicates/comparable.ts';
import { stops } from '../../duplicates/require-new.ts';
import type { ImportEntry } from '../import-entry.ts';
import type { PlanRow } from '../plan/plan-row.ts';
import { toSubject } from './compare-rows.ts';
import { findInTable } from './find-in-table.ts';
import { readAhead } from './read-ahead.ts';

/**
 * Numbers of the rows whose client or person came in from elsewhere since they were planned, as sure as can be: carried out,
 * they would double it. What the plan has told of, and what the import itself brings, was settled then.
 */
export async function findDoubled(
  context: Context,
  definition: ObjectDefinition,
  entry: Pick<ImportEntry, 'id'>,
  rows: readonly PlanRow[],
): Promise<ReadonlySet<number>> {
  if (!isCompared(definition.name)) return new Set();
  const { directory, tenant, table } = context;
  const told = new Map<number, ReadonlySet<string>>();
  const subjects = rows.flatMap((row) => {
    if (row.action !== 'create') return [];
    told.set(row.row, new Set((row.lookAlikes ?? []).flatMap((one) => ('id' in one ? [one.id] : []))));
    const data = normaliseFields(definition, row.fields, tenant.country);
    return [toSubject(row.row, { object: definition.name, data }, directory.frequencies)];
  });
  const found = await findInTable(context, readAhead(table), subjects);
  const doubled = subjects.filter((subject) =>
    (found.get(subject.row) ?? []).some(
      (one) => one.record.batch !== entry.id && !told.get(subject.row)?.has(one.record.id) && stops(subject, one),
    ),
  );
  return new Set(doubled.map(({ row }) => row));
}
