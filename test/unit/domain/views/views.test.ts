import { describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/organisation/role.ts';
import { chooseColumns } from '#shared/domain/views/choose-columns.ts';
import { listViews } from '#shared/domain/views/list-views.ts';
import { createView, deleteView, updateView } from '#shared/domain/views/save-view.ts';
import { definitions, withFields } from '#shared/model/objects/registry.ts';
import { noRights } from '#shared/model/permissions.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { maxViews } from '#shared/model/views.ts';
import { Meter } from '#shared/store/meter.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, people, type Workspace } from '#test/support/workspace.ts';

/** Knows neither the industry nor the credit limit of a company, and lists no deals. */
const clerk: Role = {
  ...readyRoles.readOnly,
  id: 'clerk',
  name: 'Clerk',
  version: 1,
  builtIn: false,
  objects: { ...readyRoles.readOnly.objects, deals: noRights },
  fields: { companies: { industry: 'hidden', creditLimit: 'hidden' } },
};

const openWorkspace = () =>
  createWorkspace({ users: [...people, { id: 'clerk', departmentId: 'sales', roles: ['clerk'] }], roles: [clerk] });

const wind = { field: 'industry', op: 'eq', value: 'wind' } as const;
const mine = { field: 'accountManagerId', op: 'eq', value: 'me' } as const;

const save = (workspace: Workspace, user: string, body: object) =>
  createView(workspace.contextOf(user), { object: 'companies', name: 'View', ...body });

async function namesFor(workspace: Workspace, user: string, object?: 'companies' | 'deals') {
  return (await listViews(workspace.contextOf(user), object)).data.map(({ name }) => name);
}

describe('a view', () => {
  it('is kept as it was said, in one round trip found again, and read in one', async () => {
    const workspace = openWorkspace();
    const meter = new Meter();
    const body = {
      name: ' Mine ',
      filter: [mine],
      sort: '-updatedAt',
      columns: ['name', 'phones', 'updatedAt', 'name'],
    };
    const view = await createView(workspace.contextOf('seller1', meter), { object: 'companies', ...body });
    expect(meter.cost.trips).toBe(2);
    expect(view).toEqual({
      id: expect.stringMatching(/^vie_/),
      object: 'companies',
      name: 'Mine',
      filter: [mine],
      sort: '-updatedAt',
      columns: ['name', 'phones', 'updatedAt'],
      shared: false,
      author: { id: 'seller1', name: 'Name of seller1' },
      version: 1,
      updatedAt: '2026-11-20T10:00:00.000Z',
      editable: true,
      usable: true,
    });
    const read = new Meter();
    expect((await listViews(workspace.contextOf('seller1', read), 'companies')).data).toEqual([view]);
    expect(read.cost.trips).toBe(1);
    expect(await namesFor(workspace, 'seller1', 'deals')).toEqual([]);
  });

  it.each([
    [{ filter: [{ field: 'wings', op: 'eq', value: '2' }] }, 'query.unsupported'],
    [{ filter: [{ field: 'name', op: 'ne', value: 'x' }] }, 'query.unsupported'],
    [{ filter: [{ field: 'constructor', op: 'eq', value: 'x' }] }, 'query.unsupported'],
    [{ filter: [{ field: 'a]b', op: 'eq', value: 'x' }] }, 'query.invalid'],
    [{ filter: [wind, wind] }, 'query.invalid'],
    [{ filter: [{ field: 'name', op: 'prefix', value: ' ' }] }, 'query.invalid'],
    [{ filter: [{ field: 'coManagers', op: 'eq', value: 'me' }, wind] }, 'query.unsupported'],
    [{ filter: [{ field: 'coManagers', op: 'eq', value: 'me' }], sort: 'name' }, 'query.unsupported'],
    [{ object: 'deals', sort: 'expectedCloseDate' }, 'query.unsupported'],
    [{ sort: 'industry' }, 'query.unsupported'],
    [{ columns: ['wings'] }, 'query.invalid'],
    [{ columns: ['version'] }, 'query.invalid'],
  ])('that a list would refuse is refused: %j', async (body, code) => {
    const workspace = openWorkspace();
    const before = workspace.table.snapshot();
    expect(await codeOf(save(workspace, 'seller1', body))).toBe(code);
    expect(workspace.table.snapshot()).toEqual(before);
  });

  it.each([
    ['/object', 'option', { object: 'wings' }],
    ['/name', 'required', { name: '  ' }],
    ['/name', 'too_long', { name: 'x'.repeat(81) }],
    ['/name', 'type', { name: 7 }],
    ['/filter', 'type', { filter: 'x' }],
    ['/filter/0/op', 'option', { filter: [{ ...wind, op: 'like' }] }],
    ['/filter/0/value', 'characters', { filter: [{ ...wind, value: 'x\u0000' }] }],
    ['/filter/0/value', 'characters', { filter: [{ ...wind, value: '\ud800' }] }],
    ['/filter/0/extra', 'unknown_field', { filter: [{ ...wind, extra: 1 }] }],
    ['/filter', 'too_many', { filter: Array.from({ length: 21 }, () => wind) }],
    ['/filter', 'too_long', { filter: Array.from({ length: 2 }, () => ({ ...wind, value: 'x'.repeat(1001) })) }],
    ['/columns', 'too_many', { columns: Array.from({ length: 61 }, () => 'name') }],
    ['/shared', 'type', { shared: 'yes' }],
    ['/owner', 'unknown_field', { owner: 'x' }],
  ])('is refused at its pointer: %s, %s', async (pointer, code, body) => {
    const workspace = openWorkspace();
    const problem = await problemOf(save(workspace, 'seller1', body));
    expect(problem.details.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it('is seen by its author alone, until it is shared with all who may list the object', async () => {
    const workspace = openWorkspace();
    const own = await save(workspace, 'seller1', { name: 'Own' });
    await save(workspace, 'seller1', { object: 'deals', name: 'Deals', shared: true });
    expect(await namesFor(workspace, 'seller1')).toEqual(['Deals', 'Own']);
    expect(await namesFor(workspace, 'seller2')).toEqual(['Deals']);
    expect(await namesFor(workspace, 'admin')).toEqual(['Deals']);
    expect(await namesFor(workspace, 'service')).toEqual([]);
    expect(await codeOf(listViews(workspace.contextOf('service'), 'deals'))).toBe('access.denied');
    expect(await codeOf(save(workspace, 'service', { object: 'deals' }))).toBe('access.denied');

    const shared = await updateView(workspace.contextOf('seller1'), own.id, { shared: true }, 1);
    expect(shared).toMatchObject({ id: own.id, shared: true, version: 2, editable: true });
    const [seen] = (await listViews(workspace.contextOf('seller2'), 'companies')).data;
    expect(seen).toMatchObject({ id: own.id, editable: false, author: { id: 'seller1' } });
    await updateView(workspace.contextOf('seller1'), own.id, { shared: false }, 2);
    expect(await namesFor(workspace, 'seller2', 'companies')).toEqual([]);
    expect(await namesFor(workspace, 'seller1', 'companies')).toEqual(['Own']);
  });

  it('that is shared is changed by its author and by those who configure, and goes back to its author', async () => {
    const workspace = openWorkspace();
    const { id } = await save(workspace, 'seller1', { shared: true });
    const change = (user: string, body: object, version = 1) =>
      updateView(workspace.contextOf(user), id, body, version);
    expect(await codeOf(change('manager', { name: 'Ours' }))).toBe('access.denied');
    expect(await codeOf(deleteView(workspace.contextOf('manager'), id))).toBe('access.denied');
    expect(await change('admin', { name: 'Ours' })).toMatchObject({ name: 'Ours', author: { id: 'seller1' } });
    await change('admin', { shared: false }, 2);
    expect(await namesFor(workspace, 'admin')).toEqual([]);
    expect(await namesFor(workspace, 'seller1')).toEqual(['Ours']);
    expect(await codeOf(change('admin', { name: 'x' }, 3))).toBe('not_found');
    await deleteView(workspace.contextOf('seller1'), id);
    expect(workspace.table.snapshot()).toEqual([]);
  });

  it('is changed from the version that was seen, and its filter is replaced whole', async () => {
    const workspace = openWorkspace();
    const { id } = await save(workspace, 'seller1', { filter: [wind], sort: 'name', columns: ['name'] });
    const context = workspace.contextOf('seller1');
    const changed = await updateView(context, id, { filter: [mine], sort: null }, 1);
    expect(changed).toMatchObject({ filter: [mine], columns: ['name'], version: 2 });
    expect(changed).not.toHaveProperty('sort');
    const late = await problemOf(updateView(context, id, { name: 'Late' }, 1));
    expect([late.code, late.details.members]).toEqual(['precondition.failed', { current: changed }]);
    expect(await codeOf(updateView(context, id, { sort: 'industry' }, 2))).toBe('query.unsupported');
    expect((await problemOf(updateView(context, id, { object: 'deals' }, 2))).details.errors).toEqual([
      { pointer: '/object', code: 'unknown_field' },
    ]);
    expect(await codeOf(updateView(context, 'vie_none', {}, 1))).toBe('not_found');
    workspace.table.failNext('conflict');
    expect(await codeOf(updateView(context, id, { name: 'Met another' }, 2))).toBe('write.conflict');
  });

  it('is shown without columns and an order that its reader does not know', async () => {
    const workspace = openWorkspace();
    await save(workspace, 'admin', { shared: true, columns: ['creditLimit', 'name', 'industry'] });
    await save(workspace, 'admin', {
      name: 'By date',
      object: 'deals',
      shared: true,
      filter: [{ field: 'stageId', op: 'eq', value: 'needs' }],
      sort: 'expectedCloseDate',
    });
    const [view] = (await listViews(workspace.contextOf('clerk'))).data;
    expect(view).toMatchObject({ columns: ['name'], usable: true });
    expect(await namesFor(workspace, 'clerk')).toEqual(['View']);
    expect(JSON.stringify(view)).not.toContain('creditLimit');

    const dateless: Role = { ...clerk, ...readyRoles.readOnly, fields: { deals: { expectedCloseDate: 'hidden' } } };
    const other = createWorkspace({ users: [{ id: 'x', departmentId: 'sales', roles: ['clerk'] }], roles: [dateless] });
    const context = { ...other.contextOf('x'), table: workspace.table };
    const [deals] = (await listViews(context, 'deals')).data;
    expect(deals).toMatchObject({ name: 'By date', filter: [{ field: 'stageId' }] });
    expect(deals).not.toHaveProperty('sort');
  });

  it('that filters by what its reader does not know is not there for them, and tells its author no more', async () => {
    const workspace = openWorkspace();
    const { id } = await save(workspace, 'seller1', { shared: true, filter: [wind] });
    expect(await namesFor(workspace, 'seller2')).toEqual(['View']);
    expect(await namesFor(workspace, 'clerk')).toEqual([]);
    expect(await codeOf(updateView(workspace.contextOf('clerk'), id, { name: 'x' }, 1))).toBe('not_found');
    expect(await codeOf(save(workspace, 'clerk', { filter: [wind] }))).toBe('query.unsupported');

    const demoted = createWorkspace({
      users: [{ id: 'seller1', departmentId: 'sales', roles: ['clerk'] }],
      roles: [clerk],
    });
    const context = { ...demoted.contextOf('seller1'), table: workspace.table };
    const [view] = (await listViews(context)).data;
    expect(view).toMatchObject({ id, usable: false, filter: [], editable: true });
    await deleteView(context, id);
    expect(await namesFor(workspace, 'seller2')).toEqual([]);
  });

  it('knows the fields of the workspace’s own', async () => {
    const workspace = openWorkspace();
    const colour = { name: 'custom.colour', type: 'text', label: 'Colour', filter: ['eq'] } as const;
    const context = workspace.contextOf('seller1');
    const directory = { ...context.directory, definitions: withFields({ companies: [colour] }) };
    const body = { filter: [{ field: 'custom.colour', op: 'eq', value: 'red' }], columns: ['name', 'custom.colour'] };
    const view = await createView({ ...context, directory }, { object: 'companies', name: 'Red', ...body });
    expect(view).toMatchObject(body);
    // Retired since.
    expect((await listViews(context)).data).toMatchObject([{ usable: false, columns: [] }]);
  });

  it('are bounded for each person and for the workspace, also when many are saved at once', async () => {
    const workspace = openWorkspace();
    for (let at = 0; at < maxViews - 4; at += 1) await save(workspace, 'seller1', { name: `${at}` });
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => save(workspace, 'seller1', {})));
    const codes = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(codes).toHaveLength(8);
    expect(['view.limit', 'write.conflict']).toEqual(expect.arrayContaining(codes));
    expect(await codeOf(save(workspace, 'seller1', {}))).toBe('view.limit');
    expect(await namesFor(workspace, 'seller1')).toHaveLength(maxViews);
    const { id } = await save(workspace, 'seller1', { shared: true });
    expect(await codeOf(updateView(workspace.contextOf('seller1'), id, { shared: false }, 1))).toBe('view.limit');
    await save(workspace, 'seller2', {});
    expect(await namesFor(workspace, 'seller1')).toHaveLength(maxViews + 1);
  });

  it('in a slot that was given to another is not taken for it', async () => {
    const workspace = openWorkspace();
    const first = await save(workspace, 'seller1', {});
    const stale = workspace.table.snapshot();
    await deleteView(workspace.contextOf('seller1'), first.id);
    const [item] = stale;
    await workspace.table.write({ put: { ...item, pk: 'VIEWS', sk: String(item?.sk), id: 'vie_other' } });
    const read = { query: async () => ({ items: stale }) };
    const context = workspace.contextOf('seller1');
    const table = Object.assign(Object.create(workspace.table), read, {
      write: workspace.table.write.bind(workspace.table),
    });
    expect(await codeOf(deleteView({ ...context, table }, first.id))).toBe('write.conflict');
  });
});

describe('chosen columns', () => {
  it('are of one person and object, and taken back by choosing none', async () => {
    const workspace = openWorkspace();
    const choose = (user: string, columns: unknown) =>
      chooseColumns(workspace.contextOf(user), definitions.companies, { columns });
    const chosenBy = async (user: string) => (await listViews(workspace.contextOf(user))).columns;
    expect(await choose('seller1', ['name', 'createdAt', 'name'])).toEqual({
      object: 'companies',
      columns: ['name', 'createdAt'],
    });
    expect(await chosenBy('seller1')).toEqual({ companies: ['name', 'createdAt'] });
    expect((await listViews(workspace.contextOf('seller1'), 'deals')).columns).toEqual({});
    expect(await chosenBy('seller2')).toEqual({});
    expect(await namesFor(workspace, 'seller1')).toEqual([]);
    await choose('seller1', []);
    expect(await chosenBy('seller1')).toEqual({});
    expect(await codeOf(choose('seller1', ['wings']))).toBe('query.invalid');
    expect(await codeOf(choose('clerk', ['industry']))).toBe('query.invalid');
    expect((await problemOf(choose('seller1', undefined))).details.errors).toEqual([
      { pointer: '/columns', code: 'required' },
    ]);
    const denied = chooseColumns(workspace.contextOf('service'), definitions.deals, { columns: [] });
    expect(await codeOf(denied)).toBe('access.denied');
  });
});
