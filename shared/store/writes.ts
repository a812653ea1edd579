import type { Key, Write } from './table.ts';

const mostWrites = 100;

/** The key that a write is about. */
export function keyOf(write: Write): Key {
  if ('put' in write) return write.put;
  if ('update' in write) return write.update;
  return 'delete' in write ? write.delete : write.check;
}

/** @throws Error for what no table carries out in one transaction */
export function checkTransaction(writes: readonly Write[]): void {
  if (writes.length === 0 || writes.length > mostWrites) {
    throw new Error(`a transaction has 1 to ${mostWrites} writes, not ${writes.length}`);
  }
  const seen = new Set<string>();
  for (const { pk, sk } of writes.map(keyOf)) {
    const name = JSON.stringify([pk, sk]);
    if (seen.has(name)) throw new Error(`a transaction writes ${pk} / ${sk} twice`);
    seen.add(name);
  }
}

/** One entry for each key: the last, where it stood first. */
export function distinctByKey<T>(entries: readonly T[], keyOfEntry: (entry: T) => Key): readonly T[] {
  const distinct = new Map<string, T>();
  for (const entry of entries) {
    const { pk, sk } = keyOfEntry(entry);
    distinct.set(JSON.stringify([pk, sk]), entry);
  }
  return [...distinct.values()];
}
