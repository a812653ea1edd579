import { expect, it } from 'vitest';
import { inTreeOrder } from '../../../web/src/features/people/in-tree-order.ts';

const department = (id: string, parentId?: string) => ({ id, name: id, version: 1, ...(parentId && { parentId }) });
const order = (...departments: readonly ReturnType<typeof department>[]) =>
  inTreeOrder(departments).map(({ department: { id }, depth }) => `${depth} ${id}`);

it('lists departments below those they belong to, by name', () => {
  expect(order(department('s', 'c'), department('c'), department('n', 's'), department('a', 'c'))).toEqual([
    '0 c',
    '1 a',
    '1 s',
    '2 n',
  ]);
});

it('loses none whose parent is not there', () => {
  expect(order(department('a', 'gone'), department('b', 'a'))).toEqual(['0 a', '1 b']);
});
