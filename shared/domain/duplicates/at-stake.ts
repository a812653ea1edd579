import { fromThousandths, toThousandths } from '#shared/model/money.ts';
import { holdingRange } from '#shared/store/record-index-keys.ts';
import { isHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { Pair } from './pair-item.ts';

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Records that are read of one client; what is left out is more than anybody weighs. */
const mostRead = 100;

/**
 * What the open deals and the issued invoices of both clients come to, by pair and currency: how much depends on their being
 * told apart or made one. Nothing for pairs of people, and for who may not see amounts. One wave.
 */
export async function weighPairs(
  context: Context,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, readonly Money[]>> {
  if (isSecret(context)) return new Map();
  const clients = new Set(
    pairs.flatMap(({ sides }) => sides.filter(({ object }) => object === 'companies').map(({ id }) => id)),
  );
  const sums = new Map(await Promise.all([...clients].map(async (id) => [id, await sumOf(context, id)] as const)));
  return new Map(
    pairs.map(({ id, sides }) => {
      const total = new Map<string, number>();
      for (const [currency, amount] of sides.flatMap((side) => [...(sums.get(side.id) ?? [])]))
        total.set(currency, (total.get(currency) ?? 0) + amount);
      const money = [...total].map(([currency, amount]) => ({ amount: fromThousandths(amount), currency }));
      return [id, money] as const;
    }),
  );
}

function isSecret({ actor }: Context): boolean {
  return isHidden(actor, 'deals', 'amount') || isHidden(actor, 'invoices', 'total');
}

/** What the open deals and the issued invoices of each client come to; nothing for who may not see amounts. One wave. */
export async function weighClients(
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Money[]>> {
  if (isSecret(context)) return new Map();
  const toMoney = ([currency, amount]: readonly [string, number]) => ({ amount: fromThousandths(amount), currency });
  return new Map(await Promise.all(ids.map(async (id) => [id, [...(await sumOf(context, id))].map(toMoney)] as const)));
}

async function sumOf({ table }: Context, companyId: string): Promise<ReadonlyMap<string, number>> {
  const { items } = await table.query({ index: 'gsi1', pk: companyId, sk: holdingRange, limit: mostRead });
  const sums = new Map<string, number>();
  for (const record of items.map(fromItem)) {
    const amount = amountOf(record);
    const currency = String(record.data.currency ?? '');
    if (amount !== 0 && currency !== '') sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  return sums;
}

function amountOf({ object, data }: StoredRecord): number {
  const amount = object === 'deals' ? data.amount : object === 'invoices' && data.status === 'issued' ? data.total : 0;
  return typeof amount === 'string' ? toThousandths(amount) : 0;
}

const bands = ['certain', 'probable', 'possible'] as const;

/** Grows with doubt: pairs of one rank are about equally sure. */
export function rankOf({ band, score }: Pick<Pair, 'band' | 'score'>): number {
  return bands.indexOf(band) * 100 + 20 - Math.round(score * 20);
}

/** Where a pair stands in the list. */
export interface Place {
  readonly rank: number;
  /** Thousandths of the currency of the workspace. */
  readonly stake: number;
  readonly id: string;
}

export function placeOf(pair: Pair, money: readonly Money[], currency: string): Place {
  const own = money.find((one) => one.currency === currency);
  return { rank: rankOf(pair), stake: own ? toThousandths(own.amount) : 0, id: pair.id };
}

/** Of pairs that are about equally sure, those come first on which more depends in the currency of the workspace. */
export function byUrgency(one: Place, other: Place): number {
  return one.rank - other.rank || other.stake - one.stake || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
