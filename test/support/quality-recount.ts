import { readFacts } from '#shared/domain/quality/read-facts.ts';
import { belongingOf, toScored } from '#shared/domain/quality/scored.ts';
import { ownerIdOf } from '#shared/domain/records/record-facts.ts';
import { fromItem } from '#shared/domain/records/record-item.ts';
import { isLive } from '#shared/domain/records/stored-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { findLosses } from '#shared/model/quality/find-losses.ts';
import { addSums, noSums, type QualitySums, sumsOn } from '#shared/model/quality/profile.ts';
import { bonusOf } from '#shared/model/quality/score.ts';
import type { MemoryTable } from './memory-table.ts';

/** Figures of quality on a day, by `<owner> <object>`, scored anew from every record there is. */
export async function recountQuality(table: MemoryTable, day: string): Promise<Readonly<Record<string, QualitySums>>> {
  const records = table
    .snapshot()
    .filter(({ sk }) => sk === 'REC')
    .map(fromItem)
    .filter((record) => isLive(record) && record.object !== 'activities' && record.object !== 'payments');
  const facts = await readFacts(table, records);
  const sums: Record<string, QualitySums> = {};
  for (const record of records) {
    const known = facts.get(record.id) ?? {};
    const losses = findLosses(definitions[record.object], toScored(record), known);
    const name = `${ownerIdOf(record)} ${record.object}`;
    sums[name] = addSums(sums[name] ?? noSums, sumsOn(losses, bonusOf(known), belongingOf(record), day));
  }
  return sums;
}

/** The same from the cells that the stream keeps. */
export function readQualityCells(table: MemoryTable, day: string): Readonly<Record<string, QualitySums>> {
  const sums: Record<string, QualitySums> = {};
  for (const item of table.snapshot().filter(({ type }) => type === 'quality-cell')) {
    const [from = '', group = ''] = item.sk.split('#');
    if (from > day) continue;
    const name = `${item.pk.split('#').at(-1)} ${group.split('.')[0]}`;
    const own = Object.fromEntries(Object.keys(noSums).map((key) => [key, Number(item[key] ?? 0)]));
    sums[name] = addSums(sums[name] ?? noSums, own as QualitySums);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, { records }]) => records !== 0));
}
