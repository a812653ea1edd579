import { type PlanAction, planActions } from '#shared/model/imports.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Band } from '../../duplicates/model/bands.ts';
import type { FieldChange } from '../../records/audit.ts';
import type { SourceRow } from '../source/source-table.ts';
import type { Reason } from './reason.ts';

/** What a new record may be the same as: a record, or what another row of the file makes. */
export type LookAlike = { readonly score: number; readonly band: Band } & (
  | { readonly id: string }
  | { readonly row: number }
);

/** A record that is not there yet and that rows of the file name: it is made with the first of them that is carried out. */
export interface Related {
  readonly object: ObjectName;
  readonly id: string;
  /** Tells it from other rows of the import; behind all rows of any file. */
  readonly number: number;
  readonly fields: Fields;
}

/** What is to be done with a row of the file, decided once and for all. */
export type PlanRow = SourceRow &
  (
    | {
        readonly action: 'create';
        /** That the new record gets: making it twice is not possible. */
        readonly id: string;
        readonly title: string;
        readonly fields: Fields;
        /** What it may be the same as, and is made all the same. */
        readonly lookAlikes?: readonly LookAlike[];
        /** Fields that it must have and comes without. */
        readonly owed?: readonly string[];
        readonly related?: readonly Related[];
      }
    | {
        readonly action: 'update';
        readonly id: string;
        readonly title: string;
        /** On which the plan was made; a record that has moved on since is left alone. */
        readonly version: number;
        readonly fields: Fields;
        readonly changes: readonly FieldChange[];
        readonly related?: readonly Related[];
      }
    /** The record says already what the row says. */
    | { readonly action: 'skip'; readonly id: string; readonly title: string }
    /** It is left out, since it may be the same as these. */
    | { readonly action: 'skip'; readonly lookAlikes: readonly LookAlike[] }
    | { readonly action: 'refuse'; readonly reasons: readonly Reason[]; readonly lookAlikes?: readonly LookAlike[] }
  );

export type PlanCounts = Readonly<Record<PlanAction, number>>;

export function countRows(rows: readonly PlanRow[]): PlanCounts {
  const counts = { create: 0, update: 0, skip: 0, refuse: 0 };
  for (const { action } of rows) counts[action] += 1;
  return counts;
}

export function sumCounts(all: readonly PlanCounts[]): PlanCounts {
  const sum = { create: 0, update: 0, skip: 0, refuse: 0 };
  for (const counts of all) for (const action of planActions) sum[action] += counts[action];
  return sum;
}
