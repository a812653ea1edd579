import { describe, expect, it } from 'vitest';
import { setAbsence } from '#shared/domain/organisation/set-absence.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { explainAccess } from '#shared/domain/records/explain-access.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies, contacts, deals, activities } = definitions;

/** A client of seller1's that seller2 looks after too. */
async function openWorkspace() {
  const workspace = createWorkspace();
  const coManagers = [{ userId: 'seller2', scope: 'Logistics' }];
  const { id } = await workspace.create('seller1', 'companies', { name: 'North', coManagers });
  const contact = await workspace.create('seller1', 'contacts', { lastName: 'Petrova', companyId: id });
  return { workspace, id, contact };
}

async function sharedWith({ contextOf }: Workspace, user: string, query = 'filter[coManagers]=me') {
  const context = contextOf(user);
  const { data, page } = await listRecords(
    context,
    companies,
    parseListQuery(context.actor, companies, new URLSearchParams(query)),
  );
  return { ids: data.map(({ id }) => id), next: page.next };
}

describe('a co-manager', () => {
  it('works on contacts and activities of the client, but not on the client and its deals', async () => {
    const { workspace, id, contact } = await openWorkspace();
    const seller2 = workspace.contextOf('seller2');
    const made = await createRecord(seller2, contacts, { lastName: 'Orlov', companyId: id });
    expect(made.ownerId).toBe('seller1');
    const body = { position: 'Director' };
    expect((await updateRecord(seller2, contacts, contact.id, { body, version: 1 })).position).toBe('Director');
    await createRecord(seller2, activities, { type: 'note', at: '2026-11-20T10:00:00Z', companyId: id });
    expect(await codeOf(updateRecord(seller2, companies, id, { body: { name: 'Mine' }, version: 1 }))).toBe(
      'access.denied',
    );
    const deal = { title: 'For another', companyId: id, ownerId: 'seller1' };
    expect(await codeOf(createRecord(seller2, deals, deal))).toBe('access.denied');
    expect(await codeOf(deleteRecord(seller2, contacts, contact.id))).toBe('access.denied');
  });

  it('gives nothing away', async () => {
    const { workspace, contact } = await openWorkspace();
    const seller2 = workspace.contextOf('seller2');
    const own = await workspace.create('seller3', 'companies', { name: 'South' });
    const give = (body: object) => updateRecord(seller2, contacts, contact.id, { body, version: 1 });
    expect(await codeOf(give({ ownerId: 'seller3' }))).toBe('access.denied');
    expect(await codeOf(give({ companyId: own.id }))).toBe('validation.failed');
    expect(await codeOf(give({ companyId: null }))).toBe('access.denied');
  });

  it('finds the client among those shared with them, as long as they are', async () => {
    const { workspace, id } = await openWorkspace();
    const admin = workspace.contextOf('admin');
    expect((await sharedWith(workspace, 'seller2')).ids).toEqual([id]);
    expect((await sharedWith(workspace, 'seller2', '')).ids).toEqual([]);
    expect((await sharedWith(workspace, 'seller3', 'filter[coManagers]=seller2')).ids).toEqual([]);
    expect((await sharedWith(workspace, 'admin', 'filter[coManagers]=seller2')).ids).toEqual([id]);
    expect((await sharedWith(workspace, 'admin', 'filter[coManagers]=nobody')).ids).toEqual([]);
    await deleteRecord(admin, companies, id);
    expect((await sharedWith(workspace, 'admin', 'filter[coManagers]=seller2')).ids).toEqual([]);
    await restoreRecord(admin, companies, id);
    expect((await sharedWith(workspace, 'seller2')).ids).toEqual([id]);
    const coManagers = [{ userId: 'seller3' }];
    await updateRecord(admin, companies, id, { body: { coManagers }, version: 3 });
    expect((await sharedWith(workspace, 'seller2')).ids).toEqual([]);
    expect((await sharedWith(workspace, 'seller3')).ids).toEqual([id]);
  });

  it('sees shared clients page by page, and no other way of sorting or filtering them is promised', async () => {
    const workspace = createWorkspace();
    const made: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      const body = { name: `Firm ${at}`, coManagers: [{ userId: 'seller2' }] };
      made.push((await workspace.create('seller1', 'companies', body)).id);
    }
    const first = await sharedWith(workspace, 'seller2', 'filter[coManagers]=me&limit=3');
    const rest = await sharedWith(workspace, 'seller2', `filter[coManagers]=me&limit=3&cursor=${first.next}`);
    expect([...first.ids, ...rest.ids]).toEqual(made.toReversed());
    expect(rest.next).toBeNull();
    for (const more of ['sort=name', 'filter[status]=active'])
      expect(await codeOf(sharedWith(workspace, 'seller2', `filter[coManagers]=me&${more}`))).toBe('query.unsupported');
  });
});

