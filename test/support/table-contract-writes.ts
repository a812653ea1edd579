import { beforeEach, describe, expect, it } from 'vitest';
import { type Condition, hasVersion, isAbsent, isPresent, WriteConflict } from '#shared/store/table.ts';
import type { TableScope } from './table-scope.ts';

export function describeWrites(open: () => TableScope): void {
  let table: TableScope['table'];
  let pk: TableScope['pk'];
  let item: TableScope['item'];
  let readSks: TableScope['readSks'];

  beforeEach(() => {
    ({ table, pk, item, readSks } = open());
  });

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
      await expect(table.write({ put: item('REC', { gsi1pk: '', gsi1sk: 'x' }) })).rejects.toThrow('gsi1pk of an item');
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

    it('counts up, each number once, also at the same moment', async () => {
      const numbers = await Promise.all(Array.from({ length: 5 }, () => table.increment({ pk, sk: 'count' }, 'last')));
      expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5]);
      expect(await table.get({ pk, sk: 'count' }, { consistent: true })).toEqual(item('count', { last: 5 }));
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
      [{ all: [{ any: [hasVersion(3), hasVersion(4)] }] }, true],
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
}
