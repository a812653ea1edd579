import { createHash } from 'node:crypto';

/** Hashes of what rows are about, each with its row. */
export type SeenRows = readonly (readonly [hash: number, row: number])[];

/**
 * Which row of a file was the first to be about a record or to take a number, over all the pages of its plan. Of names only
 * hashes are kept: of the longest file they take some megabytes.
 */
export class RowMemory {
  readonly #rows = new Map<number, number>();
  #fresh: (readonly [number, number])[] = [];

  rowOf(name: string): number | undefined {
    return this.#rows.get(hash(name));
  }

  /** The first row stands. */
  note(name: string, row: number): void {
    const key = hash(name);
    if (this.#rows.has(key)) return;
    this.#rows.set(key, row);
    this.#fresh.push([key, row]);
  }

  /** What was noted since it was last asked. */
  takeFresh(): SeenRows {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  recall(seen: SeenRows): void {
    for (const [key, row] of seen) this.#rows.set(key, row);
  }
}

/** 48 bits: of half a million names two are taken for one in a thousand files or fewer. */
function hash(name: string): number {
  return createHash('sha256').update(name).digest().readUIntBE(0, 6);
}
