import type { Frequencies, Profile } from './profile.ts';

export interface FrequencyTable extends Frequencies {
  /** How often two records drawn by chance have one value of the field. */
  chanceOf(field: string): number;
}

/** As if so many records had been counted before: among few records twice is not often. */
const trusted = 500;
const usualShare = 0.001;

/** How often each value occurs among these records. */
export function countFrequencies(profiles: readonly Profile[]): FrequencyTable {
  const fields = new Map<string, Map<string, number>>();
  for (const profile of profiles) {
    for (const [field, value] of new Set(valuesOf(profile).map(([field, value]) => `${field}\n${value}`))
      .values()
      .map(split)) {
      const counts = fields.get(field) ?? new Map<string, number>();
      counts.set(value, (counts.get(value) ?? 0) + 1);
      fields.set(field, counts);
    }
  }
  const total = Math.max(1, profiles.length);
  return {
    shareOf: (field, value) => {
      const count = fields.get(field)?.get(value);
      return count === undefined ? undefined : (count + usualShare * trusted) / (profiles.length + trusted);
    },
    chanceOf: (field) => {
      const counts = [...(fields.get(field)?.values() ?? [])];
      const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0);
      const holders = counts.reduce((sum, count) => sum + count, 0);
      return pairs === 0 ? 1 / total : pairs / (holders * Math.max(1, holders - 1));
    },
  };
}

function split(text: string): readonly [string, string] {
  const at = text.indexOf('\n');
  return [text.slice(0, at), text.slice(at + 1)];
}

function valuesOf(profile: Profile): readonly (readonly [string, string])[] {
  const { person, firms, numbers, phones, emails, streets, towns, postcodes, dates, title, people } = profile;
  return [
    ...(person?.last.slice(0, 1).map((key) => ['lastName', key] as const) ?? []),
    ...(person?.given.map((key) => ['firstName', key] as const) ?? []),
    ...firms.flatMap(({ words }) => words.map((word) => ['firm', word] as const)),
    ...numbers.map(({ value }) => ['number', value] as const),
    ...phones.map(({ digits }) => ['phone', digits] as const),
    ...emails.map(({ address }) => ['email', address] as const),
    ...streets.map(({ house }) => ['street', house] as const),
    ...towns.map((town) => ['town', town] as const),
    ...postcodes.map((code) => ['postcode', code] as const),
    ...dates.map((date) => ['date', date] as const),
    ...(title?.words.map((word) => ['title', word] as const) ?? []),
    ...(people?.words.map((word) => ['people', word] as const) ?? []),
    ['category', profile.category],
    ['otherCategory', profile.otherCategory],
  ];
}
