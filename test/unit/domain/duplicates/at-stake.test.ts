import { expect, it } from 'vitest';
import { byUrgency, placeOf, weighPairs } from '#shared/domain/duplicates/at-stake.ts';
import type { Pair } from '#shared/domain/duplicates/pair-item.ts';
import { createWorkspace } from '#test/support/workspace.ts';

it('pairs come in the order of sureness and, where that is about equal, of the money of both clients', async () => {
  const { create, contextOf } = createWorkspace();
  const client = async (name: string, amount?: string, currency = 'EUR') => {
    const { id } = await create('admin', 'companies', { name });
    if (amount !== undefined) await create('admin', 'deals', { title: 'D', companyId: id, amount, currency });
    return id;
  };
  const pairOf = (id: string, score: number, ...ids: readonly string[]) =>
    ({ id, score, band: 'probable', sides: ids.map((one) => ({ object: 'companies', id: one })) }) as unknown as Pair;
  const [small, large, foreign] = [await client('A', '10'), await client('B', '200.50'), await client('C', '9', 'USD')];
  await create('admin', 'invoices', { companyId: large, dueAt: '2026-12-01', status: 'draft' });
  const pairs = [pairOf('1', 0.9, small, foreign), pairOf('2', 0.91, small, large), pairOf('3', 0.99, foreign)];
  const stakes = await weighPairs(contextOf('manager'), pairs);
  expect(stakes.get('1')).toEqual([
    { amount: '10.00', currency: 'EUR' },
    { amount: '9.00', currency: 'USD' },
  ]);
  expect(stakes.get('2')).toEqual([{ amount: '210.50', currency: 'EUR' }]);
  const places = pairs.map((pair) => placeOf(pair, stakes.get(pair.id) ?? [], 'EUR'));
  expect(places.toSorted(byUrgency).map(({ id }) => id)).toEqual(['3', '2', '1']);
});
