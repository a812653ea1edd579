import { type BlockingKey, mostHolders, nameOfKey } from './blocking-keys.ts';

/** Records by their blocking keys, in memory: the same candidates as the keys in the table give. */
export class CandidateIndex {
  readonly #holders = new Map<string, number[]>();

  /** Places of the records that share a key with these, each once; a key with too many holders finds nobody. */
  find(keys: readonly BlockingKey[]): ReadonlySet<number> {
    const found = new Set<number>();
    for (const key of keys) {
      const holders = this.#holders.get(nameOfKey(key));
      if (holders && holders.length <= mostHolders) for (const holder of holders) found.add(holder);
    }
    return found;
  }

  add(record: number, keys: readonly BlockingKey[]): void {
    for (const name of keys.map(nameOfKey)) {
      const holders = this.#holders.get(name);
      if (holders) holders.push(record);
      else this.#holders.set(name, [record]);
    }
  }
}
