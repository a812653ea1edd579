import { describe, expect, it } from 'vitest';
import { orders } from '#shared/model/objects/orders.ts';
import { tidyValues, toFormValues, toPatch } from '../../../web/src/ui/form-values.ts';
import { blankItem, fillFromProduct, sumEntries, toLineItem } from '../../../web/src/ui/item-values.ts';

const product = { id: 'pro_1', name: 'Forklift', price: '900.00', currency: 'EUR', vatRate: '20' };

describe('a line of a form', () => {
  it('takes name, price and rate of VAT from the price list, and keeps the quantity', () => {
    expect(fillFromProduct({ ...blankItem(), quantity: '3' }, product, 'EUR')).toEqual({
      productId: 'pro_1',
      name: 'Forklift',
      quantity: '3',
      price: '900.00',
      discount: '',
      vatRate: '20',
    });
  });

  it('takes no price that is in another currency', () => {
    expect(fillFromProduct(blankItem(), product, 'RUB').price).toBe('');
    expect(fillFromProduct(blankItem(), product, null).price).toBe('900.00');
  });

  it('has the rate of VAT of the line above', () => {
    expect(blankItem({ vatRate: '5.5' }).vatRate).toBe('5.5');
  });

  it('comes to something as soon as its numbers can be read, as people write them', () => {
    const entry = { ...blankItem(), quantity: '2', price: '1\u00a0000,50', discount: '10', vatRate: '20' };
    expect(toLineItem(entry)).toEqual({ quantity: '2', price: '1000.50', discount: '10', vatRate: '20' });
    expect(toLineItem({ ...entry, price: '' })).toBeNull();
    expect(toLineItem({ ...entry, quantity: 'two' })).toBeNull();
    expect(sumEntries([entry, { ...entry, price: 'x' }])).toEqual({ net: '1800.90', vat: '360.18', total: '2161.08' });
  });
});

describe('lines that are sent', () => {
  const fields = orders.fields.filter(({ form }) => form);
  const record = {
    number: 'O-1',
    items: [{ productId: 'pro_1', name: 'Forklift', quantity: '1', price: '900.00', vatRate: '20' }],
  };
  const edit = (items: readonly unknown[]) =>
    toPatch(fields, record, tidyValues(fields, { ...toFormValues(fields, record), items }));

  it('are not, as long as nothing in them was changed', () => {
    expect(edit(toFormValues(fields, record).items as readonly unknown[])).toEqual({});
  });

  it('have tidy numbers and nothing that was left blank', () => {
    const lines = [
      ...record.items,
      { ...blankItem(), name: ' Delivery ', price: '1 200,00', vatRate: '20' },
      blankItem(),
    ];
    expect(edit(lines)).toEqual({
      items: [record.items[0], { name: 'Delivery', quantity: '1', price: '1200.00', vatRate: '20' }],
    });
  });

  it('are cleared together', () => {
    expect(edit([])).toEqual({ items: null });
  });
});
