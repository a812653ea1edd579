import { beforeEach, describe, expect, it } from 'vitest';
import { Meter } from '#shared/store/meter.ts';
import { hasVersion, isAbsent, type Table } from '#shared/store/table.ts';
import type { TableScope } from './table-scope.ts';

export function describeCosts(open: () => TableScope): void {
  let table: TableScope['table'];
  let pk: TableScope['pk'];
  let item: TableScope['item'];

  beforeEach(() => {
    ({ table, pk, item } = open());
  });

  describe('costs', () => {
    const kilobytes = (size: number) => 'x'.repeat(size * 1000);

    async function measure(action: (metered: Table) => Promise<unknown>) {
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
}
