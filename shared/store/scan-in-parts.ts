import type { Item, ScanOptions, TableScan } from './table.ts';

/**
 * So many that one part of a small company's table fits into a page or two: a page costs what its part holds, where a
 * table is kept sorted only when it is asked for.
 */
const parts = 16;

/** Every item of the table once, part after part. */
export async function* scanInParts(
  table: TableScan,
  options: Pick<ScanOptions, 'filter'> = {},
): AsyncGenerator<readonly Item[]> {
  for (let segment = 0; segment < parts; segment += 1) yield* table.scan({ ...options, segment, segments: parts });
}
