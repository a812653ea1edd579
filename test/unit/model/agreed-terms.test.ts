import { describe, expect, it } from 'vitest';
import { findDepartures } from '#shared/model/agreed-terms.ts';

const today = '2026-11-20';
const company = { agreedDiscount: '10', paymentTerms: '30 days' };
const line = (more: object = {}) => ({ name: 'Pump', quantity: '1', price: '100.00', ...more });
const find = (quote: object, terms: object = company, prices = new Map<string, string>()) =>
  findDepartures({ ...terms }, { ...quote }, prices, today);

describe('findDepartures', () => {
  it.each([
    ['nothing', {}],
    ['the agreed discount', { items: [line({ discount: '10.0' })] }],
    ['less than it', { items: [line({ discount: '9.999' })] }],
    ['what costs nothing', { items: [line({ price: '0', discount: '50' })] }],
    ['the same payment in other letters', { paymentTerms: '30  DAYS ' }],
  ])('finds none in %s', (_, quote) => {
    expect(find(quote)).toEqual([]);
  });

  it('names each line that is too cheap, and another payment', () => {
    const items = [line(), line({ discount: '10.001' }), line({ discount: '25' })];
    expect(find({ items, paymentTerms: '60 days' })).toEqual([
      { pointer: '/items/1/discount', term: 'discount', agreed: '10', offered: '10.00' },
      { pointer: '/items/2/discount', term: 'discount', agreed: '10', offered: '25.00' },
      { pointer: '/paymentTerms', term: 'paymentTerms', agreed: '30 days', offered: '60 days' },
    ]);
  });

  it('counts a price below that of the price list, and none above it', () => {
    const prices = new Map([['pro_1', '200.00']]);
    expect(find({ items: [line({ productId: 'pro_1' })] }, company, prices)[0]?.offered).toBe('50.00');
    expect(find({ items: [line({ productId: 'pro_1', price: '180' })] }, company, prices)).toEqual([]);
    const dearer = line({ productId: 'pro_1', price: '400', discount: '11' });
    expect(find({ items: [dearer] }, company, prices)[0]?.offered).toBe('11.00');
  });

  it('finds none where nothing is agreed, or not any more', () => {
    const quote = { items: [line({ discount: '90' })], paymentTerms: 'never' };
    expect(find(quote, {})).toEqual([]);
    expect(find(quote, { ...company, termsUntil: '2026-11-19' })).toEqual([]);
    expect(find(quote, { ...company, termsUntil: today })).toHaveLength(2);
  });
});
