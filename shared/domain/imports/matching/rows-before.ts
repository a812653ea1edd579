import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FileStore } from '../../files/file-store.ts';
import { loadPageBytes, type PlanPage } from '../plan/plan-file.ts';
import type { PlanRow } from '../plan/plan-row.ts';

/** Of pages as they are kept, which are a tenth of what they hold; in bytes. */
const mostKept = 32 * 1024 * 1024;

/** Reads single rows of the pages of a plan that are made already; the pages that were needed last stay at hand. */
export class RowsBefore {
  readonly #files: FileStore;
  readonly #key: string;
  readonly #kept = new Map<number, Uint8Array>();
  #keptBytes = 0;

  /** @param key of the plan */
  constructor(files: FileStore, key: string) {
    this.#files = files;
    this.#key = key;
  }

  /** @param rows in any order, @param pages all that there are */
  async load(rows: readonly number[], pages: readonly PlanPage[]): Promise<readonly PlanRow[]> {
    const byPage = Map.groupBy(new Set(rows), (row) => pages.findIndex(({ last }) => row <= last));
    const found: PlanRow[] = [];
    for (const [number, wanted] of byPage) {
      const page = pages[number];
      if (page) found.push(...(await this.#loadFrom(number, page, new Set(wanted))));
    }
    return found;
  }

  async #loadFrom(number: number, page: PlanPage, wanted: ReadonlySet<number>): Promise<readonly PlanRow[]> {
    const bytes = this.#kept.get(number) ?? (await loadPageBytes(this.#files, this.#key, number, page));
    this.#keep(number, bytes);
    const [, ...lines] = (await promisify(gunzip)(bytes)).toString('utf8').trimEnd().split('\n');
    return lines.filter((line) => wanted.has(rowIn(line))).map((line) => JSON.parse(line) as PlanRow);
  }

  #keep(number: number, bytes: Uint8Array): void {
    if (!this.#kept.delete(number)) this.#keptBytes += bytes.length;
    this.#kept.set(number, bytes);
    for (const [oldest, { length }] of this.#kept) {
      if (this.#keptBytes <= mostKept || oldest === number) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= length;
    }
  }
}

/** Every line begins with the number of its row, which saves reading the rest. */
function rowIn(line: string): number {
  const [, row] = /^\{"row":(\d+)/.exec(line) ?? [];
  return row === undefined ? (JSON.parse(line) as PlanRow).row : Number(row);
}
