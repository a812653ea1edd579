import { beforeEach, describe, expect, it } from 'vitest';
import { createDepartment, updateDepartment } from '#shared/domain/organisation/departments.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { setUpOrganisation } from '#shared/domain/organisation/setup.ts';
import { keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;
const create = async (name: string, parentId = 'sales') =>
  createDepartment(await people.contextOf('admin'), { name, parentId });
const update = async (id: string, body: unknown, version = 1) =>
  updateDepartment(await people.contextOf('admin'), id, { body, version });

beforeEach(async () => {
  workspace = createWorkspace();
  people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['seller1', 'seller'],
  ]);
});

describe('departments', () => {
  it('are added, renamed and moved', async () => {
    const north = await create(' North ');
    expect(north).toMatchObject({ name: 'North', parentId: 'sales', version: 1, id: expect.stringMatching(/^dep_/) });
    expect(await update(north.id, { name: 'Far north', parentId: 'service' })).toEqual({
      ...north,
      name: 'Far north',
      parentId: 'service',
      version: 2,
    });
    expect(await codeOf(() => update(north.id, { name: 'South' }))).toBe('precondition.failed');
    expect(await codeOf(() => update('moon', { name: 'South' }))).toBe('not_found');
  });

  it('never stand below themselves, not even when two moves close the circle together', async () => {
    const north = await create('North');
    const problem = await problemOf(() => update('sales', { parentId: north.id }));
    expect(problem.details.errors).toEqual([{ pointer: '/parentId', code: 'loop' }]);
    expect((await problemOf(() => update('sales', { parentId: 'moon' }))).details.errors?.[0]?.code).toBe('reference');
    const outcomes = await Promise.allSettled([
      update('sales', { parentId: 'service' }),
      update('service', { parentId: north.id }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are no more than lists can be read over', async () => {
    for (let number = 4; number <= 15; number += 1) await create(`Number ${number}`);
    expect(await codeOf(() => create('One too many'))).toBe('department.limit');
  });

  it('are a matter of administrators', async () => {
    const context = await people.contextOf('seller1');
    expect(await codeOf(() => createDepartment(context, { name: 'Mine', parentId: 'sales' }))).toBe('access.denied');
  });

  it('keep their names when the workspace is set up again', async () => {
    await update('sales', { name: 'Selling' });
    await setUpOrganisation(workspace.table, { users: [] }, 'fr');
    expect((await loadDirectory(workspace.table)).departments.get('sales')).toMatchObject({
      name: 'Selling',
      version: 2,
    });
  });
});
