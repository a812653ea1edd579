import type { MergeRule } from '#shared/model/merging.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Context } from '../context.ts';
import { toCrmRecord } from '../records/crm-record.ts';
import type { ValueSource } from '../records/list-sources.ts';
import { titleOf } from '../records/record-facts.ts';
import type { Obstacle } from './find-obstacles.ts';
import type { Counts } from './merge-entry.ts';
import type { MergePlan } from './plan-merge.ts';

interface CandidateValue {
  readonly recordId: string;
  readonly value: unknown;
  /** null: nobody knows any more. */
  readonly source: ValueSource | null;
}

export interface MergePreview {
  readonly mergeId: null;
  /** The survivor as it would be. */
  readonly result: CrmRecord;
  readonly fields: readonly {
    readonly field: string;
    readonly rule: MergeRule;
    /** null: that of no single record. */
    readonly recordId: string | null;
    readonly value: unknown;
    /** Whether the caller may choose another. */
    readonly choosable: boolean;
    readonly candidates: readonly CandidateValue[];
  }[];
  readonly records: readonly {
    readonly object: string;
    readonly id: string;
    readonly title: string;
    readonly version: number;
    readonly createdAt: string;
    readonly accountManager: { readonly id: string; readonly name: string } | null;
  }[];
  readonly moved: Counts;
  /** There is more than was counted. */
  readonly more: boolean;
  readonly problems: readonly Obstacle[];
  /** false: it would be proposed to those who may. */
  readonly mayMerge: boolean;
  /** To whom it would be proposed; null: the actor may, or nobody in particular. */
  readonly confirmedBy: MergePlan['confirmer'];
}

/** What merging would come to, as far as the actor may know it. */
export function describePlan(context: Context, definition: ObjectDefinition, plan: MergePlan): MergePreview {
  const { actor, directory } = context;
  const visible = visibleDefinition(actor.permissions, definition);
  return {
    mergeId: null,
    result: toCrmRecord(context, plan.after),
    fields: visible.fields.flatMap((field) => {
      const outcome = plan.outcomes.find((one) => one.field === field.name);
      if (!outcome) return [];
      const { rule, recordId = null, value = null } = outcome;
      const choosable = !field.readOnly && !field.strictest && field.type !== 'identifiers' && rule !== 'mastered';
      return [{ field: field.name, rule, recordId, value, choosable, candidates: valuesOf(plan, field.name) }];
    }),
    records: plan.candidates.map(({ record: { object, id, version, createdAt, data } }) => {
      const owner = directory.users.get(String(data[definition.owner]));
      const title = titleOf(definition, data);
      return {
        object,
        id,
        title,
        version,
        createdAt,
        accountManager: owner ? { id: owner.id, name: owner.name } : null,
      };
    }),
    moved: plan.children.counts,
    more: plan.children.more,
    problems: plan.obstacles,
    mayMerge: plan.mayMerge,
    confirmedBy: plan.confirmer,
  };
}

function valuesOf({ candidates }: MergePlan, field: string): readonly CandidateValue[] {
  return candidates.flatMap(({ record, sources }) => {
    const value = record.data[field];
    return value === undefined ? [] : [{ recordId: record.id, value, source: sources[field] ?? null }];
  });
}
