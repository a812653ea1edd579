import { describe, expect, it } from 'vitest';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace } from '#test/support/workspace.ts';

const { companies, deals } = definitions;
const siren = { identifiers: [{ scheme: 'FR-SIREN', value: '732 829 320' }] };
const attempt = { key: 'one', requestHash: 'hash' };

describe('createRecord', () => {
  it('fills in what was not given', async () => {
    const { create } = createWorkspace();
    expect(await create('seller1', 'companies', { name: ' North ', industry: null })).toEqual({
      id: 'com_00000000000000000000000001',
      object: 'companies',
      version: 1,
      createdAt: '2026-11-20T10:00:00.000Z',
      createdBy: 'seller1',
      updatedAt: '2026-11-20T10:00:00.000Z',
      updatedBy: 'seller1',
      name: 'North',
      status: 'active',
      country: 'FR',
      accountManagerId: 'seller1',
    });
  });

  it('gives a contact to the account manager of its company, and a deal to its creator', async () => {
    const { create } = createWorkspace();
    const company = await create('admin', 'companies', { name: 'North', accountManagerId: 'seller2' });
    const contact = await create('admin', 'contacts', { lastName: 'Martin', companyId: company.id });
    const deal = await create('admin', 'deals', { title: 'Wind', companyId: company.id });
    expect(contact).toMatchObject({ ownerId: 'seller2', consent: 'unknown' });
    expect(deal).toMatchObject({ ownerId: 'admin', pipelineId: 'sales', stageId: 'qualification', currency: 'EUR' });
  });

  it('closes a deal that is created as won', async () => {
    const { create } = createWorkspace();
    const { id: companyId } = await create('seller1', 'companies', { name: 'North' });
    const deal = await create('seller1', 'deals', { title: 'Wind', companyId, stageId: 'won' });
    expect(deal.closedAt).toBe('2026-11-20T10:00:00.000Z');
  });

  it.each([
    ['seller1', 'seller2', 'access.denied'],
    ['manager', 'service', 'access.denied'],
    ['reader', 'reader', 'access.denied'],
  ])('%s may not create what belongs to %s', async (actor, accountManagerId, code) => {
    const { create, table } = createWorkspace();
    expect(await codeOf(create(actor, 'companies', { name: 'North', accountManagerId }))).toBe(code);
    expect(table.snapshot()).toEqual([]);
  });

  it('takes a colleague of the department or below for a head of sales', async () => {
    const { create } = createWorkspace();
    const company = await create('manager', 'companies', { name: 'North', accountManagerId: 'seller3' });
    expect(company.accountManagerId).toBe('seller3');
  });

  it('answers alike for references that are hidden, deleted, of another kind or in the air', async () => {
    const workspace = createWorkspace();
    const { create, contextOf } = workspace;
    const mine = await create('seller1', 'companies', { name: 'Mine' });
    const hidden = await create('seller2', 'companies', { name: 'Hidden' });
    const deleted = await create('admin', 'companies', { name: 'Deleted', accountManagerId: 'seller1' });
    await deleteRecord(contextOf('admin'), companies, deleted.id);
    const contact = await create('seller1', 'contacts', { lastName: 'Martin' });
    const absent = 'com_0000000000000000000000000Z';
    for (const companyId of [hidden.id, deleted.id, absent, contact.id, 'x', '../ORG']) {
      const problem = await problemOf(create('seller1', 'deals', { title: 'Wind', companyId }));
      expect(problem.code).toBe('validation.failed');
      expect(problem.details.errors).toEqual([{ pointer: '/companyId', code: 'reference' }]);
    }
    // A company is no contact, though it was read for another field.
    const wrong = { title: 'Wind', companyId: mine.id, contactId: mine.id, ownerId: 'nobody', stageId: 'nowhere' };
    expect((await problemOf(create('seller1', 'deals', wrong))).details.errors).toEqual(
      ['contactId', 'stageId', 'ownerId'].map((field) => ({ pointer: `/${field}`, code: 'reference' })),
    );
  });
});

