import { type Credit, splitAmount } from '#shared/model/credits.ts';
import { toThousandths } from '#shared/model/money.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { findStage } from '#shared/model/pipelines.ts';
import { type CellPosition, cellKey } from '#shared/store/keys/figures.ts';
import type { Key } from '#shared/store/table.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';

/** Changes when the reports below do, or the rules of quality; contributions of an older generation are made anew by a rebuild. */
export const generation = 2;

/** What one record adds to one cell. */
export interface Share {
  readonly key: Key;
  readonly count: number;
  /** Thousandths of the currency that stands in the dimension of the cell. */
  readonly amount: number;
}

/** Whether records of this type are part of any figure. What a log holds is counted by nobody. */
export function isCounted(type: string): boolean {
  return type in definitions && definitions[type as ObjectName].listBy !== 'date';
}

/** Every figure that a record is part of. One that is not live is part of none. */
export function sharesOf(record: StoredRecord, timeZone: string): readonly Share[] {
  if (!isLive(record)) return [];
  return [...countShares(record), ...(record.object === 'deals' ? dealShares(record, timeZone) : [])];
}

/** How many live records there are, so that nothing has to be counted by reading. */
function countShares(record: StoredRecord): readonly Share[] {
  if (!isCounted(record.object)) return [];
  return forOwnerAndAll(record, 'records', 'all', record.object, 0);
}

function dealShares(record: StoredRecord, timeZone: string): readonly Share[] {
  const { stageId, closedAt, currency, amount } = record.data;
  const stage = findStage(stageId);
  if (!stage) return [];
  const thousandths = typeof amount === 'string' ? toThousandths(amount) : 0;
  const funnel = forOwnerAndAll(record, 'funnel', stage.id, String(currency), thousandths);
  if (stage.kind !== 'won') return funnel;
  const month = monthOf(String(closedAt), timeZone);
  return [...funnel, ...saleShares(record, month, String(currency), thousandths)];
}

/** A sale is counted for its owner; what it is worth, for those who have a part in it. */
function saleShares(record: StoredRecord, month: string, currency: string, amount: number): readonly Share[] {
  const credits = (record.data.credits as readonly Credit[] | undefined) ?? [];
  const shares = forOwnerAndAll(record, 'sales', month, currency, amount);
  if (credits.length === 0) return shares;
  const [all, own] = shares;
  const position: CellPosition = { report: 'sales', grouping: 'owner', currency: '*' };
  const ownerId = ownerIdOf(record);
  const parts = splitAmount(amount, credits);
  const others = parts
    .filter((part) => part.userId !== ownerId)
    .map((part) => ({
      key: cellKey({ ...position, ownerId: part.userId }, month, currency),
      count: 0,
      amount: part.amount,
    }));
  const ownPart = parts.find(({ userId }) => userId === ownerId)?.amount ?? 0;
  return [...(all ? [all] : []), ...(own ? [{ ...own, amount: ownPart }] : []), ...others];
}

/** Kept per owner, for those who see only a part, and once for all. */
function forOwnerAndAll(
  record: StoredRecord,
  report: string,
  period: string,
  dimension: string,
  amount: number,
): readonly Share[] {
  const position: CellPosition = { report, grouping: 'owner', currency: '*' };
  return [position, { ...position, ownerId: ownerIdOf(record) }].map((cell) => ({
    key: cellKey(cell, period, dimension),
    count: 1,
    amount,
  }));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-11`: the month in which an instant falls where the company works. */
export function monthOf(instant: string, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(new Date(instant)).slice(0, 7);
}
