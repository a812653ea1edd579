import { nameCountsKey } from '#shared/store/keys/matching.ts';
import type { Item } from '#shared/store/table.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { isCompared, toComparable } from './comparable.ts';
import type { Profile } from './model/profile.ts';
import { type Counted, counted, type NameCounts } from './name-counts.ts';

/** Values that are kept of each: the frequent ones, which tell least; of the rest it is enough that they are rare. */
const mostKept = 200;
const fewest = 3;

/** Counts how often names occur among the records that are compared, one after the other. */
export class NameCounter {
  readonly #counts = new Map<Counted, Map<string, number>>(counted.map((field) => [field, new Map()]));
  #total = 0;

  add(record: StoredRecord): void {
    if (!isCompared(record.object) || !isLive(record)) return;
    const { person, firm } = toComparable(record.object, record.data);
    this.#total += 1;
    for (const field of counted) {
      const counts = this.#counts.get(field);
      const values = [person, firm].flatMap((profile) => (profile ? valuesOf(profile, field) : []));
      for (const value of new Set(values)) counts?.set(value, (counts.get(value) ?? 0) + 1);
    }
  }

  toItem(): Item {
    const data: NameCounts = {
      total: this.#total,
      counts: Object.fromEntries(counted.map((field) => [field, this.#mostFrequent(field)])) as NameCounts['counts'],
    };
    return { ...nameCountsKey, type: 'name-counts', shape: 1, data };
  }

  #mostFrequent(field: Counted): Readonly<Record<string, number>> {
    const frequent = [...(this.#counts.get(field) ?? [])].filter(([, count]) => count >= fewest);
    return Object.fromEntries(frequent.sort(([, one], [, other]) => other - one).slice(0, mostKept));
  }
}

function valuesOf({ person, firms, towns, postcodes }: Profile, field: Counted): readonly string[] {
  switch (field) {
    case 'lastName':
      return person?.last.slice(0, 1) ?? [];
    case 'firstName':
      return person?.given ?? [];
    case 'firm':
      return firms.flatMap(({ words }) => words);
    case 'town':
      return towns;
    case 'postcode':
      return postcodes;
  }
}
