import { isDeepStrictEqual } from 'node:util';
import type { MergeRule } from '#shared/model/merging.ts';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CoManager, Fields } from '#shared/model/records.ts';
import type { ValueSource } from '../records/list-sources.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { isUnited, uniteLists } from './unite.ts';

/** A record with where its values come from. */
export interface Candidate {
  readonly record: StoredRecord;
  readonly sources: Readonly<Record<string, ValueSource>>;
}

export interface FieldOutcome {
  readonly field: string;
  readonly rule: MergeRule;
  /** Whose value it is; absent: that of no single record. */
  readonly recordId?: string;
  /** Absent: the survivor has none. */
  readonly value?: unknown;
}

export interface Choice {
  /** The first is the one that stays. */
  readonly candidates: readonly [Candidate, ...(readonly Candidate[])];
  /** Field → record. */
  readonly choose: Readonly<Record<string, string>>;
  /** Fields that another system keeps, of this record. */
  readonly mastered?: { readonly recordId: string; readonly fields: readonly string[] };
  /** YYYY-MM-DD */
  readonly today: string;
}

/** What each field of the survivor will hold, and why; fields that no record fills are left out. */
export function decideFields(definition: ObjectDefinition, choice: Choice): readonly FieldOutcome[] {
  const owner = decideMastered(definition.owner, choice) ?? decideOwner(definition, choice);
  return definition.fields.flatMap((field) => {
    if (field.readOnly) return [];
    if (field.name === definition.owner) return owner ? [owner] : [];
    const mastered = decideMastered(field.name, choice);
    if (mastered) return [mastered];
    const outcome = decide(definition, field, choice);
    if (field.type === 'coManagers') return withFormerOwners(definition, field, choice, owner, outcome);
    return outcome ? [outcome] : [];
  });
}

export function outcomesToFields(outcomes: readonly FieldOutcome[]): Fields {
  return Object.fromEntries(outcomes.flatMap(({ field, value }) => (value === undefined ? [] : [[field, value]])));
}

/** As it stands there, or empty as it is there. */
function decideMastered(field: string, { candidates, mastered }: Choice): FieldOutcome | undefined {
  const keeper = candidates.find(({ record }) => record.id === mastered?.recordId)?.record;
  if (!keeper || !mastered?.fields.includes(field)) return undefined;
  const value = keeper.data[field];
  return { field, rule: 'mastered', recordId: keeper.id, ...(value !== undefined && { value }) };
}

interface Value {
  readonly recordId: string;
  readonly value: unknown;
  /** When it was given. */
  readonly at: string;
}

function valuesOf({ name }: FieldDefinition, { candidates }: Choice): readonly Value[] {
  const group = candidates.map(({ record }) => record.id);
  return candidates.flatMap(({ record, sources }) => {
    const value = record.data[name];
    // A record of the group that names another one would name itself.
    if (value === undefined || group.includes(value as string)) return [];
    return [{ recordId: record.id, value, at: sources[name]?.at ?? record.createdAt }];
  });
}

function decide(definition: ObjectDefinition, field: FieldDefinition, choice: Choice): FieldOutcome | undefined {
  const values = valuesOf(field, choice);
  const [first] = values;
  if (!first) return undefined;
  const { name, strictest } = field;
  if (strictest) {
    const rank = ({ value }: Value) => strictest.indexOf(String(value));
    const strict = values.reduce((best, one) => (rank(one) < rank(best) ? one : best));
    return { field: name, rule: 'strictest', recordId: strict.recordId, value: strict.value };
  }
  const chosen = choice.choose[name];
  if (chosen !== undefined) {
    const value = values.find((one) => one.recordId === chosen)?.value;
    if (value !== undefined || !field.required) return { field: name, rule: 'chosen', recordId: chosen, value };
  }
  if (values.every(({ value }) => isDeepStrictEqual(value, first.value)))
    return { field: name, rule: values.length === 1 ? 'only' : 'same', recordId: first.recordId, value: first.value };
  if (isUnited(field)) {
    const lists = values.map(({ value }) => value as readonly unknown[]);
    return { field: name, rule: 'united', value: uniteLists(field, lists, choice.today) };
  }
  const survivor = choice.candidates[0].record.id;
  const own = values.find(({ recordId }) => recordId === survivor);
  if (own && isOfSurvivor(definition, field))
    return { field: name, rule: 'survivor', recordId: own.recordId, value: own.value };
  const latest = values.reduce((best, one) => (one.at > best.at ? one : best));
  return { field: name, rule: 'latest', recordId: latest.recordId, value: latest.value };
}

/** What names a record, says how far it is, or is filled in where nobody says anything. */
function isOfSurvivor({ title, work }: ObjectDefinition, field: FieldDefinition): boolean {
  const { name, required, filledIn, default: preset } = field;
  return title.includes(name) || work?.field === name || required === true || filledIn === true || preset !== undefined;
}

function decideOwner({ owner }: ObjectDefinition, { candidates, choose }: Choice): FieldOutcome | undefined {
  const chosen = candidates.find(({ record }) => record.id === choose[owner]);
  const { record } = chosen ?? candidates[0];
  const value = record.data[owner];
  if (value === undefined) return undefined;
  const rule = chosen ? 'chosen' : candidates.every((one) => one.record.data[owner] === value) ? 'same' : 'survivor';
  return { field: owner, rule, recordId: record.id, value };
}

/** Who looked after one of the records looks after a part of what has become of them. */
function withFormerOwners(
  { owner: ownerField }: ObjectDefinition,
  { name, max = 10 }: FieldDefinition,
  { candidates }: Choice,
  owner: FieldOutcome | undefined,
  outcome: FieldOutcome | undefined,
): readonly FieldOutcome[] {
  const named = (outcome?.value as readonly CoManager[] | undefined) ?? [];
  const others = candidates.map(({ record }) => record.data[ownerField]).filter((id) => typeof id === 'string');
  const added = [...new Set(others)].filter((userId) => !named.some((one) => one.userId === userId));
  const all = [...named, ...added.map((userId): CoManager => ({ userId }))].filter(
    ({ userId }) => userId !== owner?.value,
  );
  if (all.length === 0) return [];
  const isAsChosen = isDeepStrictEqual(all, named);
  return [isAsChosen && outcome ? outcome : { field: name, rule: 'united', value: all.slice(0, max) }];
}
