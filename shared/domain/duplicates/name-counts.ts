import { nameCountsKey } from '#shared/store/keys/matching.ts';
import type { Item, Table } from '#shared/store/table.ts';
import type { Frequencies } from './model/profile.ts';

/** Names, words of firms and places, in the fields of the model. */
export const counted = ['lastName', 'firstName', 'firm', 'town', 'postcode'] as const;
export type Counted = (typeof counted)[number];

export interface NameCounts {
  /** Records that were counted. */
  readonly total: number;
  readonly counts: Readonly<Record<Counted, Readonly<Record<string, number>>>>;
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
