import { nameCountsKey } from '#shared/store/keys.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { isLive, type StoredRecord } from '../records/record-item.ts';
import { isCompared, toComparable } from './comparable.ts';
import type { Frequencies, Profile } from './model/profile.ts';

/** Names, words of firms and places, in the fields of the model. */
const counted = ['lastName', 'firstName', 'firm', 'town', 'postcode'] as const;
type Counted = (typeof counted)[number];

/** Values that are kept of each: the frequent ones, which tell least; of the rest it is enough that they are rare. */
const mostKept = 200;
const fewest = 3;

interface NameCounts {
  /** Records that were counted. */
  readonly total: number;
  readonly counts: Readonly<Record<Counted, Readonly<Record<string, number>>>>;
}

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

/** As if so many records had been counted before: among few records twice is not often. */
const trusted = 500;
const usualShare = 0.001;

/** How often values occur in the workspace; what was not kept is as rare as what was seen once. */
export function readNameCounts(item: Item | undefined): Frequencies | undefined {
  if (!item) return undefined;
  const { total, counts } = item.data as NameCounts;
  const known = new Map(counted.map((field) => [field as string, new Map(Object.entries(counts[field] ?? {}))]));
  return {
    shareOf: (field, value) => {
      const values = known.get(field);
      return values && ((values.get(value) ?? 1) + usualShare * trusted) / (total + trusted);
    },
  };
}

/** For those who work without anybody asking; others have them with the directory. */
export async function loadNameCounts(table: Table): Promise<Frequencies | undefined> {
  return readNameCounts(await table.get(nameCountsKey));
}
