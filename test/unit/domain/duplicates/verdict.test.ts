import { beforeEach, describe, expect, it } from 'vitest';
import { checkDuplicates } from '#shared/domain/duplicates/check-duplicates.ts';
import { listPairs } from '#shared/domain/duplicates/list-pairs.ts';
import { rejectPair, reopenPair } from '#shared/domain/duplicates/pair-verdict.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies } = definitions;
const firm = { name: 'Polar Lights', phones: [{ value: '+33 1 70 18 99 00' }] };

let workspace: Workspace;
let ids: readonly [string, string];
let pairId: string;
beforeEach(async () => {
  workspace = createWorkspace();
  const [one, other] = [
    await workspace.create('seller1', 'companies', firm),
    await workspace.create('seller2', 'companies', { ...firm, emails: [{ value: 'a@polar.example' }] }),
  ];
  ids = [one.id, other.id];
  await refresh();
  pairId = String((await idsOf('open'))[0]);
});

const refresh = async (): Promise<void> => {
  for (const id of ids) await refreshPairs(workspace.table, id);
};
const pairs = (status: 'open' | 'rejected') => listPairs(workspace.contextOf('manager'), { status, limit: 10 });
const idsOf = async (status: 'open' | 'rejected') => (await pairs(status)).data.map(({ id }) => id);
const reject = (userId: string, id = pairId, reason: unknown = 'Two shops of one chain') =>
  rejectPair(workspace.contextOf(userId), id, { reason });
const change = (id: string, body: object) =>
  updateRecord({ ...workspace.contextOf('manager'), isMatchedLater: true }, companies, id, { body });
const onCard = async (id: string) => (await readCompanyCard(workspace.contextOf('manager'), id)).duplicates;

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.catch((thrown: unknown) => thrown);
  return error instanceof Problem ? error.code : 'none';
}

describe('a rejected pair', () => {
  it('tells who said so, when and why, and stands on no card', async () => {
    expect(await onCard(ids[0])).toHaveLength(1);
    const rejected = await reject('manager');
    const verdict = {
      by: { id: 'manager', name: 'Name of manager' },
      at: '2026-11-20T10:00:00.000Z',
      reason: 'Two shops of one chain',
    };
    expect(rejected).toMatchObject({ id: pairId, status: 'rejected', verdict });
    expect(await idsOf('open')).toEqual([]);
    expect((await pairs('rejected')).data).toEqual([{ ...rejected, atStake: [] }]);
    expect([await onCard(ids[0]), await onCard(ids[1])]).toEqual([[], []]);
  });

  it('keeps the first word', async () => {
    await reject('manager');
    expect(await reject('admin', pairId, 'Another reason')).toMatchObject({ verdict: { by: { id: 'manager' } } });
  });

  it('is not proposed again while other fields change, records come and go, and the pair is compared anew', async () => {
    await reject('manager');
    await change(ids[0], { industry: 'light' });
    await refresh();
    await deleteRecord(workspace.contextOf('admin'), companies, ids[0]);
    await refresh();
    await restoreRecord(workspace.contextOf('admin'), companies, ids[0]);
    await refresh();
    expect([await idsOf('open'), await idsOf('rejected')]).toEqual([[], [pairId]]);
  });

  it('is open again when what was compared changes', async () => {
    await reject('manager');
    await change(ids[0], { emails: [{ value: 'a@polar.example' }] });
    await refresh();
    expect([await idsOf('open'), await idsOf('rejected')]).toEqual([[pairId], []]);
    expect((await pairs('open')).data[0]).not.toHaveProperty('verdict');
  });

  it('is open again when somebody takes the word back', async () => {
    await reject('manager');
    expect(await reopenPair(workspace.contextOf('manager'), pairId)).toMatchObject({ status: 'open' });
    expect([await idsOf('open'), await idsOf('rejected')]).toEqual([[pairId], []]);
    expect(await onCard(ids[0])).toHaveLength(1);
    await refresh();
    expect(await idsOf('open')).toEqual([pairId]);
  });

  it('is gone with what made the two alike', async () => {
    await reject('manager');
    await change(ids[0], { name: 'Zephyr', phones: null });
    await refresh();
    expect([await idsOf('open'), await idsOf('rejected')]).toEqual([[], []]);
  });

  it('is told to who looks at one of the two, and stops nobody', async () => {
    await change(ids[0], { emails: [{ value: 'a@polar.example' }] });
    await refresh();
    const record = { id: ids[0], ...firm, emails: [{ value: 'a@polar.example' }] };
    const check = async () =>
      (await checkDuplicates(workspace.contextOf('manager'), { object: 'companies', record })).matches;
    expect(await check()).toMatchObject([{ band: 'certain' }]);
    await reject('manager');
    expect(await check()).toMatchObject([{ band: 'probable', rejected: true }]);
  });
});

describe('saying that two are not the same', () => {
  it('is for those who may change both or merge them', async () => {
    expect(await codeOf(reject('seller1'))).toBe('not_found');
    expect(await codeOf(reject('reader'))).toBe('access.denied');
    expect(await codeOf(reject('director'))).toBe('none');
  });

  it('needs a reason and a pair that there is', async () => {
    expect(await codeOf(reject('manager', pairId, 'x'))).toBe('validation.failed');
    expect(await codeOf(reject('manager', pairId, null))).toBe('validation.failed');
    for (const id of ['', 'x', `${ids[0]}.${ids[0]}`, 'PAIR#a#b'])
      expect(await codeOf(reject('manager', id))).toBe('not_found');
  });
});
