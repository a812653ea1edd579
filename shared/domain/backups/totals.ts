import { recordSk } from '#shared/store/keys/records.ts';
import type { Item } from '#shared/store/table.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive } from '../records/stored-record.ts';
import { ContentSum } from './content-sum.ts';
import { FigureSum, type Figures } from './figures.ts';

/** What is counted of items, when they are kept and again when they are back. */
export interface Totals {
  /** Type of item → how many. */
  readonly items: Readonly<Record<string, number>>;
  /** Records that are neither in the bin nor erased nor merged into another. */
  readonly records: number;
  /** Canonical hash, hexadecimal. */
  readonly content: string;
  readonly figures: Figures;
}

export class Tally {
  readonly #items: Map<string, number>;
  readonly #content: ContentSum;
  readonly #figures: FigureSum;
  #records: number;

  /** @param from what was counted before */
  constructor(timeZone: string, from?: Totals) {
    this.#items = new Map(Object.entries(from?.items ?? {}));
    this.#content = new ContentSum(from?.content);
    this.#figures = new FigureSum(timeZone, from?.figures);
    this.#records = from?.records ?? 0;
  }

  add(item: Item): void {
    const type = String(item.type ?? 'other');
    this.#items.set(type, (this.#items.get(type) ?? 0) + 1);
    this.#content.add(item);
    if (item.sk !== recordSk) return;
    const record = fromItem(item);
    this.#figures.add(record);
    if (isLive(record)) this.#records += 1;
  }

  toTotals(): Totals {
    return {
      items: Object.fromEntries([...this.#items].sort(([one], [other]) => (one < other ? -1 : 1))),
      records: this.#records,
      content: this.#content.toString(),
      figures: this.#figures.toFigures(),
    };
  }
}
