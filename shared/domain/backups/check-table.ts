import { isDeepStrictEqual } from 'node:util';
import type { BackupFault } from '#shared/model/backups.ts';
import { recordSk } from '#shared/store/keys.ts';
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
  readonly isLate: () => boolean;
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
 * Reads a restored table whole, and names where it differs from what the manifest says was kept, and where it contradicts
 * itself. Called again with `next` of what it answered before, it reads on.
 */
export async function checkTable(
  { table, directory, manifest, isLate }: TableCheck,
  from: CheckPlace,
): Promise<Checked> {
  const tally = new Tally(manifest.timeZone, from.totals);
  const faults: BackupFault[] = [];
  for (let place: ScanPlace | undefined = from.place; place; ) {
    const page = await scanPart(table, place, { consistent: true });
    for (const item of page.items) tally.add(item);
    const records = page.items.filter(({ sk }) => sk === recordSk).map(fromItem);
    const identities = page.items.filter(({ type }) => type === 'identity');
    faults.push(...(await checkReferences(table, directory, records)));
    faults.push(...(await checkIdentities(table, directory.definitions, records, identities)));
    place = page.next;
    if (!place || !isLate()) continue;
    const totals = tally.toTotals();
    return { next: { place, totals }, records: totals.records, faults };
  }
  const totals = tally.toTotals();
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
