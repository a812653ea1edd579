import { countWriteUnits, priceInTransaction, type WriteUnits } from './capacity.ts';
import type { Item, Key, Write } from './table.ts';
import { applyUpdate } from './update.ts';

/** What a write by itself cost; exact, since its answer held the image that it replaced. */
export function countSingleWrite(write: Exclude<Write, { readonly check: unknown }>, before: Item | undefined): number {
  const { table, indexes } = countWriteUnits(before, imageAfter(write, before));
  return table + indexes;
}

/**
 * What a transaction cost. Exact where the caller gave the images that it replaced, or where nothing was replaced.
 * Otherwise a put counts as if its index entries had stayed where they are, an update as large as what it sets
 * (and in no index unless it sets index keys), a delete or check as one unit.
 */
export function countTransaction(writes: readonly Write[]): number {
  return writes.reduce((units, write) => units + priceInTransaction(estimateWrite(write)), 0);
}

/** What a batch cost: its puts as new items, its deletes as one unit, since nothing tells what they replaced. */
export function countBatch(writes: readonly ({ readonly put: Item } | { readonly delete: Key })[]): number {
  return writes.reduce((units, write) => {
    const { table, indexes } = countWriteUnits(undefined, 'put' in write ? write.put : undefined);
    return units + table + indexes;
  }, 0);
}

function estimateWrite(write: Write): WriteUnits {
  if ('check' in write) return { table: 1, indexes: 0 };
  if (write.replaces) return countWriteUnits(write.replaces, imageAfter(write, write.replaces));
  if ('put' in write) return countWriteUnits(undefined, write.put);
  return 'delete' in write
    ? { table: 1, indexes: 0 }
    : countWriteUnits(undefined, { ...write.update, ...write.set, ...write.add });
}

function imageAfter(write: Exclude<Write, { readonly check: unknown }>, before: Item | undefined): Item | undefined {
  if ('put' in write) return write.put;
  return 'update' in write ? applyUpdate(before, write) : undefined;
}
