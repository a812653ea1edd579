import { planSchema } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Condition } from '#shared/store/table.ts';
import { requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import { requireFewProbes } from '../duplicates/probes.ts';
import type { FileStore } from '../files/file-store.ts';
import { buildPlan } from './build-plan.ts';
import { definitionOfEntry, readOwnEntry } from './import-access.ts';
import { changeEntry, hasStatus, type ImportEntry, type PlanFacts } from './import-entry.ts';
import { loadSource } from './load-source.ts';
import { savePlan } from './plan-file.ts';
import { countRelated, countRows, type PlanRow } from './plan-row.ts';
import { readPlanSettings } from './plan-settings.ts';
import type { SourceRow, SourceTable } from './source/source-table.ts';
import { surveyTable } from './source/survey.ts';
import { noteHidden } from './tell-look-alikes.ts';

/**
 * The dry run: decides for every row what will be done with it, and keeps that. It can be repeated until the plan is
 * carried out; each plan is a file of its own.
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `import.state` and those of `loadSource`
 */
export async function planImport(
  context: Context,
  files: FileStore,
  id: string,
  body: unknown,
): Promise<{ readonly entry: ImportEntry; readonly rows: readonly PlanRow[] }> {
  const input = checkBody(planSchema, body);
  const entry = await readOwnEntry(context, id);
  requireAny(context.actor, entry.object, 'import');
  if (entry.status !== 'new' && entry.status !== 'planned') throw new Problem('import.state');
  await requireFewProbes(context);
  const source = await loadSource(files, entry, input);
  const { columns: seen } = await surveyTable(source);
  const { columns, delimiter, encoding, sheet } = source;
  const table = {
    columns,
    dateOrders: seen.map(({ dateOrder }) => dateOrder),
    rows: await collectRows(source),
  };
  const definition = definitionOfEntry(context, entry);
  const visible = visibleDefinition(context.actor.permissions, definition);
  const settings = await readPlanSettings(context, visible, columns, input);
  const rows = await buildPlan(context, definition, table, settings);
  const saved = await savePlan(files, `imports/${id}/${context.newId('plan')}.jsonl.gz`, { columns, delimiter, rows });
  const { plan: old } = entry;
  const plan: PlanFacts = {
    ...saved,
    number: (old?.number ?? 0) + 1,
    at: context.now().toISOString(),
    rows: rows.length,
    counts: countRows(rows),
    related: countRelated(rows),
    mapping: Object.fromEntries(settings.mapping),
    match: settings.match,
    duplicates: settings.duplicates,
    encoding,
    delimiter,
    sheet,
  };
  const isLast: Condition = old
    ? { attribute: 'plan.number', op: 'eq', value: old.number }
    : { attribute: 'plan', op: 'absent' };
  const condition = { all: [hasStatus('new', 'planned'), isLast] };
  await noteHidden(context, definition, rows);
  await changeEntry(context.table, id, { set: { plan, status: 'planned' } }, condition);
  return { entry: { ...entry, plan, status: 'planned' }, rows };
}

async function collectRows(source: SourceTable): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const row of source.rows()) rows.push(row);
  return rows;
}
