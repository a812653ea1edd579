import { type Departure, findDepartures } from '#shared/model/agreed-terms.ts';
import type { LineItem } from '#shared/model/line-items.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { isSubstitute, may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../organisation/effective-manager.ts';
import { placementOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/** Where the quote departs from what was agreed with its client; the prices of the products are read for it. */
export async function listDepartures(
  context: Context,
  company: StoredRecord,
  quote: StoredRecord,
): Promise<readonly Departure[]> {
  const items = (quote.data.items as readonly LineItem[] | undefined) ?? [];
  const ids = [...new Set(items.flatMap(({ productId }) => productId ?? []))];
  const products = ids.length === 0 ? [] : (await context.table.getMany(ids.map(recordKey))).map(fromItem);
  const prices = new Map(
    products
      .filter(({ data }) => data.currency === quote.data.currency)
      .flatMap(({ id, data }) => (typeof data.price === 'string' ? [[id, data.price] as const] : [])),
  );
  return findDepartures(company.data, quote.data, prices, todayOf(context));
}

/** Whoever answers for the client: its account manager, who stands in for them, and those above. */
export function mayApprove({ actor }: Context, company: StoredRecord): boolean {
  const placement = placementOf(company);
  return may(actor, 'companies', 'edit', placement) || isSubstitute(actor, placement);
}
