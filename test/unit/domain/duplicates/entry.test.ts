import { beforeEach, describe, expect, it } from 'vitest';
import { checkDuplicates } from '#shared/domain/duplicates/check-duplicates.ts';
import { resolveHiddenRef } from '#shared/domain/duplicates/hidden-ref.ts';
import { listProbes, probesPerHour } from '#shared/domain/duplicates/probes.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { upsertRecord } from '#shared/domain/records/upsert-record.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies, contacts } = definitions;
const secrets = ['Северный', 'office@veter.example', '+74951234567', '1234567'];
const firm = {
  name: 'ООО «Северный ветер»',
  phones: [{ value: '+7 495 123-45-67' }],
  emails: [{ value: 'office@veter.example' }],
};
/** Agrees in name, phone and address with `firm`: nobody doubts it. */
const copy = { ...firm, name: 'Severny Veter LLC' };

let workspace: Workspace;
beforeEach(() => {
  workspace = createWorkspace();
});

async function keep(userId: string, object: ObjectName, body: object): Promise<string> {
  const { id } = await workspace.create(userId, object, body);
  await refreshPairs(workspace.table, id);
  return id;
}

const enter = (userId: string, body: object, allowDuplicate?: string, attempt?: { key: string; requestHash: string }) =>
  createRecord(
    { ...workspace.contextOf(userId), ...(allowDuplicate !== undefined && { allowDuplicate }) },
    companies,
    body,
    attempt,
  );
const lookAround = (userId: string, record: unknown, object = 'companies') =>
  checkDuplicates(workspace.contextOf(userId), { object, record });
const check = async (userId: string, record: unknown, object = 'companies') =>
  (await lookAround(userId, record, object)).matches;

async function problemOf(attempt: Promise<unknown>): Promise<Problem> {
  const error = await attempt.catch((thrown: unknown) => thrown);
  if (!(error instanceof Problem)) throw new Error(`no problem, but ${JSON.stringify(error)}`);
  return error;
}

describe('the check while somebody types', () => {
  it('names a record to those who may read it, with what they can do', async () => {
    const id = await keep('seller1', 'companies', firm);
    const [match] = await check('seller1', { name: 'severny veter' });
    expect(match).toMatchObject({ record: { id, object: 'companies' }, actions: ['open', 'attach', 'createAnyway'] });
    expect(match?.reasons.map(({ field }) => field)).toEqual(['name']);
    expect(match).not.toHaveProperty('disclosed');
  });

  it('tells everybody else who leads the client and since when, and nothing that they have not typed', async () => {
    const id = await keep('seller1', 'companies', {
      ...firm,
      websites: ['veter.example'],
      addresses: [{ city: 'Omsk' }],
    });
    const [match, ...more] = await check('seller2', { name: 'Severny Veter', phones: [{ value: '+7 999 000-00-00' }] });
    expect(more).toEqual([]);
    expect(match).toMatchObject({
      object: 'companies',
      disclosed: { accountManager: { id: 'seller1', name: 'Name of seller1' }, since: '2026-11-20' },
      actions: ['requestToJoin', 'createAnyway'],
    });
    expect(Object.keys(match ?? {}).toSorted()).toEqual(
      ['actions', 'band', 'disclosed', 'needsReason', 'object', 'reasons', 'ref', 'score'].toSorted(),
    );
    expect(match?.reasons.every(({ field, weight }) => field === 'name' && weight > 0)).toBe(true);
    expect(match?.reasons.flatMap((reason) => Object.keys(reason))).toEqual(['field', 'kind', 'weight']);
    const said = JSON.stringify(match);
    for (const secret of [...secrets, id, 'Omsk']) expect(said).not.toContain(secret);
  });

  it('leaves out what is not right yet, whatever is sent', async () => {
    await keep('seller1', 'companies', firm);
    const half = {
      name: 'Severny Veter',
      phones: [{ value: '' }, 'x', null],
      identifiers: [{ scheme: 'RU-INN', value: '1' }],
    };
    expect(await check('seller1', half)).toHaveLength(1);
    for (const record of [
      {},
      { name: null },
      { name: 7 },
      { phones: null },
      { emails: [{}] },
      { names: 'x', __x: 1 },
    ]) {
      expect(await check('seller1', record)).toEqual([]);
    }
    for (const body of [null, [], {}, { object: 'nothing', record: {} }, { object: 'companies', record: 7 }]) {
      expect((await problemOf(checkDuplicates(workspace.contextOf('seller1'), body))).code).toBe('validation.failed');
    }
    expect(await check('seller1', { title: 'x' }, 'deals')).toEqual([]);
  });

  it('does not meet the record itself', async () => {
    const id = await keep('seller1', 'companies', firm);
    expect(await check('seller1', { ...firm, id })).toEqual([]);
  });

  it('tells of a person the account manager of the company, or else the department', async () => {
    const companyId = await keep('seller1', 'companies', { name: 'Polar' });
    const person = { lastName: 'Ivanov', firstName: 'Ivan', emails: [{ value: 'ivan@polar.example' }] };
    await keep('seller1', 'contacts', { ...person, companyId });
    const [match] = await check('seller2', person, 'contacts');
    expect(match?.disclosed?.accountManager?.id).toBe('seller1');

    const alone = { lastName: 'Petrov', firstName: 'Petr', emails: [{ value: 'petr@polar.example' }] };
    await keep('seller1', 'contacts', alone);
    const [other] = await check('seller2', alone, 'contacts');
    expect(other?.disclosed).toEqual({
      accountManager: null,
      department: { id: 'sales', name: 'Sales' },
      since: '2026-11-20',
    });
    expect(other?.actions).toEqual(['createAnyway']);
  });

  it('tells since when the present account manager leads the client', async () => {
    const id = await keep('seller1', 'companies', firm);
    workspace.tick(3 * 24 * 3600 * 1000);
    await updateRecord(workspace.contextOf('admin'), companies, id, { body: { accountManagerId: 'seller3' } });
    const [match] = await check('seller2', { name: 'Severny Veter' });
    expect(match?.disclosed).toMatchObject({ accountManager: { id: 'seller3' }, since: '2026-11-23' });
  });
});

