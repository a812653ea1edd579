import { beforeEach, describe, expect, it } from 'vitest';
import { scanInParts } from '#shared/store/scan-in-parts.ts';
import type { KeyRange, Page, Query } from '#shared/store/table.ts';
import type { TableScope } from './table-scope.ts';

export function describeReads(open: () => TableScope): void {
  let table: TableScope['table'];
  let pk: TableScope['pk'];
  let item: TableScope['item'];
  let readSks: TableScope['readSks'];

  beforeEach(() => {
    ({ table, pk, item, readSks } = open());
  });

  describe('queries', () => {
    const sks = ['A', 'A#1', 'A#2', 'B', 'a', 'ё', '\uffee', '\u{1f600}'];
    const ranges: readonly (readonly [KeyRange | undefined, readonly string[]])[] = [
      [undefined, sks],
      [{ beginsWith: 'A' }, ['A', 'A#1', 'A#2']],
      [{ beginsWith: 'A#' }, ['A#1', 'A#2']],
      [{ between: ['A#2', 'a'] }, ['A#2', 'B', 'a']],
      [{ op: 'eq', value: 'B' }, ['B']],
      [{ op: 'lt', value: 'A#2' }, ['A', 'A#1']],
      [{ op: 'lte', value: 'A#2' }, ['A', 'A#1', 'A#2']],
      [{ op: 'gt', value: 'ё' }, ['\uffee', '\u{1f600}']],
      [{ op: 'gte', value: 'ё' }, ['ё', '\uffee', '\u{1f600}']],
      [{ between: ['x', 'z'] }, []],
    ];

    it.each(ranges)('%j reads %j in the order of bytes, forwards and backwards', async (sk, expected) => {
      await table.writeMany(sks.toReversed().map((sortKey) => ({ put: item(sortKey) })));
      const range = sk ? { sk } : {};
      expect(await readSks({ ...range, consistent: true })).toEqual(expected);
      expect(await readSks({ ...range, reverse: true })).toEqual(expected.toReversed());
    });

    it.each([false, true])('walks in pages, reverse: %s, and counts the limit before the filter', async (reverse) => {
      const numbers = Array.from({ length: 10 }, (_, position) => position);
      await table.writeMany(numbers.map((number) => ({ put: item(`n${number}`, { even: number % 2 === 0 }) })));
      const query: Query = { pk, limit: 3, reverse, filter: { attribute: 'even', op: 'eq', value: true } };
      const pages = await walk((startAfter) => table.query({ ...query, ...startAfter }));
      const sizes = pages.map((page) => page.items.length);
      expect(sizes).toEqual(reverse ? [1, 2, 1, 1] : [2, 1, 2, 0]);
      const read = pages.flatMap((page) => page.items.map(({ sk }) => sk));
      expect(read).toEqual(reverse ? ['n8', 'n6', 'n4', 'n2', 'n0'] : ['n0', 'n2', 'n4', 'n6', 'n8']);
    });

    it('reads the beginnings of many partitions, of crowded ones and of none, in order', async () => {
      const sizes = [0, 1, 3, 4, 510];
      const pkOf = (size: number) => `${pk}-${size}`;
      const puts = sizes.flatMap((size) =>
        Array.from({ length: size }, (_, at) => ({ put: { pk: pkOf(size), sk: `n${String(at).padStart(4, '0')}` } })),
      );
      await table.writeMany(puts);
      const others = Array.from({ length: 55 }, (_, at) => `${pk}-none${at}`);
      const found = await table.queryMany({ pks: [...sizes.map(pkOf), ...others], limit: 3, consistent: true });
      expect(found.size).toBe(60);
      const read = sizes.map((size) => found.get(pkOf(size)));
      expect(read.map((one) => one?.items.map(({ sk }) => sk).join(' '))).toEqual([
        '',
        'n0000',
        ...Array.from({ length: 3 }, () => 'n0000 n0001 n0002'),
      ]);
      expect(read.map((one) => one?.isAll)).toEqual([true, true, true, false, false]);
    });

    it('reads many partitions of an index', async () => {
      await table.writeMany([
        { put: item('1', { gsi2pk: `${pk}-a`, gsi2sk: 'z' }) },
        { put: item('2', { gsi2pk: `${pk}-a`, gsi2sk: 'y' }) },
        { put: item('3', { gsi2pk: `${pk}-b`, gsi2sk: 'x' }) },
      ]);
      const found = await table.queryMany({ index: 'gsi2', pks: [`${pk}-a`, `${pk}-b`], limit: 5 });
      expect([...found].map(([name, { items }]) => [name, items.map(({ sk }) => sk)]).toSorted()).toEqual([
        [`${pk}-a`, ['2', '1']],
        [`${pk}-b`, ['3']],
      ]);
    });

    it('refuses to go on from outside the range', async () => {
      await table.writeMany(['a', 'b', 'c'].map((sk) => ({ put: item(sk) })));
      const range = { between: ['b', 'c'] } as const;
      await expect(table.query({ pk, sk: range, startAfter: { pk, sk: 'a' } })).rejects.toThrow('starting key');
      await expect(table.query({ pk, sk: range, startAfter: { pk, sk: 'd' }, reverse: true })).rejects.toThrow(
        'starting key',
      );
      expect(await readSks({ sk: range, startAfter: { pk, sk: 'b' } })).toEqual(['c']);
      expect(await readSks({ sk: range, startAfter: { pk, sk: 'bb' } })).toEqual(['c']);
    });

    it('ends a page behind 1 MB', async () => {
      const text = 'x'.repeat(100_000);
      const puts = Array.from({ length: 15 }, (_, position) => ({
        put: item(`n${String(position).padStart(2, '0')}`, { text }),
      }));
      await table.writeMany(puts);
      const pages = await walk((startAfter) => table.query({ pk, ...startAfter }));
      expect(pages.map((page) => page.items.length)).toEqual([11, 4]);
    });

    it('reads indexes: only items that have both keys, in their order, each page behind the last', async () => {
      const order = `${pk}-index`;
      await table.writeMany([
        { put: item('1', { gsi2pk: order, gsi2sk: 'c' }) },
        { put: item('2', { gsi2pk: order, gsi2sk: 'a' }) },
        { put: item('3', { gsi2pk: order }) },
        { put: item('4', { gsi2pk: order, gsi2sk: 'b', gsi5pk: order, gsi5sk: 'z' }) },
      ]);
      const read = async (index: 'gsi2' | 'gsi5', reverse = false) =>
        (await walk((startAfter) => table.query({ index, pk: order, limit: 1, reverse, ...startAfter }))).flatMap(
          (page) => page.items.map(({ sk }) => sk),
        );
      expect(await read('gsi2')).toEqual(['2', '4', '1']);
      expect(await read('gsi2', true)).toEqual(['1', '4', '2']);
      expect(await read('gsi5')).toEqual(['4']);
      await table.write({ update: { pk, sk: '4' }, set: { gsi2sk: 'd' }, remove: ['gsi5pk', 'gsi5sk'] });
      expect(await read('gsi2')).toEqual(['2', '1', '4']);
      expect(await read('gsi5')).toEqual([]);
      await expect(table.query({ index: 'gsi2', pk: order, consistent: true })).rejects.toThrow('strongly');
    });
  });

  describe('many items', () => {
    it('writes and gets more than one batch, the last of equal keys', async () => {
      const puts = Array.from({ length: 130 }, (_, position) => ({ put: item(`n${position}`, { position }) }));
      await table.writeMany([...puts, { put: item('n5', { position: 'again' }) }, { delete: { pk, sk: 'n7' } }]);
      const keys = puts.map(({ put }) => ({ pk, sk: put.sk }));
      const items = await table.getMany([...keys, ...keys], { consistent: true });
      expect(items).toHaveLength(129);
      expect(items.find(({ sk }) => sk === 'n5')?.position).toBe('again');
      expect(await table.getMany([])).toEqual([]);
    });

    it('scans every item once, part after part', async () => {
      const written = Array.from({ length: 30 }, (_, position) => ({
        pk: `${pk}-${position}`,
        sk: 'REC',
        kind: position % 3,
      }));
      await table.writeMany(written.map((put) => ({ put })));
      const read: string[] = [];
      for await (const page of scanInParts(table, { filter: { attribute: 'kind', op: 'eq', value: 1 } })) {
        read.push(...page.map((found) => found.pk).filter((found) => found.startsWith(`${pk}-`)));
      }
      expect(read.toSorted()).toEqual(
        written
          .filter(({ kind }) => kind === 1)
          .map((put) => put.pk)
          .toSorted(),
      );
    });

    it('scans page by page, so that another process can go on behind any page', async () => {
      const text = 'x'.repeat(300_000);
      const written = Array.from({ length: 9 }, (_, at) => ({ pk: `${pk}-page-${at}`, sk: 'REC', text }));
      await table.writeMany(written.map((put) => ({ put })));
      const pages = await walk((from) => table.scanPage({ consistent: true, ...from }));
      expect(pages.length).toBeGreaterThan(2);
      const read = pages.flatMap(({ items }) => items).filter((found) => found.pk.startsWith(`${pk}-page-`));
      expect(read.map((found) => found.pk).toSorted()).toEqual(written.map((put) => put.pk));
      await table.writeMany(written.map(({ pk: gone, sk }) => ({ delete: { pk: gone, sk } })));
    });
  });
}

async function walk(read: (startAfter: Pick<Query, 'startAfter'>) => Promise<Page>): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let next: Pick<Query, 'startAfter'> | undefined = {}; next; ) {
    const page: Page = await read(next);
    pages.push(page);
    next = page.next && { startAfter: page.next };
  }
  return pages;
}
