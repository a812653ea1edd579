import type { CleansingReason, CleansingStatus, CleansingStepKind } from '#shared/model/cleansing.ts';
import { undoDays } from '#shared/model/merging.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { cleansingLineKey } from '#shared/store/keys/jobs.ts';
import { aboutVisible } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { type FieldChange, readChanges } from '../records/audit.ts';
import { loadMany } from '../records/load-many.ts';
import { isAllowed } from '../records/read-record.ts';
import { titleOf } from '../records/record-facts.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { type CleansingLine, fromLineItem } from './cleansing-line.ts';
import type { CleansingRun, KeptField, ReversalCounts, StepCount } from './cleansing-run.ts';
import { evaluate } from './evaluate.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** A run as the API gives it. */
export interface CleansingRunView {
  readonly id: string;
  readonly plan: { readonly id: string; readonly name: string };
  readonly status: CleansingStatus;
  readonly at: string;
  /** null: the schedule. */
  readonly by: Person | null;
  readonly approved: { readonly by: Person; readonly at: string } | null;
  readonly examined: number;
  /** Records that the preview found something in. */
  readonly count: number;
  /** Of these, what has been carried out so far. */
  readonly done: number;
  readonly steps: readonly StepCount[];
  readonly outcomes: CleansingRun['outcomes'];
  readonly fields: CleansingRun['fields'];
  readonly mergeRunId: string | null;
  readonly finishedAt: string | null;
  readonly undo: ({ readonly by: Person; readonly at: string; readonly done: number } & ReversalCounts) | null;
  readonly undoUntil: string;
}

export interface SampleView {
  readonly object: ObjectName;
  readonly id: string;
  readonly title: string;
  readonly steps: readonly CleansingStepKind[];
  /** Before and after; of what is only flagged the values as they are. */
  readonly changes: readonly (FieldChange & { readonly because: CleansingReason | null })[];
}

export interface WholeCleansingView extends CleansingRunView {
  readonly sample: readonly SampleView[];
  readonly kept: readonly (KeptField & { readonly title: string })[];
}

export function describeCleansing({ directory }: Context, run: CleansingRun): CleansingRunView {
  const personOf = (id: string): Person => ({ id, name: directory.users.get(id)?.name ?? id });
  const { id, planId, planName, status, at, by, approved, undo } = run;
  return {
    id,
    plan: { id: planId, name: planName },
    status,
    at,
    by: by === 'schedule' ? null : personOf(by),
    approved: approved ? { by: personOf(approved.by), at: approved.at } : null,
    examined: run.examined,
    count: run.total,
    done: run.done,
    steps: run.stepCounts,
    outcomes: run.outcomes,
    fields: run.fields,
    mergeRunId: run.mergeRunId ?? null,
    finishedAt: run.finishedAt ?? null,
    undo: undo ? { ...undo, by: personOf(undo.by) } : null,
    undoUntil: new Date(Date.parse(at) + undoDays * 24 * 3600 * 1000).toISOString(),
  };
}

/** With some of its records, and what was kept: only those that the reader may read, without hidden fields. */
export async function describeWhole(context: Context, run: CleansingRun): Promise<WholeCleansingView> {
  const { table } = context;
  const keptFields = run.kept ?? [];
  const ids = [...new Set([...run.samples, ...keptFields.map(({ id }) => id)])];
  const [records, items] = await Promise.all([
    loadMany(table, ids),
    table.getMany(
      run.samples.map((one) => cleansingLineKey(run.id, one)),
      { consistent: true },
    ),
  ]);
  const readable = await Promise.all(records.map((record) => isAllowed(context, 'read', record)));
  const shown = new Map(records.filter((_, at) => readable[at]).map((record) => [record.id, record]));
  const lines = new Map(items.map(fromLineItem).map((line) => [line.recordId, line]));
  const sample = await Promise.all(
    run.samples.map(async (id) => {
      const [record, line] = [shown.get(id), lines.get(id)];
      return record && line ? describeSample(context, run, record, line) : undefined;
    }),
  );
  return {
    ...describeCleansing(context, run),
    sample: sample.flatMap((one) => one ?? []),
    kept: keptFields.flatMap((one) => {
      const record = shown.get(one.id);
      const isVisible = record && aboutVisible(context.actor, record.object, [one]).length > 0;
      return isVisible ? [{ object: one.object, id: one.id, field: one.field, title: nameOf(context, record) }] : [];
    }),
  };
}

/** Before it is carried out as it would change now, afterwards as it was changed. */
async function describeSample(
  context: Context,
  run: CleansingRun,
  record: StoredRecord,
  line: CleansingLine,
): Promise<SampleView | undefined> {
  const changes = await readSampleChanges(context, run, record, line);
  if (changes.length === 0) return undefined;
  const kinds = line.findings.flatMap(({ step }) => run.steps[step]?.kind ?? []);
  const because = Object.assign({}, ...line.findings.map((finding) => finding.because ?? {})) as Record<
    string,
    CleansingReason
  >;
  const { object, id } = record;
  return {
    object,
    id,
    title: nameOf(context, record),
    steps: kinds,
    changes: aboutVisible(context.actor, object, changes).map(({ field, old, new: value }) => ({
      field,
      old,
      new: value,
      because: because[field] ?? null,
    })),
  };
}

async function readSampleChanges(
  context: Context,
  run: CleansingRun,
  record: StoredRecord,
  { outcome, version, findings }: CleansingLine,
): Promise<readonly FieldChange[]> {
  if (outcome === 'changed' && version !== undefined) return readChanges(context, record.id, version);
  if (!isLive(record)) return [];
  const found = await evaluate(context, run, record);
  if (!found) return [];
  const changed = new Set(found.changes.map(({ field }) => field));
  const flagged = findings.flatMap(({ fields }) => fields).filter((field) => !changed.has(field));
  const asTheyAre = [...new Set(flagged)].map((field) => {
    const value = record.data[field] ?? null;
    return { field, old: value, new: value };
  });
  return [...found.changes, ...asTheyAre];
}

function nameOf({ directory }: Context, { object, data }: StoredRecord): string {
  return titleOf(directory.definitions[object], data);
}
