import { compareAll } from '#shared/domain/duplicates/compare-all.ts';
import { toItem } from '#shared/domain/records/record-item.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import type { Item } from '#shared/store/table.ts';
import { syllables, trades } from '#test/support/invented-words.ts';

const made = '2026-01-01T00:00:00.000Z';

/** The company with this number, from 0: always the same one. */
export function makeCompany(at: number, ownerId: string, departmentId: string): StoredRecord {
  const name = `${wordOf(at)} ${trades[at % trades.length]}`;
  return {
    object: 'companies',
    id: idOf(at),
    version: 1,
    createdAt: made,
    createdBy: ownerId,
    updatedAt: new Date(Date.parse(made) + at * 1000).toISOString(),
    updatedBy: ownerId,
    departmentId,
    data: {
      name: `${name[0]?.toUpperCase()}${name.slice(1)}`,
      roles: ['client'],
      status: 'active',
      country: 'FR',
      industry: trades[at % trades.length],
      accountManagerId: ownerId,
      phones: [{ value: `+33 1 ${at}`, e164: `+331${String(at).padStart(8, '0')}` }],
      emails: [{ value: `info@firm${at}.example`, canonical: `info@firm${at}.example` }],
      addresses: [{ street: '1 rue du Port', postalCode: '69007', city: 'Lyon', country: 'FR' }],
      description: 'Delivery in the morning only. '.repeat(8),
    },
  };
}

export function idOf(at: number): string {
  return `com_01J${String(at).padStart(23, '0')}`;
}

/** Words that begin in many ways, each for few companies. */
function wordOf(at: number): string {
  let left = at * 7919;
  let word = '';
  for (let part = 0; part < 5; part += 1) {
    word += syllables[left % syllables.length];
    left = Math.floor(left / syllables.length);
  }
  return word;
}

/** The records with all that is derived from them one by one: keys, words, pairs. Figures are left to the stream. */
export function itemsOf(records: readonly StoredRecord[]): readonly Item[] {
  const { findings, states } = compareAll(records);
  return [...findings, ...states, ...records.map(toItem)];
}