describe('a firm that belongs together with another', () => {
  it('of one web domain is told as related, and to strangers by its account manager alone', async () => {
    const id = await keep('seller1', 'companies', { name: 'Boreal Freight', websites: ['boreal.example'] });
    const sister = { name: 'Zonder Insurance', emails: [{ value: 'office@boreal.example' }] };
    const own = await lookAround('seller1', sister);
    expect(own).toMatchObject({ matches: [], related: [{ related: 'domain', record: { id }, actions: ['open'] }] });
    const { matches, related } = await lookAround('seller2', sister);
    expect(matches).toEqual([]);
    expect(related).toMatchObject([
      { related: 'domain', disclosed: { accountManager: { id: 'seller1' } }, actions: ['requestToJoin'] },
    ]);
    expect(JSON.stringify(related)).not.toMatch(/Boreal Freight|com_/);
    await expect(enter('seller2', sister)).resolves.toMatchObject({ version: 1 });
  });

  it('of one group is told as such', async () => {
    const parentId = await keep('seller1', 'companies', firm);
    expect(await lookAround('seller1', { ...copy, parentId })).toMatchObject({
      matches: [],
      related: [{ related: 'group', record: { id: parentId } }],
    });
  });
});

describe('being told of a hidden record', () => {
  it('is noted with who, when and which, for administrators', async () => {
    const id = await keep('seller1', 'companies', firm);
    await check('seller1', copy);
    await check('seller2', copy);
    const { data } = await listProbes(workspace.contextOf('admin'), { limit: 50 });
    expect(data).toMatchObject([
      { actor: { id: 'seller2' }, at: '2026-11-20T10:00:00.000Z', records: [{ object: 'companies', id }] },
    ]);
    const refused = await problemOf(listProbes(workspace.contextOf('manager'), { limit: 50 }));
    expect(refused.code).toBe('access.denied');
  });

  it('is listed each time, also of one person', async () => {
    await keep('seller1', 'companies', firm);
    for (let probe = 0; probe < 3; probe += 1) await check('seller2', copy);
    expect((await listProbes(workspace.contextOf('admin'), { limit: 50 })).data).toHaveLength(3);
  });

  it('happens only so often within an hour', async () => {
    await keep('seller1', 'companies', firm);
    for (let probe = 0; probe < probesPerHour; probe += 1) await check('seller2', { name: copy.name });
    workspace.tick(60_000);
    const refused = await problemOf(check('seller2', { name: copy.name }));
    expect([refused.code, refused.details.retryAfter]).toEqual(['duplicate.probes', 3540]);
    expect((await problemOf(check('seller2', { name: 'Nothing like it' }))).code).toBe('duplicate.probes');
    expect((await problemOf(enter('seller2', copy))).code).toBe('duplicate.probes');
    expect(await check('seller3', { name: copy.name })).toHaveLength(1);
    workspace.tick(3600_000);
    expect(await check('seller2', { name: copy.name })).toHaveLength(1);
  });

  it('gives a handle that is good for one person and a day', async () => {
    const id = await keep('seller1', 'companies', firm);
    const [match] = await check('seller2', copy);
    const ref = match?.ref ?? '';
    expect(await resolveHiddenRef(workspace.contextOf('seller2'), ref)).toEqual({ object: 'companies', recordId: id });
    expect(await resolveHiddenRef(workspace.contextOf('seller3'), ref)).toBeUndefined();
    expect(await resolveHiddenRef(workspace.contextOf('seller2'), 'ref_1')).toBeUndefined();
    workspace.tick(25 * 3600_000);
    expect(await resolveHiddenRef(workspace.contextOf('seller2'), ref)).toBeUndefined();
  });
});