describe('a legal number', () => {
  it('belongs to one of two records that are created at once', async () => {
    const { create, table } = createWorkspace();
    const both = await Promise.allSettled([
      create('seller1', 'companies', { name: 'One', ...siren }),
      create('seller2', 'companies', { name: 'Two', ...siren }),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(table.snapshot().filter((item) => item.sk === 'REC')).toHaveLength(1);
  });

  it('names its holder to those who may read it, and only the account manager to others', async () => {
    const { create } = createWorkspace();
    const holder = await create('seller1', 'companies', {
      name: 'Secret name',
      phones: [{ value: '1234567' }],
      ...siren,
    });
    const own = await problemOf(create('seller1', 'companies', { name: 'Again', ...siren }));
    const foreign = await problemOf(create('seller2', 'companies', { name: 'Again', ...siren }));
    const match = {
      object: 'companies',
      score: 1,
      band: 'certain',
      reasons: [{ field: 'identifiers', kind: 'FR-SIREN', weight: 1 }],
      needsReason: true,
    };
    expect(own.code).toBe('identity.taken');
    expect(own.details.members).toEqual({
      matches: [
        {
          ...match,
          record: {
            id: holder.id,
            object: 'companies',
            title: 'Secret name',
            accountManager: { id: 'seller1', name: 'Name of seller1' },
          },
          actions: ['open', 'attach'],
        },
      ],
    });
    expect(foreign.details.members).toEqual({
      matches: [
        {
          ...match,
          disclosed: { accountManager: { id: 'seller1', name: 'Name of seller1' }, since: '2026-11-20' },
          ref: expect.stringMatching(/^ref_/),
          actions: ['requestToJoin'],
        },
      ],
    });
    expect(JSON.stringify(foreign.details)).not.toContain('Secret');
  });

  it('named twice in one record is one number', async () => {
    const { create } = createWorkspace();
    const identifiers = [...siren.identifiers, { scheme: 'FR-SIREN', value: '732829320' }];
    expect(await create('seller1', 'companies', { name: 'Twice', identifiers })).toMatchObject({ version: 1 });
  });
});

describe('an idempotency key', () => {
  const create = (
    workspace: ReturnType<typeof createWorkspace>,
    body: object,
    requestHash = 'hash',
    user = 'seller1',
  ) => createRecord(workspace.contextOf(user), companies, body, { ...attempt, requestHash });
  const countRecords = ({ table }: ReturnType<typeof createWorkspace>) =>
    table.snapshot().filter((item) => item.sk === 'REC').length;

  it('gives the same answer again, and refuses another request', async () => {
    const workspace = createWorkspace();
    const first = await create(workspace, { name: 'North', ...siren });
    workspace.tick();
    expect(await create(workspace, { name: 'North', ...siren })).toEqual(first);
    expect(await codeOf(create(workspace, { name: 'South' }, 'other'))).toBe('idempotency.mismatch');
    expect(countRecords(workspace)).toBe(1);
  });

  it('is one person’s own, and for a day', async () => {
    const workspace = createWorkspace();
    const first = await create(workspace, { name: 'North' });
    expect((await create(workspace, { name: 'North' }, 'hash', 'seller2')).id).not.toBe(first.id);
    workspace.tick(24 * 3_600_000 + 1000);
    expect((await create(workspace, { name: 'North' })).id).not.toBe(first.id);
  });

  it('makes one record of a request whose answer was lost', async () => {
    const workspace = createWorkspace();
    workspace.table.failNext('lost-answer');
    await expect(create(workspace, { name: 'North', ...siren })).rejects.toThrow('try again');
    const again = await create(workspace, { name: 'North', ...siren });
    expect(again).toMatchObject({ name: 'North', version: 1 });
    expect(countRecords(workspace)).toBe(1);
  });

  it('makes one record of two requests at once', async () => {
    const workspace = createWorkspace();
    const [one, other] = await Promise.all([
      create(workspace, { name: 'North', ...siren }),
      create(workspace, { name: 'North', ...siren }),
    ]);
    expect(one).toEqual(other);
    expect(countRecords(workspace)).toBe(1);
  });

  it('answers with the record itself when the answer was too long to keep', async () => {
    const workspace = createWorkspace();
    const description = 'long '.repeat(1500).trim();
    const first = await create(workspace, { name: 'North', description });
    expect(await create(workspace, { name: 'North', description })).toEqual(first);
  });

  it('leaves no trace of a request that failed', async () => {
    const workspace = createWorkspace();
    const attemptOf = (body: object) => createRecord(workspace.contextOf('seller1'), deals, body, attempt);
    expect(await codeOf(attemptOf({ title: 'x', companyId: 'nowhere' }))).toBe('validation.failed');
    const { id: companyId } = await workspace.create('seller1', 'companies', { name: 'North' });
    expect(await attemptOf({ title: 'x', companyId })).toMatchObject({ title: 'x' });
  });
});
