import { fromThousandths, toThousandths } from '#shared/model/money.ts';
import type { Stage } from '#shared/model/pipelines.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { ReportRow } from '../../api/schema.ts';

export interface ColumnScope {
  readonly stageId: string;
  readonly kind: Stage['kind'];
  /** Absent: deals of all owners. */
  readonly ownerId?: string | undefined;
}

/** How the server sorts a column: open deals by the day they are expected, undated ones last; closed ones latest first. */
export function columnSort(kind: Stage['kind']): string {
  return kind === 'open' ? 'expectedCloseDate' : '-updatedAt';
}

/**
 * The cards of a column: what the server has listed, with the deals that were moved on this screen where they belong by
 * now. The lists of the server follow a moment later; until then a card must not jump back.
 * @param moved the newest known state of each moved deal
 */
export function placeCards(
  listed: readonly CrmRecord[],
  moved: ReadonlyMap<string, CrmRecord>,
  scope: ColumnScope,
): readonly CrmRecord[] {
  const current = listed.map((deal) => newest(deal, moved.get(deal.id)));
  const arrived = [...moved.values()].filter((deal) => !listed.some(({ id }) => id === deal.id));
  const cards = [...current, ...arrived].filter((deal) => belongs(deal, scope));
  return arrived.length === 0 && current.length === cards.length
    ? cards
    : cards.toSorted((left, right) => compare(sortKey(left, scope.kind), sortKey(right, scope.kind)));
}

/** An unacknowledged move has the version that it started from. */
function newest(listed: CrmRecord, moved: CrmRecord | undefined): CrmRecord {
  return moved && moved.version >= listed.version ? moved : listed;
}

function belongs(deal: CrmRecord, { stageId, ownerId }: ColumnScope): boolean {
  return deal.stageId === stageId && (ownerId === undefined || deal.ownerId === ownerId);
}

function sortKey(deal: CrmRecord, kind: Stage['kind']): readonly [string, string] {
  // Behind every date.
  if (kind === 'open') return [String(deal.expectedCloseDate ?? '~'), deal.id];
  return [invert(deal.updatedAt), deal.id];
}

/** Digits turned round, so that the latest comes first. */
function invert(instant: string): string {
  return instant.replace(/\d/g, (digit) => String(9 - Number(digit)));
}

function compare(left: readonly [string, string], right: readonly [string, string]): number {
  const [one, other] = [left.join('#'), right.join('#')];
  return one < other ? -1 : Number(one > other);
}

/** The figures of the stages once the deal has gone from one to the other. */
export function shiftFigures(rows: readonly ReportRow[], deal: CrmRecord, to: string): readonly ReportRow[] {
  const share = toThousandths(typeof deal.amount === 'string' ? deal.amount : '0');
  return add(add(rows, String(deal.stageId), deal, -1, -share), to, deal, 1, share);
}

function add(rows: readonly ReportRow[], stageId: string, deal: CrmRecord, count: number, amount: number) {
  const currency = String(deal.currency);
  const isCell = (row: ReportRow) => row.stageId === stageId && row.currency === currency;
  const known = rows.find(isCell) ?? { stageId, currency, count: 0, amount: '0' };
  const next: ReportRow = {
    ...known,
    count: known.count + count,
    ...(known.amount !== undefined && { amount: fromThousandths(toThousandths(known.amount) + amount) }),
  };
  return rows.some(isCell) ? rows.map((row) => (isCell(row) ? next : row)) : [...rows, next];
}
