import { describe, expect, it } from 'vitest';
import { companies } from '#shared/model/objects/companies.ts';
import { deals } from '#shared/model/objects/deals.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { tasks } from '#shared/model/objects/tasks.ts';
import type { Scope } from '#shared/model/permissions.ts';
import type { Me } from '../../../web/src/api/schema.ts';
import { countedOwner } from '../../../web/src/features/records/counted-owner.ts';
import {
  type Criteria,
  knownCriteria,
  readListSearch,
  settleAlone,
  toApiQuery,
  withFilter,
} from '../../../web/src/features/records/list-query.ts';
import { settleOpenWork } from '../../../web/src/features/records/open-work.ts';
import { quickFilters } from '../../../web/src/features/records/quick-filters.ts';
import { rowsInView } from '../../../web/src/ui/use-visible-rows.ts';

describe('the address of a list', () => {
  it('keeps what can be meant and nothing else', () => {
    const filter = {
      'name.prefix': 'Sev',
      'custom.colour.eq': 'red',
      'name.like': 'x',
      country: 'FR',
      'status.eq': '',
    };
    expect(readListSearch({ filter, sort: '-updatedAt', columns: 'name', page: 2 })).toEqual({
      filter: { 'name.prefix': 'Sev', 'custom.colour.eq': 'red' },
      sort: '-updatedAt',
      columns: 'name',
    });
    expect(readListSearch({ filter: 'nonsense', sort: 7, columns: '' })).toEqual({});
    expect(readListSearch({ filter: {} })).toEqual({});
    expect(readListSearch({ view: 'v', filter: {} })).toEqual({ view: 'v', filter: {} });
  });

  it('is opened as far as the object knows it', () => {
    const filter = { 'name.prefix': 'Sev', 'name.gt': 'x', 'secret.eq': '1', 'departmentId.eq': 'me' };
    expect(knownCriteria(companies, { filter, sort: 'phones' })).toEqual({
      filter: { 'name.prefix': 'Sev', 'departmentId.eq': 'me' },
    });
  });

  it('becomes the query of the API', () => {
    const filter = { 'country.eq': 'FR', 'custom.colour.eq': 'red' };
    expect(toApiQuery(companies, { filter, sort: '-name' })).toEqual({
      'filter[country][eq]': 'FR',
      'filter[custom.colour][eq]': 'red',
      sort: '-name',
    });
  });

  it('sorts a search by name by name, unless told otherwise', () => {
    const filter = { 'name.prefix': 'Sev' };
    expect(toApiQuery(companies, { filter }).sort).toBe('name');
    expect(toApiQuery(companies, { filter, sort: '-updatedAt' }).sort).toBe('-updatedAt');
  });

  it('loses a filter that is emptied', () => {
    const criteria = { filter: { 'country.eq': 'FR' }, sort: 'name' };
    expect(withFilter(criteria, 'country.eq', null)).toEqual({ filter: {}, sort: 'name' });
    expect(withFilter({}, 'country.eq', 'FR')).toEqual({ filter: { 'country.eq': 'FR' } });
  });

  it('has a filter that the server answers only alone alone, and takes it away for another', () => {
    const both = { filter: { 'country.eq': 'FR', 'coManagers.eq': 'me' }, sort: 'name' };
    expect(settleAlone(companies, both, 'coManagers.eq')).toEqual({ filter: { 'coManagers.eq': 'me' } });
    expect(settleAlone(companies, both, 'country.eq')).toEqual({ filter: { 'country.eq': 'FR' }, sort: 'name' });
    expect(settleAlone(companies, both, 'status.eq')).toEqual(both);
  });
});

describe('work by its date', () => {
  const open = ['needs', 'proposal'];
  const sorted = { sort: 'expectedCloseDate' };
  const settle = (next: Criteria, before: Criteria) => settleOpenWork(deals, next, before, open);

  it('narrows the list to what is open', () => {
    const settled = settle(sorted, {});
    expect(settled).toEqual({ ...sorted, filter: { 'stageId.in': 'needs,proposal' } });
    expect(knownCriteria(deals, settled)).toEqual(settled);
    const byDue = settleOpenWork(tasks, { sort: '-dueAt' }, {}, open);
    expect(byDue).toEqual({ sort: '-dueAt', filter: { 'status.in': tasks.work?.open?.join(',') } });
  });

  it('gives the order up when what is open is taken away', () => {
    expect(settle(sorted, sorted)).toEqual({});
    const won = { ...sorted, filter: { 'stageId.eq': 'won' } };
    expect(settle(won, sorted)).toEqual({ filter: { 'stageId.eq': 'won' } });
  });

  it('leaves other orders alone, and the work of one client', () => {
    expect(settle({ sort: 'title' }, {})).toEqual({ sort: 'title' });
    const ofClient = { ...sorted, filter: { 'companyId.eq': 'com_1' } };
    expect(settle(ofClient, {})).toEqual(ofClient);
  });
});

describe('quick filters', () => {
  const who = (read: Scope, department: object | null = { id: 'sales', name: 'Sales' }) =>
    ({ user: { id: 'u', department }, permissions: { companies: { read }, tasks: { read } } }) as unknown as Me;
  const keysFor = (definition: ObjectDefinition, me: Me) => quickFilters(definition, me).map(({ key }) => key);

  it('ask what the definition can answer and the right does not answer already', () => {
    expect(keysFor(companies, who('own'))).toEqual(['coManagers.eq']);
    expect(keysFor(companies, who('department'))).toEqual(['accountManagerId.eq', 'coManagers.eq']);
    expect(keysFor(companies, who('all'))).toEqual(['accountManagerId.eq', 'coManagers.eq', 'departmentId.eq']);
    expect(keysFor(companies, who('all', null))).not.toContain('departmentId.eq');
    expect(keysFor(tasks, who('department'))).toEqual(['assigneeId.eq', 'authorId.eq', 'acceptorId.eq']);
  });
});

describe('how many there are', () => {
  it('is known of all, and of one owner', () => {
    const of = (filter: Record<string, string>) => countedOwner(companies, { filter }, 'u');
    expect(of({})).toBeUndefined();
    expect(of({ 'accountManagerId.eq': 'me' })).toBe('u');
    expect(of({ 'accountManagerId.eq': 'x' })).toBe('x');
    expect(of({ 'accountManagerId.in': 'x,y' })).toBeNull();
    expect(of({ 'accountManagerId.eq': 'x', 'country.eq': 'FR' })).toBeNull();
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
