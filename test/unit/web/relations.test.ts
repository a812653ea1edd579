import { describe, expect, it } from 'vitest';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { knownFrom, relatedSearch, relationsTo } from '../../../web/src/features/records/relations.ts';

const at = '2026-11-01T10:00:00.000Z';
const system = { version: 1, createdAt: at, createdBy: 'u', updatedAt: at, updatedBy: 'u' };
const items = [{ name: 'Forklift', quantity: '1', price: '900.00' }];
const order: CrmRecord = {
  ...system,
  id: 'ord_1',
  object: 'orders',
  companyId: 'com_1',
  contractId: 'ctr_1',
  ownerId: 'usr_1',
  currency: 'EUR',
  items,
  status: 'confirmed',
};

const relation = (name: 'invoices' | 'deals', field: string) =>
  relationsTo(name === 'invoices' ? 'orders' : 'contacts', definitions).find(
    (one) => one.definition.name === name && one.field.name === field,
  ) ?? expect.unreachable();

describe('relationsTo', () => {
  it('finds every field that can point to an order, without people', () => {
    const found = relationsTo('orders', definitions).map(({ definition, field }) => `${definition.name}.${field.name}`);
    expect(found.toSorted()).toEqual(['cases.orderId', 'invoices.orderId']);
    expect(relationsTo('activities', definitions)).toEqual([]);
  });

  it('finds what points to its own kind', () => {
    const found = relationsTo('contracts', definitions).map(({ definition }) => definition.name);
    expect(found).toContain('contracts');
  });
});

describe('the list of what points to a record', () => {
  it('is looked for on its client', () => {
    expect(relatedSearch(relation('invoices', 'orderId'), order)).toEqual({
      filter: { 'orderId.eq': 'ord_1', 'companyId.eq': 'com_1' },
    });
  });

  it('is whole where there is no client, and none where the API cannot filter', () => {
    const { companyId: _, ...loose } = order;
    expect(relatedSearch(relation('invoices', 'orderId'), loose)?.filter).toEqual({ 'orderId.eq': 'ord_1' });
    const { definition, field } = relation('invoices', 'orderId');
    const { filter: __, ...unfiltered } = field;
    expect(relatedSearch({ definition, field: unfiltered }, order)).toBeUndefined();
  });
});

describe('what a new record takes over', () => {
  it('is the client, what both refer to and what is sold, not whose it is nor how far', () => {
    expect(knownFrom(relation('invoices', 'orderId'), order, definitions.orders)).toEqual({
      orderId: 'ord_1',
      companyId: 'com_1',
      contractId: 'ctr_1',
      currency: 'EUR',
      items,
    });
  });
});
