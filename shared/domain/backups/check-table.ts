import { isDeepStrictEqual } from 'node:util';
import type { BackupFault } from '#shared/model/backups.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import { type ScanPlace, scanPart } from '#shared/store/scan-in-parts.ts';
import type { TableConnection } from '#shared/store/table.ts';
import type { Directory } from '../organisation/directory.ts';
import { fromItem } from '../records/record-item.ts';
import { checkIdentities } from './check-identities.ts';
import { checkReferences } from './check-references.ts';
import type { Manifest } from './manifest.ts';
import { Tally, type Totals } from './totals.ts';

export interface TableCheck {
  readonly table: TableConnection;
  /** Of the restored table. */
  readonly directory: Directory;
  readonly manifest: Manifest;
}

interface CheckPlace {
  readonly place: ScanPlace;
  /** Of all before it. */
  readonly totals?: Totals;
}

export interface Checked {
  /** Absent: all is read. */
  readonly next?: CheckPlace;
  /** Live ones so far. */
  readonly records: number;
  readonly faults: readonly BackupFault[];
}

/**
 * Reads a page of a restored table, and names where it contradicts itself; with the last one, where the whole differs from
 * what the manifest says was kept. Called again with `next` of what it answered before, it reads on.
 */
export async function checkTable({ table, directory, manifest }: TableCheck, from: CheckPlace): Promise<Checked> {
  const tally = new Tally(manifest.timeZone, from.totals);
  const { items, next: place } = await scanPart(table, from.place, { consistent: true });
  for (const item of items) tally.add(item);
  const records = items.filter(({ sk }) => sk === recordSk).map(fromItem);
  const identities = items.filter(({ type }) => type === 'identity');
  const faults = [
    ...(await checkReferences(table, directory, records)),
    ...(await checkIdentities(table, directory.definitions, records, identities)),
  ];
  const totals = tally.toTotals();
  if (place) return { next: { place, totals }, records: totals.records, faults };
  return { records: totals.records, faults: [...compareTotals(manifest.totals, totals), ...faults] };
}

function compareTotals(expected: Totals, found: Totals): readonly BackupFault[] {
  const types = [...new Set([...Object.keys(expected.items), ...Object.keys(found.items)])];
  const counts = types
    .filter((type) => expected.items[type] !== found.items[type])
    .map((where) => toFault('items', where, expected.items[where] ?? 0, found.items[where] ?? 0));
  const cells = [...new Set([...Object.keys(expected.figures), ...Object.keys(found.figures)])];
  const figures = cells
    .filter((cell) => !isDeepStrictEqual(expected.figures[cell], found.figures[cell]))
    .map((where) => toFault('figures', where, expected.figures[where] ?? 0, found.figures[where] ?? 0));
  return [
    ...counts,
    ...(expected.records === found.records ? [] : [toFault('records', 'live', expected.records, found.records)]),
    ...(expected.content === found.content ? [] : [toFault('content', 'table', expected.content, found.content)]),
    ...figures,
  ];
}

function toFault(code: BackupFault['code'], where: string, expected: unknown, found: unknown): BackupFault {
  return { code, where, expected: String(expected), found: String(found) };
}