describe('a new record', () => {
  it('that is there already is refused, and tells a stranger no more than the account manager', async () => {
    await keep('seller1', 'companies', firm);
    const problem = await problemOf(enter('seller2', copy));
    expect(problem.code).toBe('duplicate.found');
    expect(problem.details.members).toMatchObject({
      matches: [{ band: 'certain', disclosed: { accountManager: { name: 'Name of seller1' } }, needsReason: true }],
    });
    for (const secret of secrets) expect(JSON.stringify(problem.details)).not.toContain(secret);
    expect(workspace.table.snapshot().filter(({ sk }) => sk === 'REC')).toHaveLength(1);
  });

  it('is kept all the same for a reason, which stands in its history', async () => {
    await keep('seller1', 'companies', firm);
    const { id } = await enter('seller2', copy, 'Another branch of theirs');
    const { data } = await listHistory(workspace.contextOf('seller2'), companies, id, { limit: 5 });
    expect(data[0]?.reason).toBe('Another branch of theirs');
    const alone = await enter('seller2', { name: 'Quite another' }, 'Never needed');
    const history = await listHistory(workspace.contextOf('seller2'), companies, alone.id, { limit: 5 });
    expect(history.data[0]?.reason).toBeNull();
  });

  it('never takes a legal number of another, whatever the reason', async () => {
    const siren = { identifiers: [{ scheme: 'FR-SIREN', value: '732829320' }] };
    await keep('seller1', 'companies', { ...firm, ...siren });
    for (const reason of [undefined, 'I want it']) {
      const refused = await problemOf(enter('seller2', { ...copy, ...siren }, reason));
      expect(refused.code).toBe('identity.taken');
      expect(refused.details.members).toMatchObject({ matches: [{ actions: ['requestToJoin'] }] });
    }
    const [match] = await check('seller2', { ...copy, ...siren });
    expect(match?.actions).not.toContain('createAnyway');
  });

  it('that only resembles another is kept', async () => {
    await keep('seller1', 'companies', firm);
    for (const like of [
      { name: copy.name },
      { name: 'Zephyr', phones: firm.phones },
      { name: 'Zephyr', emails: firm.emails },
    ]) {
      await expect(enter('seller2', like)).resolves.toMatchObject({ version: 1 });
    }
  });

  it('is not stopped by its own first attempt', async () => {
    const attempt = { key: 'k', requestHash: 'h' };
    const first = await enter('seller1', firm, undefined, attempt);
    await refreshPairs(workspace.table, first.id);
    expect((await enter('seller1', firm, undefined, attempt)).id).toBe(first.id);
    expect((await problemOf(enter('seller1', firm, undefined, { key: 'other', requestHash: 'h' }))).code).toBe(
      'duplicate.found',
    );
  });

  it('by its number is looked at like any other', async () => {
    await keep('seller1', 'companies', firm);
    const address = { scheme: 'FR-SIREN', value: '732829320' };
    const problem = await problemOf(upsertRecord(workspace.contextOf('seller2'), companies, address, copy));
    expect(problem.code).toBe('duplicate.found');
  });

  it('is no double of the group that it belongs to', async () => {
    const parentId = await keep('seller1', 'companies', firm);
    await expect(enter('seller1', { ...copy, parentId })).resolves.toMatchObject({ parentId });
  });

  it('of a job is stored, and found afterwards', async () => {
    await keep('seller1', 'companies', firm);
    await expect(createRecord(workspace.jobContext('intake'), companies, copy)).resolves.toMatchObject({ version: 1 });
  });

  it('of a person is looked at, too', async () => {
    const person = { lastName: 'Ivanov', firstName: 'Ivan', emails: [{ value: 'i@p.example' }], phones: firm.phones };
    await keep('seller1', 'contacts', person);
    const problem = await problemOf(createRecord(workspace.contextOf('seller2'), contacts, person));
    expect(problem.code).toBe('duplicate.found');
    expect(JSON.stringify(problem.details)).not.toContain('Ivan');
  });
});

describe('a change', () => {
  it('is refused when it makes a double, and not when the double was there before', async () => {
    await keep('seller1', 'companies', firm);
    const id = await keep('seller2', 'companies', { name: 'Severny Veter' });
    const change = (body: object) => updateRecord(workspace.contextOf('seller2'), companies, id, { body });
    expect((await problemOf(change({ phones: copy.phones, emails: copy.emails }))).code).toBe('duplicate.found');
    await expect(change({ industry: 'wind' })).resolves.toMatchObject({ version: 2 });

    const allowed = { ...workspace.contextOf('seller2'), allowDuplicate: 'They asked for two cards' };
    await updateRecord(allowed, companies, id, { body: { phones: copy.phones, emails: copy.emails } });
    const { data } = await listHistory(allowed, companies, id, { limit: 1 });
    expect(data[0]?.reason).toBe('They asked for two cards');
    await expect(change({ addresses: [{ city: 'Omsk' }] })).resolves.toMatchObject({ version: 4 });
  });
});
