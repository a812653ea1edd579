import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowHashes } from '#shared/domain/imports/matching/row-hashes.ts';
import { RowMemory } from '#shared/domain/imports/matching/row-memory.ts';

it('finds the rows of each number, however they meet', () => {
  // Few low halves, so that most numbers want one place.
  const hash = fc.tuple(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 1, 0xffffffff));
  const entries = fc.array(fc.tuple(hash, fc.integer({ min: 1, max: 9e8 })), { maxLength: 2000 });
  fc.assert(
    fc.property(entries, (all) => {
      const table = new RowHashes();
      const expected = new Map<number, number[]>();
      for (const [[high, low], row] of all) {
        const number = high * 2 ** 32 + low;
        table.add(number, row);
        expected.set(number, [...(expected.get(number) ?? []), row]);
      }
      for (const [number, rows] of expected)
        expect(table.rowsOf(number)).toEqual(rows.toSorted((one, other) => one - other));
      expect(table.rowsOf(2 ** 47 + 12345)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

it('keeps a million of them in little', () => {
  const before = process.memoryUsage().arrayBuffers;
  const table = new RowHashes();
  for (let at = 0; at < 1_000_000; at += 1) table.add((at * 2654435761 * 61) % 2 ** 48, at + 1);
  expect(table.rowsOf((777 * 2654435761 * 61) % 2 ** 48)).toContain(778);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 2 ** 20);
});

it('hands what it learned to who goes on', () => {
  const [first, second] = [new RowMemory(), new RowMemory()];
  first.note('about a', 2);
  for (const row of [3, 4, 5]) first.noteAlso('alike b', row, 2);
  second.recall(first.takeFresh());
  expect([second.note('about a', 9), second.rowOf('about a'), second.rowsOf('alike b')]).toEqual([false, 2, [3, 4]]);
  expect(second.takeFresh().rows).toEqual([]);
});
