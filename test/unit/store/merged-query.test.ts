import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CursorPosition, decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { type MergedQuery, queryMerged } from '#shared/store/merged-query.ts';
import { Meter } from '#shared/store/meter.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';

const fingerprint = 'companies by name';

/** Three departments; the sort key stays, version and everything else may change. */
function company(number: number, department = number % 3, version = 1): Item {
  const id = `com_${String(number).padStart(4, '0')}`;
  return {
    pk: id,
    sk: 'REC',
    version,
    department,
    gsi4pk: `companies#dep_${department}`,
    gsi4sk: `name ${number % 7} #${id}`,
  };
}

const partitions = [0, 1, 2].map((department) => ({ index: 'gsi4' as const, pk: `companies#dep_${department}` }));
const byName: MergedQuery = { partitions, reverse: false, limit: 10 };

async function walk(table: Table, query: MergedQuery, between: () => Promise<void> = async () => {}) {
  const pages: (readonly Item[])[] = [];
  for (let after: CursorPosition | undefined, more = true; more; more = after !== undefined) {
    const page = await queryMerged(table, { ...query, ...(after && { after }) });
    pages.push(page.items);
    after = page.next && decodeCursor(encodeCursor(page.next, fingerprint), fingerprint);
    await between();
  }
  return pages;
}

async function fill(count: number) {
  const table = createMemoryTable();
  await table.writeMany(Array.from({ length: count }, (_, number) => ({ put: company(number) })));
  return table;
}

const sortKeysOf = (items: readonly Item[]) => items.map((item) => String(item.gsi4sk));

