import { describe, expect, it } from 'vitest';
import { blockingKeys, mostHolders, mostKeys, nameOfKey } from '#shared/domain/duplicates/candidates/blocking-keys.ts';
import { CandidateIndex } from '#shared/domain/duplicates/candidates/candidate-index.ts';
import { isLikely, tallyKeys } from '#shared/domain/duplicates/candidates/likely.ts';
import { clusterLinks, type Link } from '#shared/domain/duplicates/cluster/average-linkage.ts';
import { mapUniquely } from '#shared/domain/duplicates/cluster/unique-mapping.ts';
import { type Facts, readProfile } from '#shared/domain/duplicates/model/profile.ts';

const keysOf = (facts: Facts) => blockingKeys(readProfile(facts)).map(nameOfKey);
const meet = (one: Facts, other: Facts) => keysOf(one).some((key) => keysOf(other).includes(key));
const person = (last: string, first: string, more: Partial<Facts> = {}): Facts => ({
  kind: 'person',
  person: { last, first },
  ...more,
});

describe('blockingKeys', () => {
  it.each([
    ['transliterated', person('Щукин', 'Алексей'), person('Shchukin', 'Alexey')],
    ['exchanged', person('Алексей', 'Щукин'), person('Щукин', 'Алексей')],
    ['short', person('Щукин', 'Лёша'), person('Щукин', 'Алексей')],
    ['initials', person('Щукин', 'А.'), person('Щукин', 'Алексей')],
    [
      'another surname, the same phone',
      person('A', 'B', { phones: ['+33628230455'] }),
      person('C', 'D', { phones: ['06 28 23 04 55'] }),
    ],
    [
      'written together',
      { kind: 'company', firms: ['Кещир Дизайн'] },
      { kind: 'company', firms: ['ООО «КещирДизайн»'] },
    ],
    [
      'of one word and of two',
      { kind: 'company', firms: ['Кещирдизайн'] },
      { kind: 'company', firms: ['Кещир Дизайн'] },
    ],
    ['one in two scripts', { kind: 'word', word: 'oldenburg' }, { kind: 'word', word: 'ольденбург' }],
  ] as const)('%s meet', (_name, one, other) => {
    expect(meet(one, other)).toBe(true);
  });

  it('are few, each once, and apart for each kind', () => {
    const full: Facts = {
      ...person('Щукин', 'Алексей'),
      firms: ['ООО Лев'],
      numbers: ['7707083893', '7736207543'],
      phones: ['84951234567', '84951234568', '84951234569'],
      emails: ['a.shchukin@lev.example', 'shchukin@mail.ru'],
      streets: ['ул. Мира, 6'],
      towns: ['Тверь'],
      postcodes: ['170000'],
      dates: ['1980-01-02'],
    };
    expect(keysOf(full).length).toBeLessThanOrEqual(mostKeys);
    expect(new Set(keysOf(full)).size).toBe(keysOf(full).length);
    expect(keysOf(full)).toContain('person names alks чkn');
    expect(keysOf(person('', 'Алексей', { towns: ['Тверь'] })).every((key) => key.trim() === key)).toBe(true);
    const shared = keysOf({ ...full, kind: 'lead' }).filter((key) => keysOf(full).includes(key));
    expect(new Set(shared.map((key) => key.slice(0, key.indexOf(' '))))).toEqual(new Set(['ident', 'email', 'phone']));
  });
});

it('CandidateIndex asks no crowd', () => {
  const index = new CandidateIndex();
  const crowd = { kind: 'phone', value: 'crowd' };
  const own = (at: number) => ({ kind: 'phone', value: `own ${at}` });
  for (let at = 0; at < mostHolders; at += 1) index.add(at, [crowd, own(at)]);
  expect(index.find([crowd]).size).toBe(mostHolders);
  index.add(mostHolders, [crowd]);
  expect([...index.find([crowd, own(7)])]).toEqual([7]);
});

describe('clusterLinks', () => {
  const apart = () => -10;
  const link = (one: number, other: number, weight: number): Link => ({ one, other, weight });
  const groupsOf = (count: number, links: readonly Link[], weigh = apart) => {
    const groups = Map.groupBy(
      Array.from({ length: count }, (_, at) => at),
      (at) => clusterLinks(count, links, weigh)[at],
    );
    return [...groups.values()].toSorted((one, other) => (one[0] as number) - (other[0] as number));
  };

  it('joins what is the same', () => {
    expect(groupsOf(4, [link(0, 1, 8), link(1, 2, 8), link(0, 2, 3)])).toEqual([[0, 1, 2], [3]]);
  });

  it('does not chain', () => {
    expect(groupsOf(4, [link(0, 1, 9), link(1, 2, 3), link(2, 3, 9)])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('lets near misses of one group pass', () => {
    expect(groupsOf(3, [link(0, 1, 9), link(1, 2, 9)], () => -1)).toEqual([[0, 1, 2]]);
  });
});

it('mapUniquely gives each record its surest partner', () => {
  const links = [
    { one: 0, other: 5, weight: 3 },
    { one: 0, other: 6, weight: 9 },
    { one: 1, other: 6, weight: 8 },
    { one: 1, other: 5, weight: -1 },
  ];
  expect(mapUniquely(links)).toEqual([links[1]]);
});

describe('what an entry check reads', () => {
  const isRead = (...found: (readonly [kind: string, value: string, holders: number])[]) => {
    const others = (holders: number) => Array.from({ length: holders }, (_, at) => (at === 0 ? 'it' : `other ${at}`));
    const keys = found.map(([kind, value, holders]) => ({ key: { kind, value }, others: others(holders) }));
    const tally = tallyKeys(keys).get('it');
    return tally !== undefined && isLikely(tally);
  };

  it.each([
    ['a phone that many share', true, [['phone', '123456789', 40]]],
    ['a whole name', true, [['company', 'name vector', 40]]],
    ['the house of one neighbour', true, [['company', 'house mira 6', 1]]],
    ['the house of many', false, [['company', 'house mira 6', 15]]],
    [
      'house and door, which say the same',
      false,
      [
        ['company', 'house mira 6', 15],
        ['company', 'door 170000 6', 12],
      ],
    ],
    [
      'a house and a word of the name',
      true,
      [
        ['company', 'house mira 6', 15],
        ['company', 'word vktr', 15],
      ],
    ],
    ['a family name alone', false, [['person', 'last kzmn', 18]]],
  ] as const)('%s: %s', (_name, expected, found) => {
    expect(isRead(...found)).toBe(expected);
  });
});
