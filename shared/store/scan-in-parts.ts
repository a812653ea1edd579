import type { Item, Position, ScanOptions, TableScan } from './table.ts';

/**
 * So many that one part of a small company's table fits into a page or two: a page costs what its part holds, where a
 * table is kept sorted only when it is asked for.
 */
const parts = 16;

/** Every item of the table once, part after part. */
export async function* scanInParts(
  table: TableScan,
  options: Pick<ScanOptions, 'filter' | 'consistent'> = {},
): AsyncGenerator<readonly Item[]> {
  for (let segment = 0; segment < parts; segment += 1) yield* table.scan({ ...options, segment, segments: parts });
}

/** Where a scan that goes on in another process begins its next page. */
export interface ScanPlace {
  readonly segment: number;
  readonly startAfter?: Position;
}

/** One page of `scanInParts`; without `next` all has been read. */
export async function scanPart(
  table: TableScan,
  { segment, startAfter }: ScanPlace,
  options: Pick<ScanOptions, 'filter' | 'consistent'> = {},
): Promise<{ readonly items: readonly Item[]; readonly next?: ScanPlace }> {
  const page = await table.scanPage({ ...options, segment, segments: parts, ...(startAfter && { startAfter }) });
  if (page.next) return { items: page.items, next: { segment, startAfter: page.next } };
  return segment + 1 < parts ? { items: page.items, next: { segment: segment + 1 } } : { items: page.items };
}
