import { nightlyPlan } from '#shared/model/cleansing.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import { giveBack, keepLease } from '#shared/store/lease.ts';
import { type ScanPlace, scanPart } from '#shared/store/scan-in-parts.ts';
import type { Item } from '#shared/store/table.ts';
import { inLanes } from '../in-lanes.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { type CleansingLine, toLineItem } from './cleansing-line.ts';
import { type CleansingRun, endCleansing } from './cleansing-run.ts';
import type { CleansingWork, UpkeepOutcome } from './cleansing-work.ts';
import { evaluate, loadNamed } from './evaluate.ts';
import { readLeftAlone } from './left-alone.ts';
import { listCertainPairs } from './merge-certain.ts';
import { listNamed } from './steps/repair-references.ts';
import type { LoadNamed } from './steps/step.ts';

const lanes = 8;
const samplesPerStep = 5;

/**
 * Looks at every record, and keeps a line for each that would change: page by page, with the place in the scan beside the
 * counts, so that a page that is looked at again counts once.
 * @returns the run, when it need not wait for anybody's approval
 */
export async function previewLines(work: CleansingWork): Promise<CleansingRun | undefined> {
  const { scan, lease, isLate } = work;
  let { run } = work;
  let place: ScanPlace | undefined = run.place ?? { segment: 0 };
  while (place) {
    if (isLate()) {
      await giveBack(lease);
      return undefined;
    }
    const page = await scanPart(scan, place, {
      filter: { attribute: 'sk', op: 'eq', value: recordSk },
      consistent: true,
    });
    run = await previewPage({ ...work, run }, page.items);
    place = page.next;
    // The last page is noted with the end: there is no place behind it that could be noted beside its counts.
    if (place && !(await keepLease(lease, { ...progressOf(run), place }))) return undefined;
  }
  run = await findPairs({ ...work, run });
  const { pairs } = run;
  const found = { ...progressOf(run), ...(pairs && { pairs }) };
  if (run.planId !== nightlyPlan.id && !run.approved) {
    await endCleansing(lease, { status: 'previewed', ...found });
    return undefined;
  }
  const next = { ...found, status: 'running' } as const;
  return (await keepLease(lease, next, { remove: ['place'] })) ? { ...run, ...next } : undefined;
}

function progressOf({ examined, total, stepCounts, samples, fields, upkeep }: CleansingRun) {
  return { examined, total, stepCounts, samples, fields, ...(upkeep && { upkeep }) };
}

async function previewPage(work: CleansingWork, items: readonly Item[]): Promise<CleansingRun> {
  const { context, run } = work;
  const records = items.map(fromItem).filter(isLive);
  const upkeep = await doUpkeep(work, records);
  const left = await readLeftAlone(
    context.table,
    run,
    records.map(({ id }) => id),
  );
  const load = await readNamedAhead(work, records);
  const lines: CleansingLine[] = [];
  await inLanes(records, lanes, async (record) => {
    const found = await evaluate(context, run, record, left.get(record.id), load);
    if (!found) return;
    const { findings, hash } = found;
    lines.push({ recordId: record.id, object: record.object, findings, hash });
  });
  await context.table.writeMany(lines.map((line) => ({ put: toLineItem(run, line) })));
  const sorted = lines.toSorted((one, other) => (one.recordId < other.recordId ? -1 : 1));
  return sorted.reduce(countLine, { ...addUpkeep(run, upkeep), examined: run.examined + records.length });
}

/** Of a whole page at once what its records name, where a step asks for that. */
async function readNamedAhead({ context, run }: CleansingWork, records: readonly StoredRecord[]): Promise<LoadNamed> {
  const { table, directory } = context;
  const isAsked = run.steps.some(({ kind }) => kind === 'repairReferences' || kind === 'fill');
  const named = isAsked ? records.flatMap(({ object, data }) => listNamed(directory.definitions[object], data)) : [];
  const ahead = new Map(await loadNamed(table, named));
  return async (ids) => {
    const late = await loadNamed(
      table,
      ids.filter((id) => !ahead.has(id)),
    );
    for (const [id, record] of late) ahead.set(id, record);
    return ahead;
  };
}

function countLine(run: CleansingRun, { recordId, findings }: CleansingLine): CleansingRun {
  const isIn = (step: number) => findings.some((one) => one.step === step);
  const stepCounts = run.stepCounts.map((count, at) => (isIn(at) ? { ...count, found: count.found + 1 } : count));
  const isShown = run.stepCounts.some(({ found }, at) => found < samplesPerStep && isIn(at));
  return { ...run, total: run.total + 1, stepCounts, samples: isShown ? [...run.samples, recordId] : run.samples };
}

async function doUpkeep(
  { upkeep }: CleansingWork,
  records: readonly StoredRecord[],
): Promise<readonly UpkeepOutcome[]> {
  const outcomes: UpkeepOutcome[] = [];
  for (const record of upkeep ? records : []) outcomes.push(await (upkeep as NonNullable<typeof upkeep>)(record));
  return outcomes;
}

function addUpkeep(run: CleansingRun, outcomes: readonly UpkeepOutcome[]): CleansingRun {
  if (outcomes.length === 0) return run;
  const { changed, postponed } = run.upkeep ?? { changed: 0, postponed: 0 };
  const fields = { ...run.fields };
  const done = outcomes.filter((one) => one !== 'postponed');
  for (const field of done.flat()) fields[field] = (fields[field] ?? 0) + 1;
  const counts = {
    changed: changed + done.filter((one) => one.length > 0).length,
    postponed: postponed + outcomes.length - done.length,
  };
  return { ...run, fields, upkeep: counts };
}

async function findPairs({ context, run }: CleansingWork): Promise<CleansingRun> {
  const at = run.steps.findIndex(({ kind }) => kind === 'mergeCertain');
  if (at < 0) return run;
  const pairs = await listCertainPairs(context);
  const stepCounts = run.stepCounts.map((count, place) => (place === at ? { ...count, found: pairs.length } : count));
  return { ...run, stepCounts, pairs };
}
