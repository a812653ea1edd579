import { type PlanInput, planSchema } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { takeLease } from '#shared/store/lease.ts';
import type { Condition } from '#shared/store/table.ts';
import { requireAny } from '../../access/access.ts';
import type { Context } from '../../context.ts';
import { requireFewProbes } from '../../duplicates/probes.ts';
import type { FileStore } from '../../files/file-store.ts';
import { definitionOfEntry, readOwnEntry } from '../import-access.ts';
import { changeEntry, hasStatus, type ImportEntry, leaseOf, type Planning } from '../import-entry.ts';
import { readPlanSettings } from '../mapping/plan-settings.ts';
import { surveyTable } from '../source/survey.ts';
import { loadSource } from './load-source.ts';
import { saveOrder } from './plan-order.ts';
import { type PlanPace, workOnPlan } from './plan-pages.ts';

/**
 * The dry run: decides for every row what will be done with it, and keeps that. It can be repeated until the plan is
 * carried out; each plan lies in files of its own. What is wrong with the order is told at once; a plan that is not made in
 * time is left as it stands, for the background to go on with.
 * @returns the import, `planned` or `planning`
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `import.state` and those of `loadSource`
 */
export async function planImport(
  context: Context,
  files: FileStore,
  id: string,
  body: unknown,
  pace: PlanPace = {},
): Promise<ImportEntry> {
  const input = checkBody(planSchema, body);
  const entry = await readOwnEntry(context, id);
  // How a run of a feed is planned, the feed says.
  if (entry.feedId !== undefined) throw new Problem('import.state');
  await makePlan(context, files, entry, input, pace);
  return readOwnEntry(context, id);
}

/** As `planImport`, of an import that the actor may plan. */
export async function makePlan(
  context: Context,
  files: FileStore,
  entry: ImportEntry,
  input: PlanInput,
  pace: PlanPace = {},
): Promise<void> {
  const { id } = entry;
  requireAny(context.actor, entry.object, 'import');
  if (entry.status !== 'new' && entry.status !== 'planned' && entry.status !== 'planning')
    throw new Problem('import.state');
  await requireFewProbes(context);
  const source = await loadSource(files, entry, input);
  const visible = visibleDefinition(context.actor.permissions, definitionOfEntry(context, entry));
  await readPlanSettings(context, visible, source.columns, input);
  const { rows: total, columns } = await surveyTable(source);
  const dateOrders = columns.map(({ dateOrder }) => dateOrder);
  const key = `imports/${id}/${context.newId('plan')}`;
  const sha256 = await saveOrder(files, key, { input, dateOrders, etag: source.etag });
  const at = context.now().toISOString();
  const planning: Planning = {
    key,
    sha256,
    requestedBy: context.actor.id,
    requestedAt: at,
    at,
    total,
    done: 0,
    related: 0,
    pages: [],
  };
  const isLast: Condition = entry.plan
    ? { attribute: 'plan.number', op: 'eq', value: entry.plan.number }
    : { attribute: 'plan', op: 'absent' };
  const change = { set: { planning, status: 'planning' }, remove: ['lease'] };
  await changeEntry(context.table, id, change, { all: [hasStatus('new', 'planned', 'planning'), isLast] });
  const lease = leaseOf(context, id);
  const isOurs: Condition = { attribute: 'planning.key', op: 'eq', value: key };
  const begun = await takeLease(lease, { all: [hasStatus('planning'), isOurs] });
  if (begun) await workOnPlan({ context, files, lease, ...pace }, begun);
}
