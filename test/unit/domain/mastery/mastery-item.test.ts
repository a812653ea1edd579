import { describe, expect, test } from 'vitest';
import { removeMastery, saveMastery } from '#shared/domain/mastery/mastery-item.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { isOfSystem, type Mastery } from '#shared/model/mastery.ts';
import { createWorkspace } from '#test/support/workspace.ts';

const feedId = 'fd_01J00000000000000000000000';
const mastery: Mastery = {
  feedId,
  system: '1c',
  object: 'companies',
  fields: ['name', 'externalId'],
  ownerId: 'manager',
};

describe('what another system says', () => {
  test('is known with the people, as it was said last, until its feed is gone', async () => {
    const { table } = createWorkspace();
    await table.transact([saveMastery(mastery)]);
    const brought: Mastery = { ...mastery, fields: 'record', at: '2026-11-20T10:00:00.000Z' };
    await table.transact([saveMastery(brought)]);
    expect((await loadDirectory(table)).masteries).toEqual([brought]);
    await table.transact([removeMastery(feedId)]);
    await table.transact([removeMastery(feedId)]);
    expect((await loadDirectory(table)).masteries).toEqual([]);
  });

  test('is about records with its ids', () => {
    expect(isOfSystem('1c:000042', '1c')).toBe(true);
    expect(isOfSystem('1cbitrix:42', '1c')).toBe(false);
    expect(isOfSystem(undefined, '1c')).toBe(false);
  });
});
