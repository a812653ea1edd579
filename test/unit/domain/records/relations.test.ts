import { describe, expect, it } from 'vitest';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Meter } from '#shared/store/meter.ts';
import { problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { deals } = definitions;

async function list(workspace: Workspace, object: ObjectName, query: string, user = 'seller1', meter?: Meter) {
  const context = workspace.contextOf(user, meter);
  return listRecords(
    context,
    definitions[object],
    parseListQuery(context.actor, definitions[object], new URLSearchParams(query)),
  );
}

/** Follows `next` to the end. */
async function walk(workspace: Workspace, object: ObjectName, query: string, between = async () => {}) {
  const found: unknown[] = [];
  for (let cursor = '', more = true; more; more = cursor !== '') {
    const page = await list(workspace, object, `${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    found.push(...page.data.map((record) => record.title ?? record.lastName ?? record.subject));
    cursor = page.page.next ?? '';
    await between();
  }
  return found;
}

/** A client with deals in several stages, and one of another client that must never come along. */
async function openClient() {
  const workspace = createWorkspace();
  const { id } = await workspace.create('seller1', 'companies', { name: 'North' });
  const other = await workspace.create('seller1', 'companies', { name: 'South' });
  await workspace.create('seller1', 'deals', { title: 'Foreign', companyId: other.id });
  for (const [title, stageId, expectedCloseDate] of [
    ['Égal', 'won', '2026-12-03'],
    ['delta', 'needs', undefined],
    ['Alpha', 'needs', '2026-12-01'],
    ['beta', 'won', '2026-12-02'],
    ['Ёлка', 'qualification', '2026-12-01'],
  ]) {
    workspace.tick();
    await workspace.create('seller1', 'deals', { title, companyId: id, stageId, expectedCloseDate });
  }
  return { workspace, of: `filter[companyId]=${id}`, id };
}

describe('the records of one client', () => {
  it.each([
    ['', ['Ёлка', 'Alpha', 'delta', 'beta', 'Égal']],
    ['&sort=createdAt', ['Égal', 'delta', 'Alpha', 'beta', 'Ёлка']],
    ['&sort=-updatedAt', ['Ёлка', 'beta', 'Alpha', 'delta', 'Égal']],
    ['&sort=title', ['Alpha', 'beta', 'delta', 'Égal', 'Ёлка']],
    ['&sort=-title', ['Ёлка', 'Égal', 'delta', 'beta', 'Alpha']],
    ['&sort=expectedCloseDate', ['Alpha', 'Ёлка', 'beta', 'Égal', 'delta']],
    ['&sort=title&filter[stageId][in]=won,qualification', ['beta', 'Égal', 'Ёлка']],
    ['&sort=title&filter[expectedCloseDate][gt]=2026-12-01', ['beta', 'Égal']],
    ['&sort=-expectedCloseDate&filter[title][prefix]=Ал', []],
    ['&sort=title&filter[departmentId]=me&filter[ownerId]=me', ['Alpha', 'beta', 'delta', 'Égal', 'Ёлка']],
    ['&filter[departmentId]=service', []],
  ])('are sorted and filtered as in a list: %s', async (query, titles) => {
    const { workspace, of } = await openClient();
    for (const limit of [1, 2, 200]) {
      expect(await walk(workspace, 'deals', `${of}${query}&limit=${limit}`)).toEqual(titles);
    }
  });

  it.each(['', '&sort=title', '&sort=-updatedAt&filter[stageId]=won'])(
    'take one round trip together with the client: %s',
    async (query) => {
      const { workspace, of } = await openClient();
      const meter = new Meter();
      await list(workspace, 'deals', of + query, 'seller1', meter);
      expect(meter.cost.trips).toBe(1);
    },
  );

  it('are met once in a walk, whatever is changed meanwhile', async () => {
    const { workspace, of, id } = await openClient();
    const { data } = await list(workspace, 'deals', `${of}&sort=title`);
    const last = String(data.at(-1)?.id);
    let amount = 1;
    const found = await walk(workspace, 'deals', `${of}&sort=title&limit=2`, async () => {
      amount += 1;
      await updateRecord(workspace.contextOf('seller1'), deals, last, { body: { amount: `${amount}` } });
      await workspace.create('seller1', 'deals', { title: 'AAA', companyId: id });
    });
    expect(found).toEqual(['Alpha', 'beta', 'delta', 'Égal', 'Ёлка']);
  });

  it('sort contacts by name and activities by change as well', async () => {
    const { workspace, of, id: companyId } = await openClient();
    for (const lastName of ['Petrova', 'Adam', 'Émile']) {
      workspace.tick();
      await workspace.create('seller1', 'contacts', { lastName, companyId });
      const activity = { type: 'note', subject: lastName, at: `2026-01-0${lastName.length % 9}T10:00:00Z`, companyId };
      await workspace.create('seller1', 'activities', activity);
    }
    expect(await walk(workspace, 'contacts', `${of}&sort=lastName&limit=2`)).toEqual(['Adam', 'Émile', 'Petrova']);
    expect(await walk(workspace, 'contacts', `${of}&sort=createdAt`)).toEqual(['Petrova', 'Adam', 'Émile']);
    expect(await walk(workspace, 'activities', `${of}&sort=updatedAt&limit=2`)).toEqual(['Petrova', 'Adam', 'Émile']);
    expect(await walk(workspace, 'activities', `${of}&sort=at`)).toEqual(['Adam', 'Émile', 'Petrova']);
  });

  it('are nothing to those who may not read the client, even where a list would be refused', async () => {
    const { workspace, of } = await openClient();
    expect(await list(workspace, 'deals', `${of}&sort=title`, 'seller2')).toEqual({ data: [], page: { next: null } });
    expect((await list(workspace, 'deals', 'filter[companyId]=x&sort=title', 'admin')).data).toEqual([]);
  });

  it('are refused by name where they are too many to be sorted, and go on in the order of the index', async () => {
    const { workspace, of, id: companyId } = await openClient();
    for (let at = 0; at < 1000; at += 1) {
      await workspace.create('seller1', 'activities', { type: 'note', at: '2026-01-01T10:00:00Z', companyId });
    }
    const problem = await problemOf(list(workspace, 'activities', `${of}&sort=updatedAt`));
    expect([problem.code, problem.details.params?.what]).toEqual([
      'query.unsupported',
      'sort=updatedAt of so many activities of one company',
    ]);
    expect(problem.details.members).toMatchObject({ allowed: { sorts: ['at'] } });
    expect((await list(workspace, 'activities', `${of}&sort=updatedAt`, 'seller2')).data).toEqual([]);
    expect(await walk(workspace, 'activities', `${of}&sort=at&limit=200`)).toHaveLength(1000);
  });

  it.each(['sort=amount', 'sort=ownerId', 'filter[amount][gt]=1'])('refuse %s with what is possible', async (query) => {
    const { workspace, of } = await openClient();
    const { code, details } = await problemOf(list(workspace, 'deals', `${of}&${query}`));
    expect(code).toBe('query.unsupported');
    expect(details.members).toMatchObject({ allowed: { sorts: expect.arrayContaining(['title', 'updatedAt']) } });
  });
});
