import { expect, it } from 'vitest';
import { buildDemo } from '#shared/domain/demo/build-demo.ts';
import { compareAll } from '#shared/domain/duplicates/compare-all.ts';
import { NameCounter } from '#shared/domain/duplicates/name-counter.ts';
import { readNameCounts } from '#shared/domain/duplicates/name-counts.ts';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { toItem } from '#shared/domain/records/record-item.ts';
import { matchStateKey } from '#shared/store/keys/matching.ts';
import type { Item } from '#shared/store/table.ts';
import { openDemoWorkspace } from '#test/support/demo-workspace.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';

const derived = new Set(['match-key', 'search-token', 'pair', 'pair-mark']);

function sortByKey(items: readonly Item[]): readonly Item[] {
  return [...items].sort((one, other) => (`${one.pk} ${one.sk}` < `${other.pk} ${other.sk}` ? -1 : 1));
}

it.each([
  ['as the product comes', false],
  ['by how often names occur', true],
])('finds at once what the consumer finds record by record, %s', async (_name, isCounted) => {
  const { settings } = await openDemoWorkspace();
  const records = buildDemo(settings);
  const table = createMemoryTable();
  const counter = new NameCounter();
  for (const record of isCounted ? records : []) counter.add(record);
  if (isCounted) await table.write({ put: counter.toItem() });
  await table.writeMany(records.map((record) => ({ put: toItem(record) })));
  await refreshAll(
    table,
    records.map(({ id, object }) => ({ id, type: object })),
  );
  const { findings, states } = compareAll(records, isCounted ? readNameCounts(counter.toItem()) : undefined);
  const found = table.snapshot().filter((item) => derived.has(String(item.type)));
  expect(found.some((item) => item.type === 'pair')).toBe(true);
  expect(sortByKey(findings)).toEqual(sortByKey(found));

  const settled = table.snapshot().filter((item) => item.sk === matchStateKey('any').sk);
  const versions = (items: readonly Item[]) =>
    sortByKey(items).map((item) => [item.pk, (item.state as { version: number }).version]);
  expect(versions(states)).toEqual(versions(settled));
});
