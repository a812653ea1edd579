import { describe, expect, it } from 'vitest';
import { companies } from '#shared/model/objects/companies.ts';
import type { View } from '#shared/model/views.ts';
import type { ListSearch } from '../../../web/src/features/records/list-query.ts';
import { neededFields } from '../../../web/src/features/records/record-columns.tsx';
import {
  defaultColumns,
  moveColumn,
  resolveList,
  settleColumns,
  toggleColumn,
  toSearch,
  toViewContent,
} from '../../../web/src/features/views/view-state.ts';

const view: View = {
  id: 'v1',
  object: 'companies',
  name: 'French clients',
  filter: [{ field: 'country', op: 'eq', value: 'FR' }],
  sort: '-name',
  columns: ['name', 'country'],
  shared: false,
  author: { id: 'u', name: 'U' },
  version: 3,
  updatedAt: '',
  editable: true,
  usable: true,
};
const saved = { filter: { 'country.eq': 'FR' }, sort: '-name', columns: ['name', 'country'] };
const resolve = (search: ListSearch, views: readonly View[] = [view], chosen: readonly string[] = []) =>
  resolveList(companies, search, views, chosen);

describe('a saved view', () => {
  it('is shown as it is kept, and known from what somebody made of it', () => {
    expect(resolve({ view: 'v1' })).toMatchObject({ state: saved, view: { id: 'v1' }, isChanged: false });
    const changed = resolve({ view: 'v1', filter: {}, columns: 'name,phones' });
    expect(changed).toMatchObject({ state: { filter: {}, columns: ['name', 'phones'] }, isChanged: true });
    expect(changed.state).not.toHaveProperty('sort');
    expect(toViewContent(resolve({ view: 'v1' }).state)).toEqual({
      filter: view.filter,
      sort: view.sort,
      columns: view.columns,
    });
  });

  it('has an address of its own again when all changes are taken back', () => {
    const shown = resolve({ view: 'v1' });
    const search = toSearch({ ...saved, filter: {} }, { view: 'v1' }, shown);
    expect(search).toEqual({ view: 'v1', filter: {}, sort: '-name', columns: 'name,country' });
    const changed = resolve(search);
    expect(changed.isChanged).toBe(true);
    expect(toSearch({ ...changed.state, filter: saved.filter }, search, changed)).toEqual({ view: 'v1' });
  });

  it('that is of another object, cannot be used or is gone leaves the list and what the address says', () => {
    for (const views of [[], [{ ...view, usable: false }], [{ ...view, object: 'deals' as const }]]) {
      const resolved = resolve({ view: 'v1', sort: 'name' }, views);
      expect(resolved).toMatchObject({ state: { filter: {}, sort: 'name' }, isChanged: false });
      expect(resolved).not.toHaveProperty('view');
    }
  });

  it('without columns has those of the person, and a change of them is a change', () => {
    const open = { ...view, columns: [] };
    const shown = resolve({ view: 'v1' }, [open], ['name', 'emails']);
    expect(shown.state.columns).toEqual(['name', 'emails']);
    const next = toSearch({ ...shown.state, columns: ['name'] }, { view: 'v1' }, shown);
    expect(resolve(next, [open], ['name', 'emails'])).toMatchObject({ state: { columns: ['name'] }, isChanged: true });
  });
});

describe('columns without a view', () => {
  it('are those of the person, else of the definition, and not in the address unless they were', () => {
    expect(resolve({}).state.columns).toEqual(defaultColumns(companies));
    const shown = resolve({}, [], ['name', 'status']);
    expect(shown.state.columns).toEqual(['name', 'status']);
    expect(toSearch({ ...shown.state, sort: 'name' }, {}, shown)).toEqual({ sort: 'name' });
    const linked = resolve({ columns: 'status,name,status,wings' }, [], ['name']);
    expect(linked.state.columns).toEqual(['status', 'name']);
    expect(toSearch(linked.state, { columns: 'status,name' }, linked)).toEqual({ columns: 'status,name' });
  });

  it('always hold the one that opens the record', () => {
    const names = (list: readonly string[]) => settleColumns(companies, list).map(({ name }) => name);
    expect(names(['phones'])).toEqual(['name', 'phones']);
    expect(names(['wings'])).toEqual(defaultColumns(companies));
  });

  it('are moved and taken away', () => {
    expect(moveColumn(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moveColumn(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(toggleColumn(['a', 'b'], 'b')).toEqual(['a']);
    expect(toggleColumn(['a'], 'b')).toEqual(['a', 'b']);
  });

  it('are all that is asked for, with what they are shown by', () => {
    const overrides = { phones: { render: () => null, needs: ['status', 'wings'] } };
    const fields = neededFields(companies, ['name', 'creditLimit', 'phones', 'updatedBy'], overrides);
    expect(fields).toEqual([
      'id',
      'object',
      'version',
      'mastered',
      'name',
      'creditLimit',
      'phones',
      'updatedBy',
      'status',
    ]);
  });
});
