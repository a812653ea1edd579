import { describe, expect, it } from 'vitest';
import { keepRecent, readRecent } from '../../../web/src/features/search/recent.ts';
import { groupResults, movePlace } from '../../../web/src/features/search/result-groups.ts';
import type { FoundRecord } from '../../../web/src/features/search/search-queries.ts';

const found = (object: FoundRecord['object'], id: string): FoundRecord => ({ object, id, title: id, subtitle: '' });

/** What browsers keep by name. */
function createStorage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (at) => [...values.keys()][at] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
  };
}

describe('groupResults', () => {
  it('puts records of a kind together, the kind of the best match first', () => {
    const records = [found('contacts', 'b'), found('companies', 'a'), found('contacts', 'c')];
    expect(groupResults(records).map(({ object, records: own }) => [object, own.map(({ id }) => id)])).toEqual([
      ['contacts', ['b', 'c']],
      ['companies', ['a']],
    ]);
  });
});

describe('movePlace', () => {
  it.each([
    ['ArrowDown', 0, 3, 1],
    ['ArrowDown', 2, 3, 0],
    ['ArrowUp', 0, 3, 2],
    ['ArrowUp', 0, 0, undefined],
    ['Enter', 1, 3, undefined],
  ])('%s from %i of %i leads to %s', (key, place, count, next) => {
    expect(movePlace(key, place, count)).toBe(next);
  });
});

describe('what was opened', () => {
  it('is offered once each, the last first, to the same person only', () => {
    const storage = createStorage();
    for (const id of ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g']) keepRecent(storage, 'seller1', found('deals', id));
    expect(readRecent(storage, 'seller1').map(({ id }) => id)).toEqual(['g', 'f', 'e', 'd', 'c', 'a']);
    expect(readRecent(storage, 'seller2')).toEqual([]);
  });

  it('is forgotten when it cannot be read', () => {
    const storage = createStorage();
    storage.setItem('steward.recent.seller1', '{');
    expect(readRecent(storage, 'seller1')).toEqual([]);
  });
});
