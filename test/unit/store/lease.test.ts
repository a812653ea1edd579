import { describe, expect, it } from 'vitest';
import { giveBack, keepLease, type Lease, takeLease } from '#shared/store/lease.ts';
import type { Item } from '#shared/store/table.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';

interface Entry {
  readonly status: string;
  readonly done: number;
}

const key = { pk: 'JOB#1', sk: 'META' };
const isOpen = { attribute: 'status', op: 'eq', value: 'open' } as const;
const start = Date.parse('2026-11-20T08:00:00Z');

async function open() {
  const table = createMemoryTable();
  await table.write({ put: { ...key, status: 'open', done: 0 } });
  const clock = { now: start };
  const leaseOf = (holder: string): Lease<Entry> => ({
    table,
    now: () => new Date(clock.now),
    key,
    holder,
    length: 1000,
    from: (item: Item) => item as unknown as Entry,
  });
  return { table, clock, one: leaseOf('one'), other: leaseOf('other') };
}

describe('a lease', () => {
  it('is held by one until it gives no more signs of life', async () => {
    const { clock, one, other } = await open();
    expect(await takeLease(one, isOpen)).toMatchObject({ done: 0 });
    expect(await takeLease(other, isOpen)).toBeUndefined();
    clock.now += 900;
    expect(await keepLease(one, { done: 1 })).toBe(true);
    clock.now += 900;
    expect(await takeLease(other, isOpen)).toBeUndefined();
    clock.now += 101;
    expect(await takeLease(other, isOpen)).toMatchObject({ done: 1 });
    expect(await keepLease(one, { done: 2 })).toBe(false);
    expect(await giveBack(one, { status: 'done' })).toBe(false);
  });

  it('is given back for somebody else to go on, or with the end of the work', async () => {
    const { table, one, other } = await open();
    await takeLease(one, isOpen);
    expect(await giveBack(one)).toBe(true);
    expect(await takeLease(other, isOpen)).toBeDefined();
    expect(await giveBack(other, { status: 'done' }, ['done'])).toBe(true);
    expect(await table.get(key)).toEqual({ ...key, status: 'done' });
    expect(await takeLease(one, isOpen)).toBeUndefined();
  });
});
