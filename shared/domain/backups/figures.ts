import type { StoredRecord } from '../records/stored-record.ts';
import { sharesOf } from '../reports/contributions.ts';

/** What the reports come to over all owners: cell → count and thousandths. */
export type Figures = Readonly<Record<string, readonly [count: number, amount: number]>>;

/** Adds the figures of records up, without any table. */
export class FigureSum {
  readonly #cells: Map<string, readonly [number, number]>;
  readonly #timeZone: string;

  constructor(timeZone: string, from: Figures = {}) {
    this.#timeZone = timeZone;
    this.#cells = new Map(Object.entries(from));
  }

  add(record: StoredRecord): void {
    for (const { key, count, amount } of sharesOf(record, this.#timeZone)) {
      if (!key.pk.endsWith('#*')) continue;
      const name = `${key.pk} ${key.sk}`;
      const [oldCount, oldAmount] = this.#cells.get(name) ?? [0, 0];
      this.#cells.set(name, [oldCount + count, oldAmount + amount]);
    }
  }

  toFigures(): Figures {
    return Object.fromEntries([...this.#cells].sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}
