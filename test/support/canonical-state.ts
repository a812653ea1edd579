import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { applyChanges } from '#shared/domain/reports/apply-changes.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import type { Item } from '#shared/store/table.ts';
import type { MemoryTable } from './memory-table.ts';
import { testTenant } from './workspace.ts';

/** Lets the consumers of the stream catch up with everything there is. */
export async function catchUp(table: MemoryTable): Promise<void> {
  const records = table.snapshot().filter(({ sk }) => sk === recordSk);
  await refreshAll(
    table,
    records.map(({ pk, type }) => ({ id: pk, type: String(type) })),
  );
  await applyChanges(
    table,
    records.map(({ pk }) => pk),
    testTenant.timeZone,
  );
}

/**
 * What the workspace is to people: fields, relations, keys and figures, by key. No versions, times of change, audit or
 * memory of consumers, in which two ways to the same state differ.
 */
export function canonicalState(table: MemoryTable): Readonly<Record<string, unknown>> {
  const entries = table.snapshot().flatMap((item) => {
    const value = canonicalOf(item);
    return value === undefined ? [] : [[`${item.pk} ${item.sk}`, value] as const];
  });
  return Object.fromEntries(entries);
}

function canonicalOf(item: Item): unknown {
  const { pk, sk } = item;
  if (sk === recordSk) return canonicalRecord(item);
  if (sk === 'TEXT') return item.texts;
  if (pk.startsWith('AGG#')) return item.count || item.amount ? { count: item.count, amount: item.amount } : undefined;
  // That people parted two records stays when they change.
  if (sk === 'JUDGED') return undefined;
  if (pk.startsWith('PAIR#')) return { status: item.status, score: item.score };
  if (/^(ID|K|T)#/.test(pk)) return item.recordId ?? item.companyId ?? true;
  return sk.startsWith('L#') || sk.startsWith('F#') ? true : undefined;
}

function canonicalRecord(item: Item): unknown {
  const { type, data, departmentId, deletedAt, mergedInto, absorbed, merged, gsi1pk, gsi2pk, gsi4pk, gsi4sk, gsi5pk } =
    item;
  const isLive = deletedAt === undefined && mergedInto === undefined;
  return { type, data, departmentId, isLive, absorbed, merged, gsi1pk, gsi2pk, gsi4pk, gsi4sk, gsi5pk };
}
