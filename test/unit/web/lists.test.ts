import { describe, expect, it } from 'vitest';
import { companies } from '#shared/model/objects/companies.ts';
import { deals } from '#shared/model/objects/deals.ts';
import { settleDealSearch } from '../../../web/src/features/deals/deal-search.ts';
import { readListSearch, toApiQuery, withFilter } from '../../../web/src/features/records/list-query.ts';
import { rowsInView } from '../../../web/src/ui/use-visible-rows.ts';

describe('the address of a list', () => {
  it('keeps what the definition allows and nothing else', () => {
    const search = {
      filter: { 'name.prefix': 'Sev', 'name.gt': 'x', 'secret.eq': '1', country: 'FR' },
      sort: '-updatedAt',
    };
    expect(readListSearch(companies, search)).toEqual({ filter: { 'name.prefix': 'Sev' }, sort: '-updatedAt' });
    expect(readListSearch(companies, { filter: 'nonsense', sort: 'phones' })).toEqual({});
  });

  it('becomes the query of the API', () => {
    expect(toApiQuery(companies, { filter: { 'country.eq': 'FR' }, sort: '-name' })).toEqual({
      'filter[country][eq]': 'FR',
      sort: '-name',
    });
  });

  it('sorts a search by name by name, unless told otherwise', () => {
    const filter = { 'name.prefix': 'Sev' };
    expect(toApiQuery(companies, { filter }).sort).toBe('name');
    expect(toApiQuery(companies, { filter, sort: '-updatedAt' }).sort).toBe('-updatedAt');
  });

  it('loses a filter that is emptied', () => {
    expect(withFilter({ filter: { 'country.eq': 'FR' }, sort: 'name' }, 'country.eq', null)).toEqual({ sort: 'name' });
    expect(withFilter({}, 'country.eq', 'FR')).toEqual({ filter: { 'country.eq': 'FR' } });
  });
});

describe('deals by closing date', () => {
  const open = ['needs', 'proposal'];
  const sorted = { sort: 'expectedCloseDate' };

  it('narrows the list to open stages', () => {
    expect(settleDealSearch(sorted, {}, open)).toEqual({ ...sorted, filter: { 'stageId.in': 'needs,proposal' } });
    expect(readListSearch(deals, { ...settleDealSearch(sorted, {}, open) })).toEqual(
      settleDealSearch(sorted, {}, open),
    );
  });

  it('gives the order up when the stages are taken away or closed', () => {
    expect(settleDealSearch(sorted, sorted, open)).toEqual({});
    const won = { ...sorted, filter: { 'stageId.eq': 'won' } };
    expect(settleDealSearch(won, sorted, open)).toEqual({ filter: { 'stageId.eq': 'won' } });
  });

  it('leaves other orders alone', () => {
    expect(settleDealSearch({ sort: 'title' }, {}, open)).toEqual({ sort: 'title' });
  });
});

describe('rows in view', () => {
  it.each([
    [0, 0],
    [0, 3],
    [44_000, 1200],
    [1_000_000, 50],
  ])('at %i px of %i rows, covers what is seen and stays within the list', (scrollTop, count) => {
    const { from, to } = rowsInView(scrollTop, 800, 44, count);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(count);
    const seen = Array.from({ length: count }, (_, row) => row).filter(
      (row) => row * 44 < scrollTop + 800 && (row + 1) * 44 > scrollTop,
    );
    for (const row of seen) expect(row >= from && row < to).toBe(true);
  });
});