describe('merged query', () => {
  it.each([false, true])(
    'gives full pages in one order out of all partitions, in one wave each; reverse: %s',
    async (reverse) => {
      const table = await fill(45);
      const expected = table
        .snapshot()
        .map((item) => String(item.gsi4sk))
        .sort();
      const meter = new Meter();
      const pages = await walk(table.metered(meter), { ...byName, reverse });
      expect(pages.flatMap(sortKeysOf)).toEqual(reverse ? expected.toReversed() : expected);
      expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 10, 5]);
      expect(meter.cost.trips).toBe(5);
    },
  );

  it('walks ranges of one partition that do not touch', async () => {
    const table = await fill(90);
    const pk = 'companies#dep_0';
    const query = {
      ...byName,
      limit: 1,
      partitions: ['name 1', 'name 5'].map((beginsWith) => ({ index: 'gsi4' as const, pk, range: { beginsWith } })),
    };
    const expected = table
      .snapshot()
      .map((item) => String(item.gsi4sk))
      .filter((sk, number) => number % 3 === 0 && /^name [15]/.test(sk))
      .sort();
    expect((await walk(table, query)).flatMap(sortKeysOf)).toEqual(expected);
    expect((await walk(table, { ...query, reverse: true })).flatMap(sortKeysOf)).toEqual(expected.toReversed());
  });

  it('gives what is rare in short pages with an honest cursor, reading no more than the budget', async () => {
    const table = await fill(300);
    const filter = { attribute: 'pk', op: 'eq', value: 'com_0297' } as const;
    const reads: number[] = [];
    const counting: Table = Object.assign(Object.create(table), {
      query: (query: Parameters<Table['query']>[0]) => {
        reads.push(query.limit ?? Number.POSITIVE_INFINITY);
        return table.query(query);
      },
    });
    const first = await queryMerged(counting, { ...byName, filter, budget: 60 });
    expect(reads.reduce((sum, limit) => sum + limit, 0)).toBeLessThanOrEqual(60);
    expect(first.next).toBeDefined();
    const pages = await walk(table, { ...byName, filter, budget: 60 });
    expect(pages.flat().map(({ pk }) => pk)).toEqual(['com_0297']);
    expect(pages.length).toBeGreaterThan(3);
  });

  it('goes on even when the budget is smaller than the number of partitions', async () => {
    const pages = await walk(await fill(9), {
      ...byName,
      budget: 1,
      filter: { attribute: 'version', op: 'eq', value: 1 },
    });
    expect(pages.flat()).toHaveLength(9);
  });

  it('walks items that are no records', async () => {
    const table = createMemoryTable();
    const pairs = [1, 2, 3, 4].map((number) => ({
      pk: `PAIR#${number}`,
      sk: 'PAIR',
      gsi5pk: 'pairs#open',
      gsi5sk: `${number}`,
    }));
    await table.writeMany(pairs.map((put) => ({ put })));
    const query: MergedQuery = { partitions: [{ index: 'gsi5', pk: 'pairs#open' }], reverse: true, limit: 1 };
    expect((await walk(table, query)).flat().map(({ pk }) => pk)).toEqual(['PAIR#4', 'PAIR#3', 'PAIR#2', 'PAIR#1']);
  });

  it('refuses more than 24 partitions and needs none', async () => {
    const many = Array.from({ length: 25 }, (_, number) => ({ index: 'gsi4' as const, pk: `p${number}` }));
    await expect(queryMerged(createMemoryTable(), { ...byName, partitions: many })).rejects.toThrow('at most 24');
    expect(await queryMerged(createMemoryTable(), { ...byName, partitions: [] })).toEqual({ items: [] });
  });

  it('meets every record whose sort key stays exactly once, whatever is written meanwhile', async () => {
    const change = fc.record({
      number: fc.nat(59),
      kind: fc.constantFrom('touch', 'insert', 'remove-inserted', 'rename-inserted'),
    });
    const shape = fc.record({
      changes: fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 12 }),
      limit: fc.integer({ min: 1, max: 20 }),
      reverse: fc.boolean(),
      filtered: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ changes, limit, reverse, filtered }) => {
        const table = await fill(60);
        const left = changes.values();
        const disturb = async () => {
          for (const { number, kind } of left.next().value ?? []) {
            const inserted = company(1000 + number);
            if (kind === 'touch') await table.write({ put: company(number, undefined, 2) });
            if (kind === 'insert') await table.write({ put: inserted });
            if (kind === 'remove-inserted') await table.write({ delete: inserted });
            if (kind === 'rename-inserted')
              await table.write({ put: { ...inserted, gsi4sk: `name ${number % 5} #${inserted.pk}` } });
          }
        };
        const filter = { attribute: 'version', op: 'gte', value: 1 } as const;
        const query = { ...byName, limit, reverse, ...(filtered && { filter, budget: 12 }) };
        const met = (await walk(table, query, disturb))
          .flat()
          .map(({ pk }) => pk)
          .filter((pk) => pk < 'com_1000');
        expect(met.toSorted()).toEqual(Array.from({ length: 60 }, (_, number) => company(number).pk));
      }),
      { numRuns: 150 },
    );
  });

  it('meets a record at most once that changes its partition in the middle of a page', async () => {
    const table = await fill(12);
    const moving: Table = Object.assign(Object.create(table), {
      query: async (query: Parameters<Table['query']>[0]) => {
        const page = await table.query(query);
        if (query.pk === 'companies#dep_0') await table.write({ put: company(0, 2) });
        return query.pk === 'companies#dep_2' ? table.query(query) : page;
      },
    });
    const { items } = await queryMerged(moving, { ...byName, limit: 20 });
    expect(items.filter(({ pk }) => pk === 'com_0000')).toHaveLength(1);
  });
});

describe('cursor', () => {
  const position = { sk: 'ромашка #com_1', id: 'com_1' };

  it('comes back as it was, in letters that need no escaping', () => {
    const cursor = encodeCursor(position, fingerprint);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(cursor, fingerprint)).toEqual(position);
    expect(decodeCursor(encodeCursor({ ...position, itemSk: 'PAIR' }, fingerprint), fingerprint)).toEqual({
      ...position,
      itemSk: 'PAIR',
    });
  });

  it('is refused by any other query', () => {
    expect(() => decodeCursor(encodeCursor(position, fingerprint), 'companies by change')).toThrow(InvalidCursor);
  });

  it('is refused when it is none, whatever it is instead', () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [mark] = JSON.parse(Buffer.from(encodeCursor(position, fingerprint), 'base64url').toString()) as string[];
    const forged = [
      null,
      1,
      'x',
      {},
      [],
      [mark],
      [mark, 'a'],
      [mark, '', 'b'],
      [mark, 'a', 1],
      [mark, 'a', 'b', ''],
      [mark, 'a', 'b', 'c', 'd'],
      [mark, 'x'.repeat(1025), 'b'],
      [mark, '\ud800', 'b'],
    ];
    for (const value of forged) expect(() => decodeCursor(encode(value), fingerprint)).toThrow(InvalidCursor);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, fingerprint)).toThrow(InvalidCursor);
      }),
    );
  });
});
