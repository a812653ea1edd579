import { beforeEach, describe, expect, it } from 'vitest';
import { Meter } from '#shared/store/meter.ts';
import {
  type Condition,
  hasVersion,
  type Item,
  isAbsent,
  isPresent,
  type KeyRange,
  type Page,
  type Query,
  type TableConnection,
  WriteConflict,
} from '#shared/store/table.ts';

/** What every table has to do, whatever it is made of. `connect` gives a table in which no other test writes, or an empty one. */
export function describeTableContract(name: string, connect: () => TableConnection): void {
  describe(`${name} keeps the contract of a table`, () => {
    let table: TableConnection;
    let pk: string;
    let count = 0;

    beforeEach(() => {
      table = connect();
      count += 1;
      pk = `${name}-${count}`;
    });

    const item = (sk: string, rest: Readonly<Record<string, unknown>> = {}): Item => ({ pk, sk, ...rest });
    const readSks = async (query: Omit<Query, 'pk'> = {}) =>
      (await table.query({ pk, ...query })).items.map(({ sk }) => sk);

    describe('single items', () => {
      it('gives back what was put, without undefined entries', async () => {
        const data = { text: 'Ромашка', list: [1, { deep: true }], none: null, number: -12.5, empty: '', map: {} };
        await table.write({ put: item('REC', { data: { ...data, gone: undefined }, gone: undefined }) });
        expect(await table.get({ pk, sk: 'REC' }, { consistent: true })).toEqual(item('REC', { data }));
        expect(await table.get({ pk, sk: 'other' })).toBeUndefined();
      });

      it('refuses what would come back as something else', async () => {
        for (const value of [new Date(), new Set(['a']), new Map(), Number.NaN, 2 ** 60, 1n, () => 1]) {
          await expect(table.write({ put: item('REC', { data: { value } }) })).rejects.toThrow(TypeError);
        }
        await expect(table.write({ put: item('') })).rejects.toThrow('sk of an item');
        await expect(table.write({ put: item('REC', { gsi1pk: '', gsi1sk: 'x' }) })).rejects.toThrow(
          'gsi1pk of an item',
        );
        expect(await readSks()).toEqual([]);
      });

      it('updates paths, counts from nothing, removes', async () => {
        await table.write({ put: item('REC', { version: 1, data: { name: 'old', note: 'x', size: 2 } }) });
        await table.write({
          update: { pk, sk: 'REC' },
          set: { 'data.name': 'new', 'data.status': 'open', skipped: undefined },
          add: { version: 1, hits: 3, 'data.size': -5 },
          remove: ['data.note'],
        });
        expect(await table.get({ pk, sk: 'REC' }, { consistent: true })).toEqual(
          item('REC', { version: 2, hits: 3, data: { name: 'new', status: 'open', size: -3 } }),
        );
      });

      it('creates an item by an update, and refuses a path that leads nowhere', async () => {
        await table.write({ update: { pk, sk: 'counter' }, add: { value: 2 } });
        expect(await table.get({ pk, sk: 'counter' }, { consistent: true })).toEqual(item('counter', { value: 2 }));
        await expect(table.write({ update: { pk, sk: 'counter' }, set: { 'data.name': 'x' } })).rejects.toThrow();
      });

      it('deletes, also what is not there', async () => {
        await table.write({ put: item('REC') });
        await table.write({ delete: { pk, sk: 'REC' } });
        await table.write({ delete: { pk, sk: 'REC' } });
        expect(await readSks()).toEqual([]);
      });
    });

    describe('conditions', () => {
      const stored = { version: 3, text: 'beta', flag: true, list: ['a', 'b'], data: { status: 'open', at: 5 } };
      const cases: readonly (readonly [Condition, boolean])[] = [
        [isPresent, true],
        [isAbsent, false],
        [{ attribute: 'data.status', op: 'present' }, true],
        [{ attribute: 'data.missing.deeper', op: 'absent' }, true],
        [hasVersion(3), true],
        [hasVersion(4), false],
        [{ attribute: 'version', op: 'eq', value: '3' }, false],
        [{ attribute: 'version', op: 'lt', value: '9' }, false],
        [{ attribute: 'version', op: 'ne', value: '3' }, true],
        [{ attribute: 'missing', op: 'ne', value: 1 }, true],
        [{ attribute: 'missing', op: 'eq', value: 1 }, false],
        [{ attribute: 'missing', op: 'lt', value: 1 }, false],
        [{ attribute: 'flag', op: 'eq', value: true }, true],
        [{ attribute: 'data.at', op: 'lt', value: 5 }, false],
        [{ attribute: 'data.at', op: 'lte', value: 5 }, true],
        [{ attribute: 'data.at', op: 'gt', value: 4.5 }, true],
        [{ attribute: 'text', op: 'gte', value: 'beta' }, true],
        [{ attribute: 'text', op: 'gt', value: 'alpha' }, true],
        [{ attribute: 'text', op: 'beginsWith', value: 'be' }, true],
        [{ attribute: 'text', op: 'beginsWith', value: 'et' }, false],
        [{ attribute: 'text', op: 'contains', value: 'et' }, true],
        [{ attribute: 'list', op: 'contains', value: 'b' }, true],
        [{ attribute: 'list', op: 'contains', value: 'c' }, false],
        [{ any: [hasVersion(4), { attribute: 'data.status', op: 'eq', value: 'open' }] }, true],
        [{ all: [hasVersion(3), { any: [isAbsent, { attribute: 'flag', op: 'eq', value: false }] }] }, false],
      ];

      it.each(cases)('%j holds: %s', async (condition, expected) => {
        await table.write({ put: item('REC', stored) });
        const outcome = await table.write({ put: item('REC', { ...stored, text: 'written' }), if: condition }).then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(WriteConflict);
            return false;
          },
        );
        expect(outcome).toBe(expected);
        expect((await table.get({ pk, sk: 'REC' }, { consistent: true }))?.text).toBe(expected ? 'written' : 'beta');
      });

      it('shows the item that failed the condition, and none when there is none', async () => {
        await table.write({ put: item('REC', { version: 7 }) });
        const stale = await table
          .write({ put: item('REC', { version: 2 }), if: hasVersion(1) })
          .catch((error: unknown) => error);
        expect(stale).toMatchObject({ failures: [{ reason: 'condition', current: { version: 7 } }] });
        const missing = await table
          .write({ delete: { pk, sk: 'other' }, if: isPresent })
          .catch((error: unknown) => error);
        expect(missing).toMatchObject({ failures: [{ reason: 'condition' }] });
        expect(missing).not.toHaveProperty('failures.0.current');
      });

      it('refuses a condition of no parts', async () => {
        await expect(table.write({ put: item('REC'), if: { any: [] } })).rejects.toThrow('no parts');
      });
    });

    describe('transactions', () => {
      it('makes all writes', async () => {
        await table.write({ put: item('b', { version: 1 }) });
        await table.write({ put: item('c') });
        await table.transact([
          { put: item('a'), if: isAbsent },
          { update: { pk, sk: 'b' }, add: { version: 1 } },
          { delete: { pk, sk: 'c' } },
          { check: { pk, sk: 'd' }, if: isAbsent },
        ]);
        expect((await table.query({ pk, consistent: true })).items).toEqual([item('a'), item('b', { version: 2 })]);
      });

      it('makes none when one is refused, and says why for each', async () => {
        await table.write({ put: item('taken', { owner: 'x' }) });
        const error = await table
          .transact([
            { put: item('new') },
            { put: item('taken'), if: isAbsent },
            { check: { pk, sk: 'nothing' }, if: isPresent },
          ])
          .catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(WriteConflict);
        expect(error).toHaveProperty('failures', [
          { reason: 'none' },
          { reason: 'condition', current: item('taken', { owner: 'x' }) },
          { reason: 'condition' },
        ]);
        expect(await readSks({ consistent: true })).toEqual(['taken']);
      });

      it('carries out a single write, and a single check', async () => {
        await table.transact([{ put: item('a'), if: isAbsent }]);
        await table.transact([{ check: { pk, sk: 'a' }, if: isPresent }]);
        const error = await table.transact([{ put: item('a'), if: isAbsent }]).catch((reason: unknown) => reason);
        expect(error).toHaveProperty('failures', [{ reason: 'condition', current: item('a') }]);
      });

      it('refuses none, more than 100, the same key twice and an invalid write', async () => {
        const many = Array.from({ length: 101 }, (_, position) => ({ put: item(`m${position}`) }));
        await expect(table.transact([])).rejects.toThrow('1 to 100');
        await expect(table.transact(many)).rejects.toThrow('1 to 100');
        await expect(table.transact([{ put: item('a') }, { delete: { pk, sk: 'a' } }])).rejects.toThrow('twice');
        await expect(table.transact([{ put: item('a') }, { put: item('b', { at: new Date() }) }])).rejects.toThrow(
          TypeError,
        );
        await expect(table.write({ check: { pk, sk: 'a' }, if: isAbsent })).rejects.toThrow('check alone');
        await table.transact(many.slice(0, 100));
        expect(await readSks({ consistent: true })).toHaveLength(100);
      });
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

      it('scans every item once, in segments', async () => {
        const written = Array.from({ length: 30 }, (_, position) => ({
          pk: `${pk}-${position}`,
          sk: 'REC',
          kind: position % 3,
        }));
        await table.writeMany(written.map((put) => ({ put })));
        const read: string[] = [];
        for (const segment of [0, 1, 2]) {
          for await (const page of table.scan({
            segment,
            segments: 3,
            filter: { attribute: 'kind', op: 'eq', value: 1 },
          })) {
            read.push(...page.map((found) => found.pk).filter((found) => found.startsWith(`${pk}-`)));
          }
        }
        expect(read.toSorted()).toEqual(
          written
            .filter(({ kind }) => kind === 1)
            .map((put) => put.pk)
            .toSorted(),
        );
      });
    });

    describe('costs', () => {
      const kilobytes = (size: number) => 'x'.repeat(size * 1000);

      async function measure(action: (metered: ReturnType<TableConnection['metered']>) => Promise<unknown>) {
        const meter = new Meter();
        await action(table.metered(meter));
        return meter.cost;
      }

      it('prices reads by bytes, waves by what overlaps', async () => {
        await table.writeMany([{ put: item('a', { text: kilobytes(5) }) }, { put: item('b', { text: kilobytes(1) }) }]);
        const key = { pk, sk: 'a' };
        expect(await measure((metered) => metered.get(key))).toEqual({
          trips: 1,
          calls: 1,
          readUnits: 1,
          writeUnits: 0,
        });
        expect(await measure((metered) => metered.get(key, { consistent: true }))).toMatchObject({ readUnits: 2 });
        expect(await measure((metered) => metered.get({ pk, sk: 'none' }))).toMatchObject({ readUnits: 0.5 });
        expect(await measure((metered) => metered.query({ pk, consistent: true }))).toMatchObject({ readUnits: 2 });
        expect(
          await measure((metered) => metered.query({ pk, filter: { attribute: 'sk2', op: 'present' } })),
        ).toMatchObject({ readUnits: 1 });
        const parallel = await measure((metered) => Promise.all([metered.get(key), metered.get({ pk, sk: 'b' })]));
        expect(parallel).toEqual({ trips: 1, calls: 2, readUnits: 1.5, writeUnits: 0 });
      });

      it('prices single writes with the index entries that they move', async () => {
        const put = item('a', { gsi1pk: pk, gsi1sk: 'a', gsi2pk: pk, gsi2sk: 'a', version: 1, text: kilobytes(1.5) });
        expect(await measure((metered) => metered.write({ put }))).toMatchObject({ trips: 1, writeUnits: 2 + 4 });
        const moved = { ...put, gsi2sk: 'b', version: 2 };
        expect(await measure((metered) => metered.write({ put: moved }))).toMatchObject({ writeUnits: 2 + 2 + 4 });
        const { pk: partition, sk } = put;
        const update = { update: { pk: partition, sk }, set: { version: 3 }, remove: ['gsi2pk', 'gsi2sk'] };
        expect(await measure((metered) => metered.write(update))).toMatchObject({ writeUnits: 2 + 2 + 2 });
        expect(await measure((metered) => metered.write({ delete: put }))).toMatchObject({ writeUnits: 2 + 2 });
      });

      it('prices a transaction twice for the table, once for the indexes', async () => {
        const put = item('a', { gsi1pk: pk, gsi1sk: 'a', version: 1 });
        const create = [
          { put, if: isAbsent },
          { put: item('b'), if: isAbsent },
        ];
        expect(await measure((metered) => metered.transact(create))).toEqual({
          trips: 1,
          calls: 1,
          readUnits: 0,
          writeUnits: 2 + 2 + 1,
        });
        const moved = { ...put, gsi1sk: 'b', version: 2 };
        const change = [{ put: moved, replaces: put, if: hasVersion(1) }, { put: item('c') }];
        expect(await measure((metered) => metered.transact(change))).toMatchObject({ writeUnits: 2 + 2 + 2 });
      });
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
