import { type LineItem, type Sums, sumItems } from '#shared/model/line-items.ts';
import type { Fields } from '#shared/model/records.ts';
import { tidyNumber } from './tidy-number.ts';

/** A line as it stands in a form: its numbers are whatever was typed. */
export type ItemEntry = Readonly<Record<string, unknown>>;

export const numberParts = ['quantity', 'price', 'discount', 'vatRate'] as const;

/** A blank line; the rate of VAT is mostly that of the line above. */
export function blankItem(above?: ItemEntry): ItemEntry {
  return { productId: null, name: '', quantity: '1', price: '', discount: '', vatRate: above?.vatRate ?? '' };
}

/** A line that has nothing but a quantity and a rate says nothing. */
export function isItemSaid({ productId, name, price }: ItemEntry): boolean {
  return [productId, name, price].some((part) => typeof part === 'string' && part.trim() !== '');
}

/** What the line comes to so far; null as long as its numbers cannot be read. */
export function toLineItem(entry: ItemEntry): LineItem | null {
  const [quantity = '', price = '', discount = '', vatRate = ''] = numberParts.map((part) =>
    tidyNumber(String(entry[part] ?? '')),
  );
  const given = [quantity, price, discount || '0', vatRate || '0'];
  if (!given.every((number) => /^-?\d{1,11}(\.\d{1,3})?$/.test(number))) return null;
  return { quantity, price, ...(discount && { discount }), ...(vatRate && { vatRate }) };
}

/** The sums of the lines that can be read, as the server will work them out. */
export function sumEntries(entries: readonly ItemEntry[]): Sums {
  return sumItems(entries.map(toLineItem).filter((item) => item !== null));
}

/**
 * The line with what the price list says of the product. A price in another currency is no price here.
 * @param currency of the document; unknown as long as none is chosen
 */
export function fillFromProduct(entry: ItemEntry, product: Fields, currency: unknown): ItemEntry {
  const isOurs = typeof currency !== 'string' || product.currency === currency;
  return {
    ...entry,
    productId: product.id,
    name: product.name,
    price: isOurs ? (product.price ?? '') : '',
    vatRate: product.vatRate ?? entry.vatRate,
  };
}
