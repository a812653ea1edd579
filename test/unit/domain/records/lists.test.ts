import { describe, expect, it } from 'vitest';
import { exportRecords } from '#shared/domain/exports/export-records.ts';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Meter } from '#shared/store/meter.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies, deals, activities } = definitions;

async function list(workspace: Workspace, user: string, object: ObjectName, query: string) {
  const definition = definitions[object];
  return listRecords(
    workspace.contextOf(user),
    definition,
    parseListQuery(workspace.contextOf(user).actor, definition, new URLSearchParams(query)),
  );
}

/** Follows `next` to the end. */
async function walk(workspace: Workspace, user: string, object: ObjectName, query: string, between = async () => {}) {
  const found: string[] = [];
  for (let cursor = '', more = true; more; more = cursor !== '') {
    const page = await list(workspace, user, object, `${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    found.push(...page.data.map((record) => String(record.id)));
    cursor = page.page.next ?? '';
    await between();
  }
  return found;
}

const numberOf = (id: unknown) => Number(String(id).slice(4));

async function fill() {
  const workspace = createWorkspace();
  const owners = ['seller1', 'seller2', 'seller3', 'service'];
  for (const [at, name] of ['Ёлка', 'елка два', 'Alpha', 'Élan', 'elan 2', 'Омега', 'zeta', 'Beta'].entries()) {
    workspace.tick();
    const accountManagerId = owners[at % 4] as string;
    const industry = at % 2 === 0 ? 'wind' : 'wood';
    await workspace.create('admin', 'companies', { name, accountManagerId, industry, roles: ['client'] });
  }
  return workspace;
}

describe('listRecords', () => {
  it('sorts by change, newest first unless told otherwise, within the scope', async () => {
    const workspace = await fill();
    const idsOf = async (user: string, query: string) =>
      (await walk(workspace, user, 'companies', query)).map(numberOf);
    expect(await idsOf('admin', 'limit=3')).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await idsOf('manager', 'sort=updatedAt&limit=2')).toEqual([1, 2, 3, 5, 6, 7]);
    expect(await idsOf('seller1', '')).toEqual([5, 1]);
    expect(await idsOf('service', 'limit=200')).toHaveLength(8);
  });

  it('sorts by name without accents, in either direction', async () => {
    const workspace = await fill();
    const names = async (query: string) =>
      (await list(workspace, 'admin', 'companies', query)).data.map((one) => one.name);
    const expected = ['Alpha', 'Beta', 'Élan', 'elan 2', 'zeta', 'Ёлка', 'елка два', 'Омега'];
    expect(await names('sort=name')).toEqual(expected);
    expect(await names('sort=-name')).toEqual(expected.toReversed());
    expect(await names('sort=name&filter[name][prefix]=ЕЛК')).toEqual(['Ёлка', 'елка два']);
    expect(await names('filter[name][prefix]=elan')).toEqual(['elan 2', 'Élan']);
  });

  it.each([
    ['filter[accountManagerId]=seller1', [5, 1]],
    ['filter[accountManagerId][in]=seller1,seller2', [6, 5, 2, 1]],
    ['filter[industry]=wind&filter[roles]=client', [7, 5, 3, 1]],
    ['filter[industry]=wind&filter[accountManagerId]=seller3', [7, 3]],
    ['filter[roles]=partner', []],
    ['filter[name][eq]=Alpha', [3]],
  ])('filters by %s', async (query, numbers) => {
    const workspace = await fill();
    expect((await walk(workspace, 'admin', 'companies', `${query}&limit=1`)).map(numberOf)).toEqual(numbers);
  });

  it.each([
    ['director', 'filter[departmentId]=me', [8, 7, 6, 5, 4, 3, 2, 1]],
    ['director', 'filter[departmentId]=sales', [7, 6, 5, 3, 2, 1]],
    ['director', 'filter[departmentId]=north&sort=updatedAt', [3, 7]],
    ['director', 'filter[departmentId]=north&sort=name', [3, 7]],
    ['director', 'filter[departmentId]=sales&filter[accountManagerId]=seller3', [7, 3]],
    ['director', 'filter[departmentId]=service&filter[accountManagerId]=seller3', []],
    ['director', 'filter[departmentId]=nowhere', []],
    ['director', 'filter[departmentId]=com%23x&sort=name', []],
    ['manager', 'filter[departmentId]=me', [7, 6, 5, 3, 2, 1]],
    ['manager', 'filter[departmentId]=company', [7, 6, 5, 3, 2, 1]],
    ['manager', 'filter[departmentId]=service', []],
    ['seller1', 'filter[departmentId]=me', [5, 1]],
    ['seller1', 'filter[departmentId]=service', []],
    ['service', 'filter[accountManagerId]=me', [8, 4]],
    ['service', 'filter[accountManagerId][in]=me,seller1&sort=updatedAt', [1, 4, 5, 8]],
  ])('gives %s of %s what is theirs', async (user, query, numbers) => {
    const workspace = await fill();
    expect((await walk(workspace, user, 'companies', `${query}&limit=3`)).map(numberOf)).toEqual(numbers);
  });

  it('can be narrowed where there are too many departments for one list', async () => {
    const workspace = await fill();
    const context = workspace.contextOf('admin');
    for (let at = 0; at < 16; at += 1) {
      (context.directory.departments as Map<string, object>).set(`d${at}`, { id: `d${at}`, parentId: 'company' });
    }
    expect(await codeOf(list(workspace, 'admin', 'companies', 'sort=name'))).toBe('query.unsupported');
    expect(await walk(workspace, 'admin', 'companies', 'sort=name&filter[departmentId]=sales')).toHaveLength(6);
  });

  it('gives nothing of other people to those who see only their own', async () => {
    const workspace = await fill();
    expect(await walk(workspace, 'seller1', 'companies', 'filter[accountManagerId]=seller2')).toEqual([]);
    expect(await walk(workspace, 'manager', 'companies', 'filter[accountManagerId]=service')).toEqual([]);
    expect(await codeOf(list(workspace, 'service', 'deals', ''))).toBe('access.denied');
  });

  it('gives each record once in a walk by name, whatever is changed, added and deleted meanwhile', async () => {
    const workspace = await fill();
    const before = await walk(workspace, 'admin', 'companies', 'sort=name');
    const [changed = '', deleted = ''] = [before[4], before[7]];
    let version = 1;
    const found = await walk(workspace, 'admin', 'companies', 'sort=name&limit=2', async () => {
      workspace.tick();
      await updateRecord(workspace.contextOf('admin'), companies, changed, {
        body: { industry: `${version}` },
        version,
      });
      version += 1;
      await workspace.create('admin', 'companies', { name: 'AAA' });
      if (version === 3) await deleteRecord(workspace.contextOf('admin'), companies, deleted);
    });
    expect(found).toEqual(before.filter((id) => id !== deleted));
  });

  it('takes a cursor back only for the same query of the same person', async () => {
    const workspace = await fill();
    const next = (await list(workspace, 'admin', 'companies', 'limit=2')).page.next ?? '';
    expect(await list(workspace, 'admin', 'companies', `limit=5&cursor=${next}`)).toMatchObject({
      data: { length: 5 },
    });
    for (const [user, query] of [
      ['admin', 'sort=name'],
      ['admin', 'filter[industry]=wind'],
      ['director', ''],
    ] as const) {
      expect(await codeOf(list(workspace, user, 'companies', `${query}&cursor=${next}`))).toBe('query.invalid');
    }
    expect(await codeOf(list(workspace, 'admin', 'companies', 'cursor=forged'))).toBe('query.invalid');
  });

  it.each([
    ['companies', 'sort=industry'],
    ['companies', 'filter[description]=x'],
    ['companies', 'filter[name][ne]=x'],
    ['companies', 'filter[constructor]=x'],
    ['deals', 'sort=expectedCloseDate'],
    ['deals', 'sort=expectedCloseDate&filter[stageId]=won'],
    ['activities', 'sort=subject'],
  ] as const)('%s?%s is refused with what is possible', async (object, query) => {
    const workspace = createWorkspace();
    const problem = await problemOf(list(workspace, 'admin', object, query));
    expect(problem.code).toBe('query.unsupported');
    expect(problem.details.members).toMatchObject({ allowed: { sorts: expect.arrayContaining(['updatedAt']) } });
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'unknown=1',
    'fields=name,password',
    'filter[name][prefix]=',
    'filter[name][prefix]=%20',
    'filter[name][prefix]=a&filter[name][prefix]=b',
    `filter[industry][in]=${Array.from({ length: 101 }, (_, at) => at).join(',')}`,
    `filter[industry]=${'x'.repeat(301)}`,
  ])('companies?%s is refused', async (query) => {
    expect(await codeOf(list(createWorkspace(), 'admin', 'companies', query))).toBe('query.invalid');
  });

  it.each(['', 'yesterday', '2026-11-20T10:00:00+01:00', '~'])('refuses %j as a date', async (value) => {
    const query = `sort=at&filter[at][gte]=${encodeURIComponent(value)}`;
    expect(await codeOf(list(createWorkspace(), 'admin', 'activities', query))).toBe('query.invalid');
  });

  it('answers only the fields that were asked for', async () => {
    const workspace = await fill();
    const { data } = await list(workspace, 'seller1', 'companies', 'fields=id,name');
    expect(Object.keys(data[0] ?? {})).toEqual(['id', 'name']);
  });

  it('lists open deals by their date, undated ones last', async () => {
    const workspace = createWorkspace();
    const { id: companyId } = await workspace.create('seller1', 'companies', { name: 'North' });
    for (const expectedCloseDate of ['2026-12-03', undefined, '2026-12-01', '2026-12-02']) {
      await workspace.create('seller1', 'deals', { title: 'x', companyId, expectedCloseDate });
    }
    await workspace.create('seller1', 'deals', {
      title: 'won',
      companyId,
      stageId: 'won',
      expectedCloseDate: '2026-12-01',
    });
    const query = 'sort=expectedCloseDate&filter[stageId][in]=qualification,needs';
    const dates = async (more: string, user = 'seller1') =>
      (await list(workspace, user, 'deals', query + more)).data.map((deal) => deal.expectedCloseDate);
    expect(await dates('')).toEqual(['2026-12-01', '2026-12-02', '2026-12-03', undefined]);
    expect(await dates('&filter[expectedCloseDate][gt]=2026-12-01')).toEqual(['2026-12-02', '2026-12-03']);
    expect(await dates('&filter[expectedCloseDate][gte]=2026-12-02&filter[expectedCloseDate][lt]=2026-12-03')).toEqual([
      '2026-12-02',
    ]);
    expect(await dates('', 'seller2')).toEqual([]);
    expect(await walk(workspace, 'seller1', 'deals', `filter[companyId]=${companyId}&limit=2`)).toHaveLength(5);
  });
});

describe('exportRecords', () => {
  const run = (workspace: Workspace, user: string, query = '') =>
    exportRecords(
      workspace.contextOf(user),
      companies,
      parseListQuery(workspace.contextOf(user).actor, companies, new URLSearchParams(query)),
      'en',
    );

  it('writes what the person may export, whole texts included, in the chosen columns', async () => {
    const workspace = createWorkspace();
    const description = 'long '.repeat(400).trim();
    await workspace.create('seller1', 'companies', {
      name: '=1+1',
      description,
      phones: [{ value: '+33 1 23 45 67 89' }],
    });
    await workspace.create('seller2', 'companies', { name: 'Hidden' });
    const csv = await run(workspace, 'seller1');
    expect(csv).toContain("'=1+1");
    expect(csv).toContain(description);
    expect(csv).toContain(',+33 1 23 45 67 89,');
    expect(csv).not.toContain('Hidden');
    expect(await run(workspace, 'seller2', 'fields=name')).toBe('id,Name\r\ncom_00000000000000000000000002,Hidden\r\n');
    expect(await run(workspace, 'seller2', 'fields=updatedBy,status,name,status')).toBe(
      'id,Updated by,Status,Name\r\ncom_00000000000000000000000002,Name of seller2,Active,Hidden\r\n',
    );
    expect(await codeOf(run(workspace, 'reader'))).toBe('access.denied');
  });
});

describe('readCompanyCard', () => {
  async function openCard(count: number) {
    const workspace = createWorkspace();
    const company = await workspace.create('seller1', 'companies', { name: 'North' });
    const companyId = company.id;
    await workspace.create('seller1', 'contacts', { lastName: 'Martin', companyId });
    await workspace.create('seller1', 'deals', { title: 'open', companyId });
    await workspace.create('seller1', 'deals', { title: 'won', companyId, stageId: 'won' });
    for (let at = 0; at < count; at += 1) {
      const day = new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString();
      await workspace.create('seller1', 'activities', { type: 'note', at: day, subject: `${at}`, companyId });
    }
    return { workspace, companyId };
  }

  it('gives everything in one query', async () => {
    const { workspace, companyId } = await openCard(3);
    const meter = new Meter();
    const card = await readCompanyCard(workspace.contextOf('seller1', meter), companyId);
    expect(meter.cost).toMatchObject({ trips: 1, calls: 1 });
    expect(card.company).toMatchObject({ id: companyId, name: 'North' });
    expect(card.contacts.data.map((one) => one.lastName)).toEqual(['Martin']);
    expect(card.deals.data.map((one) => one.title)).toEqual(['open']);
    expect(card.timeline.data.map((one) => one.subject)).toEqual(['2', '1', '0']);
    expect(card.timeline.next).toBeNull();
  });

  it('goes on with its timeline in the list of activities', async () => {
    const { workspace, companyId } = await openCard(170);
    const { timeline } = await readCompanyCard(workspace.contextOf('seller1'), companyId);
    const query = { filters: [{ field: 'companyId', op: 'eq' as const, values: [companyId] }], limit: 200 };
    const rest = await listRecords(workspace.contextOf('seller1'), activities, {
      ...query,
      cursor: timeline.next ?? '',
    });
    const subjects = [...timeline.data, ...rest.data].map((one) => Number(one.subject));
    expect(subjects).toEqual(Array.from({ length: 170 }, (_, at) => 169 - at));
  });

  it('does not exist for those who may not see the company, and shows deals in outline to those without a right on them', async () => {
    const { workspace, companyId } = await openCard(1);
    const codeFor = (user: string, id: string) => codeOf(readCompanyCard(workspace.contextOf(user), id));
    expect(await codeFor('seller2', companyId)).toBe('not_found');
    expect(await codeFor('seller1', 'com_0000000000000000000000000Z')).toBe('not_found');
    expect(await codeFor('admin', 'CFG')).toBe('not_found');
    const card = await readCompanyCard(workspace.contextOf('service'), companyId);
    expect(card.contacts.data).toHaveLength(1);
    expect(card.deals.data).toMatchObject([{ title: 'open', stageId: 'qualification' }]);
    expect(Object.keys(card.deals.data[0] ?? {})).not.toContain('amount');
    expect(Object.keys(card.deals.data[0] ?? {})).not.toContain('currency');
    const [deal] = (await list(workspace, 'seller1', 'deals', '')).data;
    await deleteRecord(workspace.contextOf('admin'), deals, String(deal?.id));
    expect(await readCompanyCard(workspace.contextOf('seller1'), companyId)).toMatchObject({
      company: { id: companyId },
    });
  });
});
