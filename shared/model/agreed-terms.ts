import type { LineItem } from './line-items.ts';
import { toThousandths } from './money.ts';
import type { Fields } from './records.ts';
import { fold } from './text.ts';

/** Where an offer differs from what was agreed with the client. */
export interface Departure {
  /** RFC 6901 pointer into the quote. */
  readonly pointer: string;
  readonly term: 'discount' | 'paymentTerms';
  /** Percent, or words. */
  readonly agreed: string;
  readonly offered: string;
}

/** Fields of a quote that an approval is given for. */
export const approvedFields: readonly string[] = ['companyId', 'currency', 'items', 'paymentTerms'];

/**
 * Less than the agreed discount, and silence about the payment, depart from nothing; neither does anything when the time of
 * the terms is over. A price below that of the price list counts as a discount.
 * @param prices of the price list, decimal, by product id
 * @param today YYYY-MM-DD where the company works
 */
export function findDepartures(
  company: Fields,
  quote: Fields,
  prices: ReadonlyMap<string, string>,
  today: string,
): readonly Departure[] {
  if (typeof company.termsUntil === 'string' && company.termsUntil < today) return [];
  const items = (quote.items as readonly LineItem[] | undefined) ?? [];
  return [...tooCheap(company.agreedDiscount, items, prices), ...paidOtherwise(company, quote)];
}

function tooCheap(
  agreed: unknown,
  items: readonly LineItem[],
  prices: ReadonlyMap<string, string>,
): readonly Departure[] {
  if (typeof agreed !== 'string') return [];
  return items.flatMap(({ price, discount = '0', productId = '' }, at) => {
    const list = Math.max(toThousandths(prices.get(productId) ?? price), toThousandths(price));
    const kept = BigInt(toThousandths(price)) * (hundred - BigInt(toThousandths(discount)));
    if (list === 0 || kept >= BigInt(list) * (hundred - BigInt(toThousandths(agreed)))) return [];
    const offered = 100 - Number(kept) / list / 1000;
    return [{ pointer: `/items/${at}/discount`, term: 'discount', agreed, offered: offered.toFixed(2) }];
  });
}

/** In thousandths of a percent. */
const hundred = 100_000n;

function paidOtherwise({ paymentTerms: agreed }: Fields, { paymentTerms: offered }: Fields): readonly Departure[] {
  if (typeof agreed !== 'string' || typeof offered !== 'string' || fold(agreed) === fold(offered)) return [];
  return [{ pointer: '/paymentTerms', term: 'paymentTerms', agreed, offered }];
}
