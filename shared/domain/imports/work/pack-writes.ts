import { countItemBytes } from '#shared/store/capacity.ts';
import type { Write } from '#shared/store/table.ts';
import { keyOf } from '#shared/store/writes.ts';

/** What one transaction takes; bytes with room for what is not counted. */
const mostWrites = 100;
const mostBytes = 3_000_000;

/** Puts together what fits into one transaction, in order. Two changes that write the same item stay apart. */
export function packWrites<Entry extends { readonly writes: readonly Write[] }>(
  entries: readonly Entry[],
): readonly (readonly Entry[])[] {
  const packs: Entry[][] = [];
  let keys = new Set<string>();
  let writes = 0;
  let bytes = 0;
  for (const entry of entries) {
    const names = entry.writes.map((write) => JSON.stringify([keyOf(write).pk, keyOf(write).sk]));
    const size = entry.writes.reduce((sum, write) => sum + ('put' in write ? countItemBytes(write.put) : 0), 0);
    const fits =
      writes + names.length <= mostWrites && bytes + size <= mostBytes && !names.some((one) => keys.has(one));
    if (!fits || packs.length === 0) {
      packs.push([]);
      keys = new Set();
      writes = 0;
      bytes = 0;
    }
    packs.at(-1)?.push(entry);
    for (const name of names) keys.add(name);
    writes += names.length;
    bytes += size;
  }
  return packs;
}
