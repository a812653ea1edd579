import { type MergeBody, mergeSchema } from '#shared/model/merging.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField, isMergeable } from '#shared/model/objects/registry.ts';
import { type FieldProblem, type FieldProblemCode, Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import { masteredFields, tellMastery } from '../mastery/require-free.ts';
import { deriveFields } from '../records/derive-fields.ts';
import { listSources } from '../records/list-sources.ts';
import { isAllowed, isIdOf, readRecord } from '../records/read-record.ts';
import { fromItem } from '../records/record-item.ts';
import { nextVersion } from '../records/record-versions.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { type ChildCounts, countChildren } from './count-children.ts';
import { findObstacles, type Obstacle } from './find-obstacles.ts';
import { findKeeper, findKeptApart, type Keeper, withKept } from './keepers.ts';
import { type Candidate, decideFields, type FieldOutcome, outcomesToFields } from './survivorship.ts';
import { findConfirmer, mayConfirm } from './who-confirms.ts';
import { withoutLoops } from './without-loops.ts';

export interface MergePlan {
  /** The first is the one that stays. */
  readonly candidates: readonly [Candidate, ...(readonly Candidate[])];
  readonly outcomes: readonly FieldOutcome[];
  readonly before: StoredRecord;
  /** The survivor as it will be. */
  readonly after: StoredRecord;
  readonly children: ChildCounts;
  readonly obstacles: readonly Obstacle[];
  /** Whether the actor may merge them, or only propose it. */
  readonly mayMerge: boolean;
  /** Who may, where the actor may not. */
  readonly confirmer: { readonly id: string; readonly name: string } | null;
}

/** @throws Problem `route.not_found` for records that are never merged | `validation.failed` */
export function readMergeBody(definition: ObjectDefinition, targetId: string, body: unknown): MergeBody {
  if (!isMergeable(definition)) throw new Problem('route.not_found');
  const parsed = checkBody(mergeSchema, body);
  const errors = parsed.sources.flatMap((id, at): readonly FieldProblem[] =>
    id === targetId || parsed.sources.indexOf(id) < at ? [{ pointer: `/sources/${at}`, code: 'invalid' }] : [],
  );
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
  return parsed;
}

/**
 * What merging the records would come to; nothing is written.
 * @throws Problem `not_found`, when one of them is hidden or gone | `record.merged` | `access.denied`, when the actor may
 * change none of them | `record.erased` | `precondition.failed` | `validation.failed`
 */
export async function planMerge(
  context: Context,
  definition: ObjectDefinition,
  targetId: string,
  { sources, choose = {}, versions = {} }: Omit<MergeBody, 'proposal' | 'dryRun'>,
): Promise<MergePlan> {
  const ids = [targetId, ...sources];
  const target = await loadCandidate(context, definition, targetId);
  requireAny(context.actor, definition.name, 'edit');
  requireIds(definition, sources);
  const [others, children] = await Promise.all([
    Promise.all(sources.map((id) => loadCandidate(context, definition, id))),
    countChildren(context.table, sources),
  ]);
  const group = [target, ...others] as const;
  const records = [target.record, ...others.map(({ record }) => record)] as const;
  requireVersions(records, versions);
  const keeper = findKeeper(context, records);
  checkChoice(context, definition, ids, choose, keeper);
  const mayMerge = (await mayAll(context, records)) && mayConfirm(context, records);
  const now = context.now().toISOString();
  const decided = decideFields(definition, {
    candidates: group,
    choose,
    today: now.slice(0, 10),
    ...(keeper && { mastered: { recordId: keeper.record.id, fields: keeper.fields } }),
  });
  const outcomes = await withoutLoops(context.table, definition, ids, decided);
  const [before] = records;
  const data = { ...readOnlyFields(definition, before), ...outcomesToFields(outcomes) };
  const parent = await loadParent(context, data.parentId);
  const derived = deriveFields(definition, { before: before.data, after: data, now, parent: parent?.data });
  const after = nextVersion(context, before, withKept(derived, keeper));
  return {
    candidates: group,
    outcomes,
    before,
    after,
    children,
    obstacles: [...findObstacles(definition, records, outcomes), ...findKeptApart(context, records, outcomes)],
    mayMerge,
    confirmer: mayMerge ? null : findConfirmer(context, records),
  };
}

/** @throws Problem `validation.failed` for what is the id of no such record */
function requireIds(definition: ObjectDefinition, sources: readonly string[]): void {
  const errors = sources.flatMap((id, at): readonly FieldProblem[] =>
    isIdOf(definition, id) ? [] : [{ pointer: `/sources/${at}`, code: 'format' }],
  );
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
}

async function loadCandidate(context: Context, definition: ObjectDefinition, id: string): Promise<Candidate> {
  const record = await readRecord(context, definition, id);
  if (record.erasedAt !== undefined) throw new Problem('record.erased');
  const { fields } = await listSources(context, definition, id);
  return { record, sources: fields };
}

/** @throws Problem `access.denied` for who may change none of them */
async function mayAll(context: Context, records: readonly StoredRecord[]): Promise<boolean> {
  const rights = await Promise.all(
    records.map(async (record) => ({
      edit: await isAllowed(context, 'edit', record),
      merge: await isAllowed(context, 'merge', record),
    })),
  );
  if (!rights.some(({ edit }) => edit)) throw new Problem('access.denied');
  return rights.every(({ edit, merge }) => edit && merge);
}

/** @throws Problem `precondition.failed`, with the versions that there are */
function requireVersions(records: readonly StoredRecord[], seen: Readonly<Record<string, number>>): void {
  const isStale = records.some(({ id, version }) => seen[id] !== undefined && seen[id] !== version);
  if (!isStale) return;
  const versions = Object.fromEntries(records.map(({ id, version }) => [id, version]));
  throw new Problem('precondition.failed', { members: { versions } });
}

/** @throws Problem `validation.failed` */
function checkChoice(
  context: Context,
  definition: ObjectDefinition,
  ids: readonly string[],
  choose: Readonly<Record<string, string>>,
  keeper: Keeper | undefined,
): void {
  const visible = visibleDefinition(context.actor.permissions, definition);
  const errors = Object.entries(choose).flatMap(([name, id]): readonly FieldProblem[] => {
    const pointer = `/choose/${name}`;
    const code = faultOf(findField(visible, name), ids.includes(id));
    if (code) return [{ pointer, code }];
    const mastery = keeper && keeper.record.id !== id && masteredFields(context, keeper.record).get(name);
    return mastery ? [{ pointer, code: 'mastered', params: tellMastery(context, mastery) }] : [];
  });
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
}

function faultOf(field: ReturnType<typeof findField>, isOfGroup: boolean): FieldProblemCode | undefined {
  if (!field) return 'unknown_field';
  // A legal number is never given up, nor is a consent chosen.
  if (field.readOnly || field.type === 'identifiers' || field.strictest) return 'read_only';
  return isOfGroup ? undefined : 'option';
}

function readOnlyFields({ fields }: ObjectDefinition, { data }: StoredRecord) {
  const kept = fields.filter((field) => field.readOnly).map(({ name }) => name);
  // What was retired of the workspace's own fields keeps its values.
  const unknown = Object.keys(data).filter((name) => !fields.some((field) => field.name === name));
  return Object.fromEntries(
    [...kept, ...unknown].flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])),
  );
}

async function loadParent({ table }: Context, parentId: unknown): Promise<StoredRecord | undefined> {
  if (typeof parentId !== 'string') return undefined;
  const item = await table.get(recordKey(parentId), { consistent: true });
  return item && fromItem(item);
}
