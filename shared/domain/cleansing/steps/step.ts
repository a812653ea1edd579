import type { CleansingReason, CleansingStep } from '#shared/model/cleansing.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Context } from '../../context.ts';
import type { StoredRecord } from '../../records/stored-record.ts';

export interface StepQuestion {
  readonly context: Context;
  readonly record: StoredRecord;
  readonly step: CleansingStep;
  /** The moment that ages are counted to: that of the preview, so that every look gives the same. */
  readonly at: string;
  /** Reads records that others name; those that do not exist are left out, and others may be there besides. */
  readonly load: LoadNamed;
  /**
   * The record of this id, or the one that it was merged into, as it will be when the run is over: so that a second run finds
   * nothing that the first one made possible. Nothing, when it is gone or in the bin.
   */
  readonly related: (id: unknown) => Promise<StoredRecord | undefined>;
}

export type LoadNamed = (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredRecord>>;

export interface StepAnswer {
  /** The fields as they should be; the same ones when there is nothing to do. */
  readonly data: Fields;
  /** Fields that are to be named though nothing is done about them. */
  readonly flagged?: readonly string[];
  /** By field, where the step alone does not say why. */
  readonly because?: Readonly<Record<string, CleansingReason>>;
}

/** Reads and proposes, writes nothing. */
export type ProposeStep = (question: StepQuestion) => StepAnswer | Promise<StepAnswer>;
