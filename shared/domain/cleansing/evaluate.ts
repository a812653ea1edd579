import { createHash } from 'node:crypto';
import type { CleansingStepKind } from '#shared/model/cleansing.ts';
import type { Fields } from '#shared/model/records.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { toStableJson } from '../backups/content-sum.ts';
import type { Context } from '../context.ts';
import { masteredFields } from '../mastery/require-free.ts';
import { diffFields, type FieldChange } from '../records/audit.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import type { Finding } from './cleansing-line.ts';
import { type CleansingRun, isUnattended } from './cleansing-run.ts';
import { archiveStale } from './steps/archive-stale.ts';
import { fill } from './steps/fill/fill.ts';
import { flagJunk } from './steps/flag-junk.ts';
import { normalise } from './steps/normalise.ts';
import { repairReferences } from './steps/repair-references.ts';
import type { LoadNamed, ProposeStep, StepAnswer, StepQuestion } from './steps/step.ts';

/** Merging is about pairs, not about records. */
const proposals: Readonly<Record<Exclude<CleansingStepKind, 'mergeCertain'>, ProposeStep>> = {
  normalise,
  fill,
  repairReferences,
  archiveStale,
  flagJunk,
};

export interface Evaluation {
  readonly data: Fields;
  readonly changes: readonly FieldChange[];
  readonly findings: readonly Finding[];
  /** Of the changes: another one is another change. */
  readonly hash: string;
}

/** A group that is deeper than this, or goes round in a circle, is looked at as it stands. */
const deepest = 6;

/** `by`: who is told what the run leaves to other systems; absent: nobody. */
type Questioned = Pick<CleansingRun, 'steps' | 'at'> & Partial<Pick<CleansingRun, 'by'>>;

/**
 * What the steps of a run would do to the record, one after the other; nothing where nothing is to be done.
 * @param left hashes of changes, by field, that are not to be made
 * @param load for who has read the records that are named already
 */
export async function evaluate(
  context: Context,
  run: Questioned,
  record: StoredRecord,
  left: Readonly<Record<string, string>> = {},
  load: LoadNamed = (ids) => loadNamed(context.table, ids),
  depth = 0,
): Promise<Evaluation | undefined> {
  const related = relatedAfter(context, run, load, depth);
  const mastered = masteredFields(context, record);
  const isTold = run.by !== undefined && !isUnattended(run.by);
  let data = record.data;
  const findings: Finding[] = [];
  for (const [at, step] of run.steps.entries()) {
    if (step.kind === 'mergeCertain') continue;
    const answer = await proposals[step.kind]({
      context,
      record: { ...record, data },
      step,
      at: run.at,
      load,
      related,
    });
    const proposed = diffFields(data, answer.data);
    const isLeft = (change: FieldChange) => mastered.has(change.field) || left[change.field] === hashOf([change]);
    const next = without(answer.data, proposed.filter(isLeft));
    const elsewhere = isTold ? proposed.flatMap(({ field }) => (mastered.has(field) ? [field] : [])) : [];
    const changed = diffFields(data, next).map(({ field }) => field);
    const fields = [...changed, ...elsewhere, ...(answer.flagged ?? [])];
    if (fields.length > 0) findings.push({ step: at, fields, ...explain(fields, withElsewhere(answer, elsewhere)) });
    data = next;
  }
  if (findings.length === 0) return undefined;
  const changes = diffFields(record.data, data);
  return { data, changes, findings, hash: hashOf(changes) };
}

/** Related records as the run leaves them; each is looked at once. */
function relatedAfter(
  context: Context,
  { steps, at }: Pick<CleansingRun, 'steps' | 'at'>,
  load: LoadNamed,
  depth: number,
): StepQuestion['related'] {
  // Whether a company is archived says nothing about others, and is dear to find out.
  const run = { steps: steps.filter(({ kind }) => kind !== 'archiveStale' && kind !== 'flagJunk'), at };
  const look = async (id: unknown) => {
    const found = await findLive(load, id);
    if (!found || depth >= deepest) return found;
    const { data } = (await evaluate(context, run, found, {}, load, depth + 1)) ?? found;
    return { ...found, data };
  };
  const seen = new Map<unknown, ReturnType<typeof look>>();
  return (id) => {
    const known = seen.get(id) ?? look(id);
    seen.set(id, known);
    return known;
  };
}

function explain(fields: readonly string[], { because = {} }: StepAnswer): Pick<Finding, 'because'> {
  const known = fields.flatMap((field) => (because[field] ? [[field, because[field]] as const] : []));
  return known.length > 0 ? { because: Object.fromEntries(known) } : {};
}

async function findLive(load: LoadNamed, id: unknown): Promise<StoredRecord | undefined> {
  let wanted = typeof id === 'string' && id !== '' ? id : undefined;
  for (let step = 0; wanted !== undefined && step < deepest; step += 1) {
    const record: StoredRecord | undefined = (await load([wanted])).get(wanted);
    if (record?.mergedInto === undefined) return record && isLive(record) ? record : undefined;
    wanted = record.mergedInto;
  }
  return undefined;
}

/** What its system alone can mend is named, and why nothing is done about it here. */
function withElsewhere(answer: StepAnswer, fields: readonly string[]): StepAnswer {
  const mastered = Object.fromEntries(fields.map((field) => [field, 'mastered' as const]));
  return { ...answer, because: { ...answer.because, ...mastered } };
}

function without(after: Fields, undone: readonly FieldChange[]): Fields {
  if (undone.length === 0) return after;
  const restored = { ...after, ...Object.fromEntries(undone.map(({ field, old }) => [field, old])) };
  return Object.fromEntries(Object.entries(restored).filter(([, value]) => value !== null));
}

/** Strong reads: what was made a moment ago is there. */
export async function loadNamed(table: Table, ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
  if (ids.length === 0) return new Map();
  const items = await table.getMany([...new Set(ids)].map(recordKey), { consistent: true });
  return new Map(items.map((item) => [item.pk, fromItem(item)]));
}

export function hashOf(changes: readonly FieldChange[]): string {
  const sorted = changes.toSorted((one, other) => (one.field < other.field ? -1 : 1));
  return createHash('sha256').update(toStableJson(sorted)).digest('base64url').slice(0, 22);
}
