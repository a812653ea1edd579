import { createHash } from 'node:crypto';
import type { Related } from '../plan/plan-row.ts';
import { RowHashes } from './row-hashes.ts';

/** What the rows of a page are about, for the pages after. */
export interface SeenRows {
  /** Hashes of records, numbers and what rows look alike by, each with its row. */
  readonly rows: readonly (readonly [hash: number, row: number])[];
  /** Records that come along, by what they are called. */
  readonly related: readonly (readonly [name: string, related: Related])[];
}

/**
 * Which row of a file was the first to be about a record or to take a number, which ones look alike, and which records come
 * along, over all the pages of its plan. Of rows only hashes are kept: of the longest file they take some forty megabytes.
 */
export class RowMemory {
  readonly #rows = new RowHashes();
  readonly #related = new Map<string, Related>();
  #fresh = { rows: [] as (readonly [number, number])[], related: [] as (readonly [string, Related])[] };

  rowOf(name: string): number | undefined {
    return this.#rows.rowsOf(hash(name))[0];
  }

  /** All that were noted. */
  rowsOf(name: string): readonly number[] {
    return this.#rows.rowsOf(hash(name));
  }

  /** The first row stands. @returns whether this is it */
  note(name: string, row: number): boolean {
    const key = hash(name);
    if (this.#rows.rowsOf(key).length > 0) return false;
    this.#add(key, row);
    return true;
  }

  /** One row more, up to so many. */
  noteAlso(name: string, row: number, most: number): void {
    const key = hash(name);
    if (this.#rows.rowsOf(key).length < most) this.#add(key, row);
  }

  #add(key: number, row: number): void {
    this.#rows.add(key, row);
    this.#fresh.rows.push([key, row]);
  }

  relatedOf(name: string): Related | undefined {
    return this.#related.get(name);
  }

  get relatedCount(): number {
    return this.#related.size;
  }

  noteRelated(name: string, related: Related): void {
    if (this.#related.has(name)) return;
    this.#related.set(name, related);
    this.#fresh.related.push([name, related]);
  }

  /** What was noted since it was last asked. */
  takeFresh(): SeenRows {
    const fresh = this.#fresh;
    this.#fresh = { rows: [], related: [] };
    return fresh;
  }

  recall({ rows, related }: SeenRows): void {
    for (const [key, row] of rows) this.#rows.add(key, row);
    for (const [name, one] of related) this.#related.set(name, one);
  }
}

/** 48 bits: of a million names two are taken for one in one file of five hundred. */
function hash(name: string): number {
  return createHash('sha256').update(name).digest().readUIntBE(0, 6);
}
