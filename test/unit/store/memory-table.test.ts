import { describe, expect, it } from 'vitest';
import { Meter } from '#shared/store/meter.ts';
import { TableUnavailable, WriteConflict } from '#shared/store/table.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';
import { describeTableContract } from '#test/support/table-contract.ts';

const key = { pk: 'com_1', sk: 'REC' };

describeTableContract('memory', () => createMemoryTable());

describe('faults on demand', () => {
  it('refuses one write as a conflict, leaving nothing', async () => {
    const table = createMemoryTable();
    table.failNext('conflict');
    await expect(table.transact([{ put: key }, { put: { ...key, sk: 'TEXT' } }])).rejects.toThrow(WriteConflict);
    expect(table.snapshot()).toEqual([]);
    await table.write({ put: key });
    expect(table.snapshot()).toEqual([key]);
  });

  it('makes a write whose answer gets lost', async () => {
    const table = createMemoryTable();
    table.failNext('lost-answer');
    await expect(table.write({ put: key })).rejects.toThrow(TableUnavailable);
    expect(table.snapshot()).toEqual([key]);
  });

  it('lets reads pass that wait for a write to fail, but throttles any call', async () => {
    const table = createMemoryTable();
    table.failNext('conflict', 'throttle');
    await table.get(key);
    await expect(table.write({ put: key })).rejects.toThrow(WriteConflict);
    await expect(table.metered(new Meter()).get(key)).rejects.toThrow(TableUnavailable);
    await table.get(key);
  });
});

describe('indexes that lag', () => {
  it('show nothing new until they settle, while the table does', async () => {
    const table = createMemoryTable({ lagIndexes: true });
    const item = { ...key, gsi1pk: 'com_1', gsi1sk: 'Z', version: 1 };
    await table.write({ put: item });
    expect((await table.query({ index: 'gsi1', pk: 'com_1' })).items).toEqual([]);
    expect(await table.get(key)).toEqual(item);
    table.settle();
    await table.write({ put: { ...item, version: 2 } });
    expect((await table.query({ index: 'gsi1', pk: 'com_1' })).items).toEqual([item]);
    table.settle();
    expect((await table.query({ index: 'gsi1', pk: 'com_1' })).items).toEqual([{ ...item, version: 2 }]);
  });
});

describe('stream', () => {
  it('holds every change with both images in order, and nothing for a write that changes nothing', async () => {
    const table = createMemoryTable();
    const seen: string[] = [];
    const stop = table.onChange((change) => seen.push(change.sequence));
    await table.write({ put: { ...key, version: 1 } });
    await table.write({ put: { ...key, version: 1 } });
    await table.write({ update: key, add: { version: 1 } });
    stop();
    await table.write({ delete: key });
    const changes = table.takeStream();
    expect(changes.map(({ before, after }) => [before?.version, after?.version])).toEqual([
      [undefined, 1],
      [1, 2],
      [2, undefined],
    ]);
    expect(seen).toEqual(changes.slice(0, 2).map((change) => change.sequence));
    expect(changes.map((change) => change.sequence).toSorted()).toEqual(changes.map((change) => change.sequence));
    expect(table.takeStream()).toEqual([]);
  });
});

describe('items', () => {
  it('cannot be changed behind the back of the table', async () => {
    const table = createMemoryTable();
    const given = { ...key, data: { name: 'before' } };
    await table.write({ put: given });
    given.data.name = 'after';
    const read = await table.get(key);
    expect(read).toEqual({ ...key, data: { name: 'before' } });
    expect(Object.isFrozen(read?.data)).toBe(true);
  });

  it('are kept by the hundred thousand', async () => {
    const table = createMemoryTable();
    const puts = Array.from({ length: 100_000 }, (_, position) => {
      const id = String((position * 7919) % 100_000).padStart(6, '0');
      return { put: { pk: `com_${id}`, sk: 'REC', gsi3pk: 'companies#all', gsi3sk: id } };
    });
    await table.writeMany(puts);
    const page = await table.query({
      index: 'gsi3',
      pk: 'companies#all',
      sk: { op: 'gte', value: '050000' },
      limit: 2,
    });
    expect(page.items.map(({ pk }) => pk)).toEqual(['com_050000', 'com_050001']);
    expect(table.snapshot()).toHaveLength(100_000);
  });
});
