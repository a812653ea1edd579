import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBefore, isBehind } from '#shared/store/key-range.ts';
import { auditKey } from '#shared/store/keys/history.ts';
import { matchPartition, pairKey, pairMarkIndexKeys } from '#shared/store/keys/matching.ts';
import { idOfSortKey, noDate, valueRange, valueSortKey } from '#shared/store/keys/parts.ts';
import { identityKey, namePrefixRange, nameSortKey, ownerPartition, recordKey } from '#shared/store/keys/records.ts';
import { cardRangesOf, recordIndexKeys } from '#shared/store/record-index-keys.ts';
import { compareUtf8 } from '#shared/store/utf8-order.ts';

describe('keys', () => {
  it('refuse parts that are empty or would read as two', () => {
    expect(() => recordKey('')).toThrow('empty');
    expect(() => ownerPartition('deals', '')).toThrow('empty');
    expect(() => identityKey('companies', 'a#b', 'c')).toThrow('holds a "#"');
    expect(matchPartition('email', 'a#b@c.org')).toBe('K#email#a#b@c.org');
    expect(() => auditKey('com_1', -1)).toThrow('whole number');
  });

  it('give pairs one key, whichever record is named first', () => {
    expect(pairKey('com_2', 'com_1')).toEqual({ pk: 'PAIR#com_1#com_2', sk: 'PAIR' });
    expect(pairKey('com_1', 'com_2')).toEqual(pairKey('com_2', 'com_1'));
  });

  it('keep numbers in order as texts', () => {
    expect(auditKey('com_1', 9).sk < auditKey('com_1', 10).sk).toBe(true);
  });

  it('sort a name before a longer one that begins with it', () => {
    const sorted = ['Alpha Group', 'Alphabet', 'Alpha', 'Альфа']
      .map((name) => nameSortKey(name, 'com_1'))
      .sort(compareUtf8);
    expect(sorted.map((sk) => sk.slice(0, sk.lastIndexOf(' #')))).toEqual([
      'alpha',
      'alpha group',
      'alphabet',
      'альфа',
    ]);
    expect(sorted.map(idOfSortKey)).toEqual(['com_1', 'com_1', 'com_1', 'com_1']);
  });

  it('find names by a beginning, however it is written', () => {
    expect(namePrefixRange(' РОМ')).toEqual({ beginsWith: 'ром' });
    expect(namePrefixRange(' \u0301')).toBeUndefined();
  });

  it('choose by a range of values what comparing the values would choose', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`);
    const date = fc.oneof(day, fc.constant(noDate));
    const holds = {
      eq: (one: string, other: string) => one === other,
      lt: (one: string, other: string) => one < other,
      lte: (one: string, other: string) => one <= other,
      gt: (one: string, other: string) => one > other,
      gte: (one: string, other: string) => one >= other,
    };
    fc.assert(
      fc.property(date, day, fc.constantFrom('eq', 'lt', 'lte', 'gt', 'gte'), (value, limit, op) => {
        const range = valueRange(op, limit);
        const sk = valueSortKey(value, 'dea_1');
        const isDated = value !== noDate;
        expect(!isBefore(sk, range) && !isBehind(sk, range)).toBe(isDated && holds[op](value, limit));
      }),
    );
  });
});

describe('index keys of records', () => {
  const base = {
    ownerId: 'usr_1',
    departmentId: 'dep_1',
    updatedAt: '2026-11-22T10:00:00.000Z',
    companyId: 'com_1',
    isLog: false,
  };

  it('place an open deal on the card and in its stage, a closed one at the end of the card only', () => {
    const deal = { ...base, object: 'deals', id: 'dea_1', name: 'Big Deal', date: '2026-12-01' } as const;
    expect(recordIndexKeys({ ...deal, openState: 'offer' })).toEqual({
      gsi1pk: 'com_1',
      gsi1sk: 'X#deals#dea_1',
      gsi2pk: 'deals#usr_1',
      gsi2sk: '2026-11-22T10:00:00.000Z#dea_1',
      gsi3pk: 'deals#dep_1',
      gsi3sk: '2026-11-22T10:00:00.000Z#dea_1',
      gsi4pk: 'deals#dep_1',
      gsi4sk: 'big deal #dea_1',
      gsi5pk: 'deals#offer#dep_1',
      gsi5sk: '2026-12-01#dea_1',
    });
    const closed = recordIndexKeys(deal);
    expect(closed.gsi1sk).toBe('0#deals#dea_1');
    expect(closed).not.toHaveProperty('gsi5pk');
    expect(recordIndexKeys({ ...deal, openState: 'offer', date: undefined }).gsi5sk).toBe('~#dea_1');
  });

  it('order the card backwards: company, deals, contacts, activities newest first, closed deals', () => {
    const place = (object: 'companies' | 'contacts' | 'deals' | 'activities', id: string, rest = {}) =>
      String(recordIndexKeys({ ...base, object, id, name: id, date: '2026-01-01', ...rest }).gsi1sk);
    const card = [
      place('activities', 'act_1', { date: '2026-11-01T10:00:00Z' }),
      place('deals', 'dea_2'),
      place('companies', 'com_1'),
      place('activities', 'act_2', { date: '2026-11-02T10:00:00Z' }),
      place('contacts', 'con_1'),
      place('deals', 'dea_1', { openState: 'offer' }),
      String(pairMarkIndexKeys('com_1', 'com_2').gsi1sk),
    ];
    expect(card.sort(compareUtf8).toReversed().map(idOfSortKey)).toEqual([
      'Z',
      'com_2',
      'dea_1',
      'con_1',
      'act_2',
      'act_1',
      'dea_2',
    ]);
    for (const object of ['companies', 'contacts', 'activities'] as const) {
      const sk = place(object, 'x_1');
      expect(cardRangesOf(object).some((range) => !isBefore(sk, range) && !isBehind(sk, range))).toBe(true);
    }
  });

  it('sort activities by date, and leave the card when there is no company', () => {
    const activity = {
      ...base,
      object: 'activities',
      id: 'act_1',
      name: '',
      date: '2026-11-01T10:00:00.000Z',
      isLog: true,
    } as const;
    expect(recordIndexKeys(activity).gsi4sk).toBe('2026-11-01T10:00:00.000Z#act_1');
    expect(recordIndexKeys({ ...activity, companyId: undefined })).not.toHaveProperty('gsi1pk');
  });
});
