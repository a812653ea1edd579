import { describe, expect, it } from 'vitest';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { reindex } from '#shared/domain/jobs/reindex.ts';
import { searchedObjects } from '#shared/domain/search/search-entry.ts';
import { searchRecords } from '#shared/domain/search/search-records.ts';
import type { Item } from '#shared/store/table.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const run = (workspace: Workspace, everything = false) =>
  reindex(workspace.jobContext('reindex'), workspace.table, { everything });

async function count(workspace: Workspace, text: string): Promise<number> {
  const context = workspace.contextOf('admin');
  return (await searchRecords(context, { text, objects: searchedObjects, limit: 50 })).data.length;
}

/** As the release before search left it: compared, and without words. */
async function openOldWorkspace(): Promise<Workspace> {
  const workspace = createWorkspace();
  const company = await workspace.create('seller1', 'companies', { name: 'Lion', phones: [{ value: '0123456789' }] });
  await workspace.create('seller1', 'contacts', { lastName: 'Lionel', companyId: company.id });
  await workspace.create('seller1', 'deals', { title: 'Lions', companyId: company.id });
  await refreshAll(workspace.table, [{ id: company.id, type: 'companies' }]);
  const items = workspace.table.snapshot();
  await workspace.table.writeMany([
    ...items.filter(({ type }) => type === 'search-token').map(({ pk, sk }) => ({ delete: { pk, sk } })),
    ...items.filter(({ type }) => type === 'match-state').map((item) => ({ put: toOldState(item) })),
  ]);
  return workspace;
}

function toOldState(item: Item): Item {
  const { entry: _, ...state } = item.state as Record<string, unknown>;
  return { ...item, state };
}

describe('reindex', () => {
  it('lets records of an earlier release be found, once', async () => {
    const workspace = await openOldWorkspace();
    expect(await count(workspace, 'lion')).toBe(0);
    expect(await run(workspace)).toEqual({ examined: 3, changed: 3, postponed: 0 });
    expect(await count(workspace, 'lion')).toBe(3);
    expect(await count(workspace, '01 23 45 67 89')).toBe(1);
    expect(await run(workspace)).toEqual({ examined: 0, changed: 0, postponed: 0 });
    expect(await run(workspace, true)).toEqual({ examined: 3, changed: 0, postponed: 0 });
  });

  it('does what the stream has left undone, when everything is asked for', async () => {
    const workspace = await openOldWorkspace();
    await run(workspace);
    await workspace.create('seller1', 'companies', { name: 'Tiger' });
    expect(await count(workspace, 'tiger')).toBe(0);
    expect(await run(workspace, true)).toEqual({ examined: 4, changed: 1, postponed: 0 });
    expect(await count(workspace, 'tiger')).toBe(1);
  });

  it('leaves to the next run what one cannot do in its time', async () => {
    const workspace = await openOldWorkspace();
    const context = workspace.jobContext('reindex');
    let clock = 0;
    const now = () => {
      clock += 11 * 60_000;
      return new Date(clock);
    };
    expect(await reindex({ ...context, now }, workspace.table, { everything: false })).toMatchObject({
      changed: 0,
      postponed: 3,
    });
    expect(await run(workspace)).toMatchObject({ changed: 3, postponed: 0 });
  });
});
