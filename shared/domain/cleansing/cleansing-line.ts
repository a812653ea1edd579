import type { CleansingOutcome, CleansingReason } from '#shared/model/cleansing.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { cleansingLineKey, cleansingLinePrefix, jobKey } from '#shared/store/keys/jobs.ts';
import type { Item, Page, Table, Write } from '#shared/store/table.ts';
import { type CleansingRun, expiryOf } from './cleansing-run.ts';

/** What a step found in a record, by names of fields. */
export interface Finding {
  /** Its place among the steps of the run. */
  readonly step: number;
  readonly fields: readonly string[];
  readonly because?: Readonly<Record<string, CleansingReason>>;
}

export interface LineReversal {
  readonly outcome: 'reversed' | 'partly' | 'kept' | 'failed';
  /** Those that stay as somebody left them since. */
  readonly fields?: readonly string[];
}

/** One record of a run: what a preview found, what was done of it, and what was taken back. It holds no values. */
export interface CleansingLine {
  readonly recordId: string;
  readonly object: ObjectName;
  readonly findings: readonly Finding[];
  /** Of the change that was shown. */
  readonly hash: string;
  readonly outcome?: CleansingOutcome;
  /** It was taken back before anything came of it: nothing will. */
  readonly withdrawn?: true;
  /** The version that it made. */
  readonly version?: number;
  /** Where it became somebody else's: since when it was its former owner's; null: ever since it was made. */
  readonly ownerSince?: string | null;
  readonly reversal?: LineReversal;
}

export function toLineItem(run: Pick<CleansingRun, 'id' | 'at'>, line: CleansingLine): Item {
  const key = cleansingLineKey(run.id, line.recordId);
  return { ...key, type: 'cleansing-line', shape: 1, ...line, ttl: expiryOf(run) };
}

export function fromLineItem(item: Item): CleansingLine {
  return item as unknown as CleansingLine;
}

/** Happens once: it stands in the transaction of the change itself. */
export function writeOutcome(
  runId: string,
  recordId: string,
  outcome: CleansingOutcome,
  made: Pick<CleansingLine, 'version' | 'ownerSince'> = {},
): Write {
  return {
    update: cleansingLineKey(runId, recordId),
    set: { outcome, ...made },
    if: {
      all: [
        { attribute: 'outcome', op: 'absent' },
        { attribute: 'withdrawn', op: 'absent' },
      ],
    },
  };
}

export function writeWithdrawal(runId: string, recordId: string): Write {
  return {
    update: cleansingLineKey(runId, recordId),
    set: { withdrawn: true },
    if: { attribute: 'outcome', op: 'absent' },
  };
}

export function writeLineReversal(runId: string, recordId: string, reversal: LineReversal): Write {
  return {
    update: cleansingLineKey(runId, recordId),
    set: { reversal },
    if: { attribute: 'reversal', op: 'absent' },
  };
}

/** In the order of their records. @param after record behind which it begins */
export async function readLines(
  table: Table,
  runId: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly CleansingLine[]> {
  const page: Page = await table.query({
    pk: jobKey(runId).pk,
    sk: { beginsWith: cleansingLinePrefix },
    consistent: true,
    limit,
    ...(after !== undefined && { startAfter: { ...cleansingLineKey(runId, after) } }),
  });
  return page.items.map(fromLineItem);
}
