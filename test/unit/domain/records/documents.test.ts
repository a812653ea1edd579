import { describe, expect, it } from 'vitest';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import { Meter } from '#shared/store/meter.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies, deals, orders } = definitions;

async function openShop() {
  const workspace = createWorkspace();
  const company = await workspace.create('seller1', 'companies', { name: 'North' });
  const product = await workspace.create('admin', 'products', { name: 'Scale', price: '890.00' });
  const sale = { companyId: company.id, items: [{ productId: product.id, quantity: 2, price: '890', vatRate: 20 }] };
  return { workspace, company, product, sale };
}

const patch = (workspace: Workspace, definition: (typeof definitions)['deals'], id: string, body: Fields) =>
  updateRecord(workspace.contextOf('seller1'), definition, id, { body });

describe('a document', () => {
  it('gets the next number of its year, or keeps the one it brings', async () => {
    const { workspace, sale } = await openShop();
    const first = await workspace.create('seller1', 'orders', sale);
    const second = await workspace.create('seller1', 'orders', sale);
    const quote = await workspace.create('seller1', 'quotes', { companyId: sale.companyId });
    const own = await workspace.create('seller1', 'orders', { ...sale, number: '17/A' });
    expect([first, second, quote, own].map((record) => record.number)).toEqual([
      'O-2026-00001',
      'O-2026-00002',
      'Q-2026-00001',
      '17/A',
    ]);
  });

  it('is asked for again when the table could not count', async () => {
    const { workspace, sale } = await openShop();
    workspace.table.failNext('conflict');
    expect(await codeOf(workspace.create('seller1', 'orders', sale))).toBe('write.conflict');
    expect((await workspace.create('seller1', 'orders', sale)).number).toBe('O-2026-00001');
  });

  it('is numbered once each, however many are made at a time, in one round trip more', async () => {
    const { workspace, sale } = await openShop();
    const made = await Promise.all(Array.from({ length: 12 }, () => workspace.create('seller1', 'orders', sale)));
    expect(new Set(made.map((record) => record.number)).size).toBe(12);
    const meter = new Meter();
    const { createRecord } = await import('#shared/domain/records/create-record.ts');
    await createRecord(workspace.contextOf('seller1', meter), orders, sale);
    expect(meter.cost.trips).toBe(3);
  });

  it('comes to what its items come to, which nobody can write over', async () => {
    const { workspace, sale } = await openShop();
    const order = await workspace.create('seller1', 'orders', sale);
    expect(order).toMatchObject({
      net: '1780.00',
      vat: '356.00',
      total: '2136.00',
      status: 'new',
      orderedOn: '2026-11-20',
    });
    expect(order.items).toEqual([{ ...sale.items[0], quantity: '2', vatRate: '20' }]);
    const more = await patch(workspace, orders, order.id, { items: [{ name: 'Work', quantity: '1.5', price: '100' }] });
    expect([more.net, more.vat, more.total]).toEqual(['150.00', '0.00', '150.00']);
    const cleared = await patch(workspace, orders, order.id, { items: null });
    expect([cleared.net, cleared.total]).toEqual([undefined, undefined]);
    const forged = await problemOf(patch(workspace, orders, order.id, { total: '1.00' }));
    expect(forged.details.errors).toEqual([{ pointer: '/total', code: 'read_only' }]);
  });

  it.each([
    [
      { items: [{ productId: 'pro_00000000000000000000000099', quantity: '1', price: '1' }] },
      '/items/0/productId',
      'reference',
    ],
    [{ items: [{ quantity: '1e3', price: '1' }] }, '/items/0/quantity', 'format'],
    [{ items: [{ quantity: -1, price: '1' }] }, '/items/0/quantity', 'format'],
    [{ items: [{ quantity: '1', price: '1', discount: '101' }] }, '/items/0/discount', 'format'],
    [{ items: [{ quantity: '999999999', price: '99999999999' }] }, '/items', 'too_large'],
    [{ items: 'many' }, '/items', 'type'],
  ])('refuses %j', async (body, pointer, code) => {
    const { workspace, company } = await openShop();
    const before = workspace.table.snapshot().filter((item) => !item.pk.startsWith('SEQ#'));
    const problem = await problemOf(workspace.create('seller1', 'orders', { companyId: company.id, ...body }));
    expect(problem.details.errors).toEqual([{ pointer, code }]);
    expect(workspace.table.snapshot().filter((item) => !item.pk.startsWith('SEQ#'))).toEqual(before);
  });
});

describe('a deal with items', () => {
  it('is worth what they come to, and says so when told otherwise', async () => {
    const { workspace, sale } = await openShop();
    const deal = await workspace.create('seller1', 'deals', { title: 'Scales', ...sale });
    expect(deal.amount).toBe('1780.00');
    const wrong = await problemOf(patch(workspace, deals, deal.id, { amount: '5' }));
    expect(wrong.details.errors).toEqual([{ pointer: '/amount', code: 'contradiction' }]);
    expect(await patch(workspace, deals, deal.id, { amount: '5', items: null })).toMatchObject({ amount: '5' });
  });
});

describe('a company', () => {
  it('is held by open orders, invoices and contracts, until they are over', async () => {
    const { workspace, company, sale } = await openShop();
    const order = await workspace.create('seller1', 'orders', sale);
    await workspace.create('admin', 'invoices', { ...sale, dueAt: '2026-12-20', status: 'issued', number: 'I-1' });
    await workspace.create('seller1', 'contracts', { companyId: company.id, title: 'Frame', status: 'ended' });
    await workspace.create('seller1', 'tasks', { companyId: company.id, title: 'Call' });
    const remove = () => deleteRecord(workspace.contextOf('admin'), companies, company.id);
    const problem = await problemOf(remove());
    const holders = problem.details.members?.holders as readonly { object: string }[];
    expect(holders.map(({ object }) => object)).toEqual(['invoices', 'orders']);
    expect(holders).toContainEqual({ object: 'orders', id: order.id, title: 'O-2026-00001' });
  });

  it('shows what is open of everything on its card, in one query', async () => {
    const { workspace, company, sale } = await openShop();
    await workspace.create('seller1', 'orders', sale);
    await workspace.create('seller1', 'orders', { ...sale, status: 'completed' });
    for (const object of ['tasks', 'cases', 'leads', 'contracts'] as const)
      await workspace.create('seller1', object, { companyId: company.id, title: object });
    const meter = new Meter();
    const card = await readCompanyCard(workspace.contextOf('seller1', meter), company.id);
    expect(card.orders.data).toHaveLength(1);
    for (const object of ['tasks', 'cases', 'leads', 'contracts'] as const)
      expect(card[object].data, object).toHaveLength(1);
    expect(meter.cost.trips).toBe(1);
  });
});
