import { expect, it } from 'vitest';
import { listErasures } from '#shared/domain/privacy/erasures.ts';
import { replayErasures } from '#shared/domain/privacy/replay-erasures.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Item } from '#shared/store/table.ts';
import { collect } from '#test/support/collect.ts';
import { erase, findSecrets, follow, leaveTraces } from '#test/support/erased-person.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';

const { activities } = definitions;

/** What a backup of these items becomes in a table of its own. */
async function restoreInto(items: readonly Item[]) {
  const table = createMemoryTable();
  await table.writeMany(items.map((put) => ({ put })));
  return table;
}

it('erases anew in a restored table what was erased since the backup', async () => {
  const traces = await leaveTraces();
  const { workspace, files, personId, activityIds } = traces;
  const backup = workspace.table.snapshot();
  await erase(traces, personId);
  const [id] = activityIds;
  const admin = workspace.contextOf('admin');
  await updateRecord(admin, activities, id, { version: 3, body: { subject: 'Written since' } });

  const table = await restoreInto(backup);
  const restored = { ...traces, workspace: { ...workspace, table } };
  expect(findSecrets(restored).length).toBeGreaterThan(10);
  const context = { ...workspace.jobContext('restore'), table };
  expect(await replayErasures(context, files, listErasures(workspace.table))).toBe(4);
  await follow(restored.workspace);
  expect(findSecrets(restored)).toEqual([]);
  expect(await collect(listErasures(table))).toHaveLength(4);

  const done = table.snapshot();
  expect(await replayErasures(context, files)).toBe(4);
  expect(table.snapshot()).toEqual(done);
});

it('leaves alone what was written since, where nothing came back', async () => {
  const traces = await leaveTraces();
  const { workspace, files, personId, activityIds } = traces;
  await erase(traces, personId);
  const [id] = activityIds;
  await updateRecord(workspace.contextOf('admin'), activities, id, { version: 3, body: { subject: 'Written since' } });
  const before = workspace.table.snapshot();
  await replayErasures(workspace.jobContext('restore'), files);
  expect(workspace.table.snapshot()).toEqual(before);
});

it('goes through when there is nothing on the list, and when a record did not come back', async () => {
  const traces = await leaveTraces();
  const { workspace, files, personId } = traces;
  expect(await replayErasures(workspace.jobContext('restore'), files)).toBe(0);
  await erase(traces, personId);
  const table = createMemoryTable();
  expect(
    await replayErasures({ ...workspace.jobContext('restore'), table }, files, listErasures(workspace.table)),
  ).toBe(4);
  expect(table.snapshot().map(({ pk }) => pk)).toEqual(Array(4).fill('ERASED'));
});