describe('coManagers', () => {
  it('names each colleague once, and only those who are there', async () => {
    const workspace = createWorkspace();
    const twice = {
      name: 'A',
      coManagers: [
        { userId: 'seller2', scope: 'One' },
        { userId: 'seller2', scope: 'Two' },
      ],
    };
    const { coManagers } = await workspace.create('seller1', 'companies', twice);
    expect(coManagers).toEqual([{ userId: 'seller2', scope: 'Two' }]);
    const unknown = { name: 'B', coManagers: [{ userId: 'seller2' }, { userId: 'nobody' }] };
    const { details } = await problemOf(workspace.create('seller1', 'companies', unknown));
    expect(details.errors).toEqual([{ pointer: '/coManagers/1/userId', code: 'reference' }]);
  });
});

describe('explainAccess', () => {
  it('names the rule behind each right', async () => {
    const { workspace, id, contact } = await openWorkspace();
    const { you, people } = await explainAccess(workspace.contextOf('seller2'), contacts, contact.id);
    const throughClient = { rule: 'client', companyId: id, because: [{ rule: 'coManager' }] };
    expect(you.read).toEqual({ allowed: true, because: [throughClient] });
    expect(you.edit).toEqual({ allowed: true, because: [throughClient] });
    expect(you.delete).toEqual({ allowed: false, because: [] });
    expect(people).toBeUndefined();
  });

  it('tells those who configure who else may read', async () => {
    const { workspace, id } = await openWorkspace();
    const { people } = await explainAccess(workspace.contextOf('admin'), companies, id);
    expect(people?.map(({ user }) => user.id)).toEqual([
      'seller1',
      'seller2',
      'manager',
      'service',
      'director',
      'reader',
      'admin',
    ]);
    const service = people?.find(({ user }) => user.id === 'service');
    expect(service?.read.because).toEqual([{ rule: 'role', role: 'serviceAgent', scope: 'all' }]);
    expect(service?.edit.allowed).toBe(false);
  });

  it('is nothing to those who may not read the record', async () => {
    const { workspace, id } = await openWorkspace();
    expect(await codeOf(explainAccess(workspace.contextOf('seller3'), companies, id))).toBe('not_found');
  });
});

describe('who stands in for an account manager who is away', () => {
  const day = 24 * 3600 * 1000;

  /** Four clients of seller1's, of whom seller3 looks after one too; seller3 stands in for two days. */
  async function goAway() {
    const workspace = createWorkspace();
    const people = await keepPeople(workspace, [
      ['admin', 'administrator'],
      ['seller1', 'seller'],
      ['seller2', 'seller'],
      ['seller3', 'seller'],
    ]);
    const ids: string[] = [];
    for (const name of ['North', 'East', 'South', 'West']) {
      const coManagers = name === 'North' ? [{ userId: 'seller3' }] : [];
      ids.push((await workspace.create('seller1', 'companies', { name, coManagers })).id);
      workspace.tick();
    }
    await workspace.create('seller2', 'companies', { name: 'Of another' });
    const absence = { from: '2026-11-20', until: '2026-11-21', substituteId: 'seller3' };
    await setAbsence(await people.contextOf('seller1'), 'seller1', absence);
    const list = async (user: string, query = 'filter[coManagers]=me') => {
      const context = await people.contextOf(user);
      const { data, page } = await listRecords(
        context,
        companies,
        parseListQuery(context.actor, companies, new URLSearchParams(query)),
      );
      return { ids: data.map(({ id }) => id), next: page.next };
    };
    return { workspace, ids, list };
  }

  it('finds the clients among those shared with them, and no longer afterwards', async () => {
    const { workspace, ids, list } = await goAway();
    const [north, east, south, west] = ids;
    expect(await list('seller3')).toEqual({ ids: [north, west, south, east], next: null });
    expect((await list('seller2')).ids).toEqual([]);
    expect((await list('admin', 'filter[coManagers]=seller3')).ids).toEqual([north]);
    workspace.tick(2 * day);
    expect((await list('seller3')).ids).toEqual([north]);
  });

  it.each([1, 2, 3])('meets each of them once, page by page: %i', async (limit) => {
    const { ids, list } = await goAway();
    const met: (string | undefined)[] = [];
    let cursor: string | null | undefined;
    do {
      const query = `filter[coManagers]=me&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`;
      const page = await list('seller3', query);
      met.push(...page.ids);
      cursor = page.next;
    } while (cursor);
    expect(met.toSorted()).toEqual(ids.toSorted());
  });
});
