import { toComparable } from '#shared/domain/duplicates/comparable.ts';
import { keysOfRecord } from '#shared/domain/duplicates/match-keys.ts';
import { toItem } from '#shared/domain/records/record-item.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { matchKey } from '#shared/store/keys/matching.ts';
import type { Item, Key, Page, Query, Table } from '#shared/store/table.ts';

/** Records and their match keys in memory, with what is asked of them: as small as a hundred thousand of them need it. */
export class KeyTable {
  readonly #records = new Map<string, Item>();
  readonly #holders = new Map<string, Item[]>();
  /** Calls that went out while none was under way. */
  trips = 0;
  queries = 0;
  read = 0;
  #underWay = 0;

  constructor(records: readonly StoredRecord[]) {
    for (const record of records) {
      this.#records.set(record.id, toItem(record));
      for (const { kind, value } of keysOfRecord(record.object, toComparable(record.object, record.data))) {
        const key: Item = { ...matchKey(kind, value, record.id) };
        const holders = this.#holders.get(key.pk);
        if (holders) holders.push(key);
        else this.#holders.set(key.pk, [key]);
      }
    }
  }

  /** What an entry check uses of a table. */
  get table(): Table {
    const table: Pick<Table, 'query' | 'getMany'> = {
      query: (query) => this.#answer(() => this.#query(query)),
      getMany: (keys) => this.#answer(() => this.#getMany(keys)),
    };
    return table as Table;
  }

  reset(): void {
    [this.trips, this.queries, this.read] = [0, 0, 0];
  }

  async #answer<Answer>(find: () => Answer): Promise<Answer> {
    if (this.#underWay === 0) this.trips += 1;
    this.#underWay += 1;
    await Promise.resolve();
    this.#underWay -= 1;
    return find();
  }

  #query({ pk, limit }: Query): Page {
    this.queries += 1;
    return { items: this.#holders.get(pk)?.slice(0, limit) ?? [] };
  }

  #getMany(keys: readonly Key[]): readonly Item[] {
    this.read += keys.length;
    return keys.flatMap(({ pk }) => this.#records.get(pk) ?? []);
  }
}
