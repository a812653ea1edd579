import { importRowKey, importRowPrefix, jobKey } from '#shared/store/keys/jobs.ts';
import { type Item, isAbsent, type Page, type Table, type Write, WriteConflict } from '#shared/store/table.ts';
import type { Reason } from '../plan/reason.ts';

/** What came of a row that was to be carried out; kept in the transaction of the change itself, so it happens once. */
export type RowResult =
  | {
      readonly row: number;
      /** It came along with this row of the file; `row` is behind them all. */
      readonly of?: number;
      readonly outcome: 'created' | 'updated';
      readonly recordId: string;
      readonly version: number;
    }
  | { readonly row: number; readonly outcome: 'refused'; readonly reason: Reason };

export type DoneRow = Extract<RowResult, { readonly recordId: string }>;

/** What came of taking a row back. `partly`: somebody changed some of its fields since, which are theirs. */
export interface Reversal {
  readonly outcome: 'reversed' | 'partly' | 'kept' | 'failed';
  /** Those that stay. */
  readonly fields?: readonly string[];
  readonly reason?: Reason;
}

export type ReversibleRow = DoneRow & { readonly reversal?: Reversal };

export function writeResult(importId: string, result: RowResult): Write {
  return { put: { ...importRowKey(importId, result.row), type: 'import-row', shape: 1, ...result }, if: isAbsent };
}

export function writeReversal(importId: string, row: number, reversal: Reversal): Write {
  const ifNew = { attribute: 'reversal', op: 'absent' } as const;
  return { update: importRowKey(importId, row), set: { reversal }, if: ifNew };
}

/** Keeps what was kept first. @returns the item of who was faster */
export async function writeOnce(table: Table, write: Write): Promise<Item | undefined> {
  try {
    await table.transact([write]);
    return undefined;
  } catch (error) {
    if (error instanceof WriteConflict && error.failures[0]?.current) return error.failures[0].current;
    throw error;
  }
}

export async function readResult(table: Table, importId: string, row: number): Promise<RowResult | undefined> {
  return toResult(await table.get(importRowKey(importId, row), { consistent: true }));
}

/** Of these rows, as far as they are done. */
export async function readResults(
  table: Table,
  importId: string,
  rows: readonly number[],
): Promise<ReadonlyMap<number, RowResult>> {
  const items = await table.getMany(
    rows.map((row) => importRowKey(importId, row)),
    { consistent: true },
  );
  return new Map(items.flatMap((item) => toResult(item) ?? []).map((result) => [result.row, result]));
}

/** All results in the order of their rows, page by page. @param after row behind which it begins */
export async function* listResults(
  table: Table,
  importId: string,
  { after, limit }: { readonly after?: number; readonly limit?: number } = {},
): AsyncGenerator<readonly (RowResult & { readonly reversal?: Reversal })[]> {
  let startAfter: Page['next'] = after === undefined ? undefined : { ...importRowKey(importId, after) };
  do {
    const page: Page = await table.query({
      pk: jobKey(importId).pk,
      sk: { beginsWith: importRowPrefix },
      consistent: true,
      ...(limit !== undefined && { limit }),
      ...(startAfter && { startAfter }),
    });
    yield page.items.map((item) => item as unknown as RowResult);
    startAfter = page.next;
  } while (startAfter);
}

export function toResult(item: Item | undefined): RowResult | undefined {
  return item as unknown as RowResult | undefined;
}
