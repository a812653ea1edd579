import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineItem, sumItems } from '#shared/model/line-items.ts';

const item = (quantity: string, price: string, discount?: string, vatRate?: string): LineItem => ({
  quantity,
  price,
  ...(discount !== undefined && { discount }),
  ...(vatRate !== undefined && { vatRate }),
});

describe('sumItems', () => {
  it.each([
    ['nothing', [], { net: '0.00', vat: '0.00', total: '0.00' }],
    ['one line', [item('3', '19.99', undefined, '20')], { net: '59.97', vat: '11.99', total: '71.96' }],
    ['a discount', [item('2', '50', '12.5')], { net: '87.50', vat: '0.00', total: '87.50' }],
    [
      'halves away from nought',
      [item('0.5', '0.01'), item('1', '-0.005')],
      { net: '0.00', vat: '0.00', total: '0.00' },
    ],
    ['lines rounded one by one', [item('1', '0.005'), item('1', '0.005')], { net: '0.02', vat: '0.00', total: '0.02' }],
    [
      'a rebate',
      [item('1', '100', undefined, '20'), item('1', '-30', undefined, '20')],
      { net: '70.00', vat: '14.00', total: '84.00' },
    ],
    [
      'what no number of JavaScript holds',
      [item('999999999', '99999999999.999')],
      { net: '99999999899999000000.00', vat: '0.00', total: '99999999899999000000.00' },
    ],
  ])('comes to what is expected of %s', (_name, items, sums) => {
    expect(sumItems(items)).toEqual(sums);
  });

  it('adds up: the total is net and VAT, and the order of lines does not matter', () => {
    const decimal = (most: number) => fc.nat({ max: most }).map((value) => (value / 1000).toFixed(3));
    const line = fc.record({
      quantity: decimal(99_999_999),
      price: decimal(99_999_999),
      discount: decimal(100_000),
      vatRate: decimal(30_000),
    });
    const cents = (text: string) => BigInt(text.replace('.', ''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (items) => {
        const sums = sumItems(items);
        expect(cents(sums.net) + cents(sums.vat)).toBe(cents(sums.total));
        expect(sumItems(items.toReversed())).toEqual(sums);
        const lines = items.map((one) => cents(sumItems([one]).total));
        expect(lines.reduce((sum, one) => sum + one, 0n)).toBe(cents(sums.total));
      }),
    );
  });
});
