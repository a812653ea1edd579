import { describe, expect, it } from 'vitest';
import { listTransitions, moveDeal } from '#shared/domain/records/transitions.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { findStage, missingFor, salesPipeline } from '#shared/model/pipelines.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const asksForReason = {
  code: 'validation.failed',
  details: { errors: [{ pointer: '/lostReason', code: 'required' }] },
};

async function openDeal(fields: object = {}) {
  const workspace = createWorkspace();
  const { id: companyId } = await workspace.create('seller1', 'companies', { name: 'North' });
  const deal = await workspace.create('seller1', 'deals', { title: 'Wind', companyId, ...fields });
  return { workspace, companyId, id: deal.id };
}

const move = (workspace: Workspace, id: string, body: unknown, version?: number, user = 'seller1') =>
  moveDeal(workspace.contextOf(user), id, body, version);
const patch = (workspace: Workspace, id: string, version: number, body: unknown) =>
  updateRecord(workspace.contextOf('seller1'), definitions.deals, id, { body, version });

describe('listTransitions', () => {
  const list = (workspace: Workspace, id: string, user = 'seller1') =>
    listTransitions(workspace.contextOf(user), id, 'en');

  it('names every stage, and what is missing for one', async () => {
    const { workspace, id } = await openDeal();
    const transitions = await list(workspace, id);
    expect(transitions.map(({ to }) => to)).toEqual(salesPipeline.stages.map((stage) => stage.id));
    expect(transitions.filter(({ allowed }) => !allowed)).toEqual([
      {
        to: 'lost',
        allowed: false,
        because: [
          {
            rule: 'stage.requires',
            pointer: '/lostReason',
            message: '“Lost” asks for: Reason for loss.',
            fix: 'Fill in: Reason for loss.',
          },
        ],
      },
    ]);
    await patch(workspace, id, 1, { lostReason: 'Price' });
    expect((await list(workspace, id)).every(({ allowed }) => allowed)).toBe(true);
  });

  it('lets nobody move what they may only read', async () => {
    const { workspace, id } = await openDeal();
    const transitions = await list(workspace, id, 'reader');
    expect(new Set(transitions.map(({ because }) => because[0]?.rule))).toEqual(new Set(['access']));
    expect(await codeOf(list(workspace, id, 'seller2'))).toBe('not_found');
  });
});

describe('moveDeal', () => {
  it('moves, with the fields that the stage asks for', async () => {
    const { workspace, id } = await openDeal();
    expect(await move(workspace, id, { to: 'needs' }, 1)).toMatchObject({ version: 2, stageId: 'needs' });
    expect(await problemOf(move(workspace, id, { to: 'lost' }))).toMatchObject(asksForReason);
    const lost = await move(workspace, id, { to: 'lost', fields: { lostReason: 'Price' } });
    expect(lost).toMatchObject({ version: 3, stageId: 'lost', lostReason: 'Price', closedAt: expect.any(String) });
  });

  it('tells who comes second at one deal', async () => {
    const { workspace, id } = await openDeal();
    await move(workspace, id, { to: 'needs' }, 1);
    expect(await codeOf(move(workspace, id, { to: 'won' }, 1))).toBe('precondition.failed');
  });

  it.each([
    [{ to: 'nowhere' }, '/to', 'reference'],
    [{}, '/to', 'required'],
    [{ to: 'won', stageId: 'lost' }, '/stageId', 'unknown_field'],
    [{ to: 'won', fields: { stageId: 'lost' } }, '/fields/stageId', 'unknown_field'],
    [{ to: 'won', fields: [] }, '/fields', 'type'],
  ])('refuses %o', async (body, pointer, code) => {
    const { workspace, id } = await openDeal();
    expect((await problemOf(move(workspace, id, body))).details.errors).toEqual([{ pointer, code }]);
  });

  it('is refused to those who may not', async () => {
    const { workspace, id } = await openDeal();
    expect(await codeOf(move(workspace, id, { to: 'won' }, 1, 'seller2'))).toBe('not_found');
    expect(await codeOf(move(workspace, id, { to: 'won' }, 1, 'reader'))).toBe('access.denied');
  });
});

describe('a stage that asks for a field', () => {
  it('asks on every way in', async () => {
    const { workspace, id, companyId } = await openDeal();
    const lost = { title: 'Lost', companyId, stageId: 'lost' };
    expect(await problemOf(workspace.create('seller1', 'deals', lost))).toMatchObject(asksForReason);
    expect(await problemOf(patch(workspace, id, 1, { stageId: 'lost' }))).toMatchObject(asksForReason);
    expect(await patch(workspace, id, 1, { stageId: 'lost', lostReason: 'Price' })).toMatchObject({ version: 2 });
    expect(await problemOf(patch(workspace, id, 2, { lostReason: null }))).toMatchObject(asksForReason);
    expect(await patch(workspace, id, 2, { lostReason: 'Time' })).toMatchObject({ version: 3 });
    expect(await patch(workspace, id, 3, { stageId: 'needs', lostReason: null })).toMatchObject({ version: 4 });
  });

  it('leaves those alone that entered before it asked', async () => {
    const { workspace, id } = await openDeal();
    const item = await workspace.table.get({ pk: id, sk: 'REC' });
    if (!item) throw new Error('the deal is gone');
    const data = { ...(item.data as object), stageId: 'lost' };
    await workspace.table.write({ put: { ...item, data } });
    expect(await patch(workspace, id, 1, { title: 'Breeze' })).toMatchObject({ title: 'Breeze', stageId: 'lost' });
    expect(await move(workspace, id, { to: 'needs' })).toMatchObject({ stageId: 'needs' });
  });

  it('names only fields that a deal has', () => {
    const names = definitions.deals.fields.map((field) => field.name);
    for (const { requires = [] } of salesPipeline.stages) expect(names).toEqual(expect.arrayContaining([...requires]));
    expect(missingFor(findStage('lost') ?? {}, { lostReason: '' })).toEqual(['lostReason']);
  });
});
