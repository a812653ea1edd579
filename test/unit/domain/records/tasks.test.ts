import { describe, expect, it } from 'vitest';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { tasks } = definitions;

async function list(workspace: Workspace, userId: string, query: string) {
  const context = workspace.contextOf(userId);
  const page = await listRecords(context, tasks, parseListQuery(context.actor, tasks, new URLSearchParams(query)));
  return page.data.map(({ title }) => title);
}

describe('a task', () => {
  it('is the matter of who does it, who asked for it and who accepts it, and of nobody else', async () => {
    const workspace = createWorkspace();
    const task = await workspace.create('manager', 'tasks', {
      title: 'Call',
      assigneeId: 'seller3',
      acceptorId: 'seller1',
    });
    expect(task).toMatchObject({ authorId: 'manager', status: 'open', priority: 'normal' });
    for (const userId of ['manager', 'seller3', 'seller1']) {
      const context = workspace.contextOf(userId);
      expect((await readRecord(context, tasks, task.id)).id).toBe(task.id);
      await updateRecord(context, tasks, task.id, { body: { result: userId } });
    }
    expect(await codeOf(readRecord(workspace.contextOf('seller2'), tasks, task.id))).toBe('not_found');
  });

  it('stands in the lists of its assignee, its author and who accepts it', async () => {
    const workspace = createWorkspace();
    await workspace.create('manager', 'tasks', {
      title: 'Later',
      assigneeId: 'seller1',
      dueAt: '2026-12-02T09:00:00Z',
    });
    await workspace.create('manager', 'tasks', { title: 'Soon', assigneeId: 'seller1', dueAt: '2026-12-01T09:00:00Z' });
    await workspace.create('manager', 'tasks', { title: 'Done', assigneeId: 'seller1', status: 'accepted' });
    await workspace.create('seller1', 'tasks', { title: 'Own', acceptorId: 'seller2' });
    expect(await list(workspace, 'seller1', 'sort=dueAt&filter[status][in]=open,returned')).toEqual([
      'Soon',
      'Later',
      'Own',
    ]);
    expect(await list(workspace, 'manager', 'filter[authorId]=me')).toEqual(['Done', 'Soon', 'Later']);
    expect(await list(workspace, 'seller2', 'filter[acceptorId]=me')).toEqual(['Own']);
    expect(await list(workspace, 'seller2', 'filter[authorId]=me')).toEqual([]);
  });

  it('leads to records of any kind that its author can see', async () => {
    const workspace = createWorkspace();
    const mine = await workspace.create('seller1', 'companies', { name: 'Mine' });
    const foreign = await workspace.create('seller2', 'companies', { name: 'Foreign' });
    const link = ({ id }: { readonly id: string }) => ({ object: 'companies', id });
    const task = await workspace.create('seller1', 'tasks', { title: 'Look', links: [link(mine), link(mine)] });
    expect(task.links).toEqual([link(mine)]);
    const problem = await problemOf(workspace.create('seller1', 'tasks', { title: 'Look', links: [link(foreign)] }));
    expect(problem.details.errors).toEqual([{ pointer: '/links/0/id', code: 'reference' }]);
  });
});
