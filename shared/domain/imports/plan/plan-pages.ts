import { Problem } from '#shared/model/problems.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { giveBack, keepLease, type Lease } from '#shared/store/lease.ts';
import type { Context } from '../../context.ts';
import type { FileStore } from '../../files/file-store.ts';
import { asRun } from '../../mastery/require-free.ts';
import { definitionOfEntry } from '../import-access.ts';
import type { ImportEntry, PlanFacts, Planning } from '../import-entry.ts';
import { readPlanSettings } from '../mapping/plan-settings.ts';
import type { Mapping } from '../mapping/propose-mapping.ts';
import { stateSettings } from '../mapping/read-settings.ts';
import type { PagesBefore } from '../matching/look-alikes.ts';
import { RowMemory } from '../matching/row-memory.ts';
import { RowsBefore } from '../matching/rows-before.ts';
import { noteHidden } from '../matching/tell-look-alikes.ts';
import { SourceReplaced } from '../source/source-file.ts';
import type { SourceRow } from '../source/source-table.ts';
import { buildPlan, type PlanSettings } from './build-plan.ts';
import { type LoadedSource, loadSource } from './load-source.ts';
import { addOwed } from './owed-fields.ts';
import { loadSeen, saveIndex, savePage } from './plan-file.ts';
import { loadOrder } from './plan-order.ts';
import { type PlanCounts, type PlanRow, sumCounts } from './plan-row.ts';

/** How far a plan is made at once. */
export interface PlanPace {
  /** Whether the time of this function is nearly over; absent: it has enough. */
  readonly isLate?: () => boolean;
  /** Rows that are looked at together. */
  readonly pageRows?: number;
}

interface PlanWork extends PlanPace {
  readonly context: Context;
  readonly files: FileStore;
  readonly lease: Lease<ImportEntry>;
}

const usualPage = 1000;

/**
 * Goes on with a plan where it stands, page by page. Files are read anew up to there, which takes seconds.
 * @returns whether something is left for another call
 * @throws Problem when the file is not there any more, or another one; there is no plan then
 */
export async function workOnPlan(work: PlanWork, entry: ImportEntry): Promise<boolean> {
  const { lease } = work;
  try {
    return await makePages(work, entry);
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof SourceReplaced)) throw error;
    await giveBack(lease, { status: entry.plan ? 'planned' : 'new' }, ['planning']);
    throw error instanceof Problem ? error : new Problem('import.state');
  }
}

async function makePages(work: PlanWork, entry: ImportEntry): Promise<boolean> {
  const { files, lease, isLate = () => false, pageRows = usualPage } = work;
  const context = asRun(work.context, entry);
  let planning = planningOf(entry);
  const order = await loadOrder(files, planning.key, planning.sha256);
  const source = await loadSource(files, entry, order.input);
  if (source.etag !== order.etag) throw new SourceReplaced(planning.key);
  const definition = definitionOfEntry(context, entry);
  const visible = visibleDefinition(context.actor.permissions, definition);
  const settings = await readPlanSettings(context, visible, source.columns, order.input);
  const memory = await recallRows(files, planning);
  const rowsBefore = new RowsBefore(files, planning.key);
  const before: PagesBefore = { memory, loadRows: (numbers) => rowsBefore.load(numbers, planning.pages) };
  const after = planning.pages.at(-1)?.last ?? 0;
  for await (const rows of takePages(source.rows(), after, pageRows)) {
    const chunk = { columns: source.columns, dateOrders: order.dateOrders, rows };
    const planned = await buildPlan(context, definition, chunk, settings, before);
    const isNoted = planning.isNoted || (await noteHidden(context, definition, planned));
    planning = await addPage(work, planning, planned, memory, isNoted);
    if (!(await keepLease(lease, { planning }))) return false;
    if (isLate() && planning.done < planning.total) {
      await giveBack(lease);
      return true;
    }
  }
  const { columns, delimiter } = source;
  const saved = await saveIndex(files, planning.key, {
    columns,
    delimiter,
    pages: planning.pages,
    settings: stateSettings(order.input, settings),
  });
  const plan: PlanFacts = {
    ...saved,
    ...describe(entry, planning, source, settings),
    ...(order.input.notify && { notify: true }),
    at: context.now().toISOString(),
  };
  await giveBack(lease, { plan, status: 'planned' }, ['planning']);
  return false;
}

function planningOf({ id, planning }: ImportEntry): Planning {
  if (!planning) throw new Error(`${id} has no plan to be made`);
  return planning;
}

async function recallRows(files: FileStore, { key, pages }: Planning): Promise<RowMemory> {
  const memory = new RowMemory();
  for (const [number, page] of pages.entries()) memory.recall(await loadSeen(files, key, number, page));
  return memory;
}

async function* takePages(
  rows: AsyncIterable<SourceRow>,
  after: number,
  size: number,
): AsyncGenerator<readonly SourceRow[]> {
  let page: SourceRow[] = [];
  for await (const row of rows) {
    if (row.row <= after) continue;
    page.push(row);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function addPage(
  { context, files }: PlanWork,
  planning: Planning,
  rows: readonly PlanRow[],
  memory: RowMemory,
  isNoted: boolean,
): Promise<Planning> {
  const related = countRelated(rows, memory);
  const page = await savePage(files, planning.key, planning.pages.length, rows, memory.takeFresh());
  return {
    ...planning,
    at: context.now().toISOString(),
    done: planning.done + rows.length,
    related: planning.related + related,
    owed: addOwed(planning.owed, rows),
    pages: [...planning.pages, page],
    isNoted,
  };
}

/** Records that come along with these rows, and with none before. */
function countRelated(rows: readonly PlanRow[], memory: RowMemory): number {
  const all = rows.flatMap((row) => ('related' in row && row.related?.map(({ id }) => [id, row.row] as const)) || []);
  return all.filter(([id, row]) => memory.note(`along ${id}`, row)).length;
}

function describe(
  { plan: old }: ImportEntry,
  { pages, done, related, owed = {} }: Planning,
  { encoding, delimiter, sheet }: LoadedSource,
  { mapping, match, duplicates }: PlanSettings & { readonly mapping: Mapping },
): Omit<PlanFacts, 'key' | 'sha256' | 'at'> {
  const counts: PlanCounts = sumCounts(pages.map((page) => page.counts));
  return {
    number: (old?.number ?? 0) + 1,
    rows: done,
    counts,
    related,
    owed,
    mapping: Object.fromEntries(mapping),
    match,
    duplicates,
    encoding,
    delimiter,
    sheet,
  };
}
