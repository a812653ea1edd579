import { beforeAll, describe, expect, it } from 'vitest';
import { writeRun } from '#shared/domain/auto-merge/merge-run.ts';
import { toPlanItem } from '#shared/domain/cleansing/cleansing-plan.ts';
import { insertCleansingRun } from '#shared/domain/cleansing/cleansing-run.ts';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { type ExportRequest, insertExport } from '#shared/domain/exports/export-entry.ts';
import { toAttachmentItem } from '#shared/domain/files/attachment-item.ts';
import { saveRun } from '#shared/domain/jobs/job-runs.ts';
import { toMergeItem } from '#shared/domain/merging/merge-entry.ts';
import type { Role } from '#shared/domain/organisation/role.ts';
import { toWaiverItem } from '#shared/domain/quality/waivers/waiver-item.ts';
import { toJoinItem } from '#shared/domain/teamwork/join-request-item.ts';
import { toViewItem } from '#shared/domain/views/view-item.ts';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import {
  type Action,
  actions,
  type Capability,
  capabilities,
  type ObjectRights,
  type Permissions,
  type Scope,
} from '#shared/model/permissions.ts';
import { type MemoryAnswer, type MemoryApi, openMemoryApi } from '#test/support/memory-api.ts';
import {
  absentId,
  fillPath,
  listOperations,
  nameOperation,
  type OpenApi,
  type Operation,
  sampleRequestBody,
} from '#test/support/operations.ts';
import { makeSamples, type Records } from '#test/support/sample-record.ts';

type Right = Action | Capability;
const rights: readonly Right[] = [...actions, ...capabilities];

/** Every right to this scope, but one. */
function allBut(right: Right | undefined, scope: Scope): Permissions {
  const each = Object.fromEntries(actions.map((action) => [action, action === right ? 'none' : scope])) as ObjectRights;
  return {
    objects: Object.fromEntries(objectNames.map((name) => [name, each])) as Permissions['objects'],
    fields: {},
    capabilities: capabilities.filter((one) => one !== right),
  };
}

const roleOf = (id: string, permissions: Permissions): Role => ({
  id,
  name: id,
  version: 1,
  builtIn: false,
  ...permissions,
});
const without = (right: Right) => `without ${right}`;
const roles = [
  ...rights.map((right) => roleOf(without(right), allBut(right, 'all'))),
  roleOf(`rol_${'0'.repeat(26)}`, allBut(undefined, 'none')),
  roleOf('own', { ...allBut(undefined, 'own'), capabilities: [] }),
];
const people = [
  { id: 'owner', departmentId: 'sales', roles: ['administrator'] },
  { id: 'stranger', departmentId: 'sales', roles: ['own'] },
  { id: 'gone', departmentId: 'sales', roles: ['administrator'], status: 'disabled' },
  {
    id: 'machine',
    departmentId: 'sales',
    roles: ['own'],
    apiKey: { createdAt: '2026-01-01T00:00:00Z', createdBy: 'owner', expiresAt: '2027-01-01T00:00:00Z' },
  },
  {
    id: 'form',
    departmentId: 'sales',
    roles: [],
    form: { createdAt: '2026-01-01T00:00:00Z', createdBy: 'owner', source: 'website' },
  },
  ...rights.map((right) => ({ id: without(right), departmentId: 'company', roles: [without(right)] })),
];

/** What parameters of paths can be, other than the id of a record. */
const parameters: Record<string, string> = {
  '/users/{id}': 'stranger',
  '/api-keys/{id}': 'machine',
  '/capture-forms/{id}': 'form',
  'number=': '+33123456789',
  '/roles/{id}': `rol_${'0'.repeat(26)}`,
  '/departments/{id}': 'sales',
  '{attachmentId}': `att_${'0'.repeat(26)}`,
  '/merges/{id}': `mrg_${'0'.repeat(26)}`,
  '/cleansing/plans/{id}': `cpl_${'1'.repeat(26)}`,
  '/cleansing/runs/{id}': `cln_${'0'.repeat(26)}`,
  '/exports/{id}': `exp_${'0'.repeat(26)}`,
  '/backups/{id}': `run_${'0'.repeat(26)}`,
  '/merge-runs/{id}': `mrn_${'0'.repeat(26)}`,
  '/views/{id}': `vie_${'0'.repeat(26)}`,
  '{job}': 'cleansing',
  '{name}': 'sales',
  '/fields/{name}': 'companies',
  '/join-requests/{id}': `joi_${'0'.repeat(26)}`,
  '/quality/waivers/{id}': `qwv_${'0'.repeat(26)}`,
  '{scheme}': 'FR-SIREN',
  '{value}': '732829320',
  '{version}': '1',
  'q=': 'Sample',
};

/** Open to everybody who is signed in, though they are about one thing or change something: why. */
const open: Readonly<Record<string, string>> = {
  'GET /users/{id}': 'colleagues know each other',
  'PUT /users/{id}/absence': 'of oneself, or as the head of the person',
  'DELETE /users/{id}/absence': 'as above',
  'POST /join-requests': 'about a client for which only a handle stands',
  'POST /join-requests/{id}/accept': 'of those who are asked; to others there is none',
  'POST /join-requests/{id}/decline': 'as above',
  'POST /quality/waivers/{id}/grant': 'of the head of whose record it is',
  'POST /quality/waivers/{id}/decline': 'as above',
  'POST /notifications/read': 'of the caller alone',
  'PATCH /views/{id}': 'a view is its author’s, or of those who configure',
  'DELETE /views/{id}': 'as above',
  'POST /duplicates/{id}/reject': 'who may change both records, or merge them, says so',
  'POST /duplicates/{id}/reopen': 'as above',
  'POST /me/second-factor': 'of the caller alone',
  'POST /me/second-factor/confirm': 'of the caller alone',
  'DELETE /me/second-factor': 'of the caller alone',
  ...Object.fromEntries(objectNames.map((name) => [`POST /${name}/batch`, 'each operation asks for its own right'])),
};

let api: MemoryApi;
let document: OpenApi;
let operations: readonly Operation[];
let records: Records;
const others = { users: 'owner', departments: 'sales' };

beforeAll(async () => {
  api = await openMemoryApi(people, { roles });
  document = (await api.call('owner', 'GET', '/openapi.json')).body as unknown as OpenApi;
  operations = listOperations(document).filter((one) => one.access !== 'public');
  records = await makeSamples(others, makeRecord);
  await refreshAll(
    api.table(),
    objectNames.map((type) => ({ id: records[type], type })),
  );
  await addView();
  await addFiles();
  await addJoinRequest();
  await addWaiver();
  await addCleansingPlan();
  await addPair();
  await addExport();
  const begun = await api.call('owner', 'POST', '/imports', { body: { object: 'companies', fileName: 'sample.csv' } });
  parameters['/imports/{id}'] = String(begun.body.id);
  const template = { name: 'Sample', object: 'companies', mapping: { name: 'name' } };
  const kept = await api.call('owner', 'POST', '/import-templates', { body: template });
  parameters['/import-templates/{id}'] = String(kept.body.id);
  const settings = { mapping: { Name: 'name' } };
  const feed = { name: 'Sample', object: 'companies', system: 'sample', settings };
  parameters['/feeds/{id}'] = String((await api.call('owner', 'POST', '/feeds', { body: feed })).body.id);
  await addMerge();
  await addBackup();
  await addMergeRun();
  await addCleansing();
  api.table().takeStream();
  expect(operations.length).toBeGreaterThan(50);
});

async function makeRecord(object: ObjectName, body: unknown): Promise<string> {
  const answer = await api.call('owner', 'POST', `/${object}`, { body });
  expect(answer, `a sample of ${object}`).toMatchObject({ status: 201 });
  return String(answer.body.id);
}

async function addView(): Promise<void> {
  const at = '2026-11-20T10:00:00.000Z';
  const made = { createdAt: at, createdBy: 'owner', updatedAt: at, updatedBy: 'owner' };
  const data = { object: 'companies', name: 'Sample', filter: [], columns: [] } as const;
  const view = { id: parameters['/views/{id}'] ?? '', version: 1, slot: 0, shared: false, ...made, data };
  await api.table().write({ put: toViewItem(view) });
}

async function addBackup(): Promise<void> {
  const at = '2026-11-20T10:00:00.000Z';
  const times = { requestedAt: at, startedAt: at, finishedAt: at };
  const id = parameters['/backups/{id}'] ?? '';
  const result = { key: 'sample', size: 1, records: 1, sha256: 'sample' };
  await saveRun(api.table(), { id, job: 'backup', status: 'finished', requestedBy: 'schedule', ...times, result });
}

async function addCleansingPlan(): Promise<void> {
  const id = parameters['/cleansing/plans/{id}'] ?? '';
  const made = { createdAt: '2026-11-20T10:00:00.000Z', createdBy: 'owner' };
  const plan = { id, name: 'Sample', steps: [{ kind: 'flagJunk' }], schedule: null, version: 1, ...made } as const;
  await api.table().write({ put: toPlanItem(plan) });
}

async function addJoinRequest(): Promise<void> {
  const times = { createdAt: '2026-11-20T10:00:00.000Z', dueAt: '2026-11-23T10:00:00.000Z' };
  const id = parameters['/join-requests/{id}'] ?? '';
  const asked = { companyId: records.companies, askerId: 'stranger', message: 'Sample', state: 'open' } as const;
  await api.table().write({ put: toJoinItem({ id, ...times, ...asked }) });
}

async function addWaiver(): Promise<void> {
  const id = parameters['/quality/waivers/{id}'] ?? '';
  const about = { object: 'companies', recordId: records.companies, field: 'identifiers', rule: 'missing' } as const;
  const asked = { askerId: 'stranger', createdAt: '2026-11-20T10:00:00.000Z', state: 'asked' } as const;
  await api.table().write({ put: toWaiverItem({ id, ...about, ...asked, reason: 'Sample', until: '2026-12-24' }) });
}

/** One that nobody followed. */
async function addMerge(): Promise<void> {
  const id = parameters['/merges/{id}'] ?? '';
  const asked = { at: new Date().toISOString(), by: 'owner', choose: {}, found: {}, moved: {} };
  const about = { object: 'companies', targetId: records.companies, sourceIds: [] } as const;
  await api.table().write({ put: toMergeItem({ id, ...about, status: 'declined', ...asked }) });
}

/** One that merged nothing. */
async function addMergeRun(): Promise<void> {
  const id = parameters['/merge-runs/{id}'] ?? '';
  const at = new Date().toISOString();
  await api.table().write(writeRun({ id, at, by: 'schedule', status: 'done', from: 0.999, merged: 0 }));
}

/** A preview of the plan of the schedule that found nothing. */
async function addCleansing(): Promise<void> {
  const at = new Date().toISOString();
  const counts = { examined: 0, total: 0, done: 0, stepCounts: [], outcomes: {}, fields: {}, samples: [] };
  const plan = { planId: parameters['/cleansing/plans/{id}'] ?? '', planName: 'Sample', steps: [] };
  const id = parameters['/cleansing/runs/{id}'] ?? '';
  await insertCleansingRun(api.table(), { id, ...plan, status: 'previewed', at, by: 'owner', ...counts });
}

async function addExport(): Promise<void> {
  const at = new Date().toISOString();
  const request: ExportRequest = { object: 'companies', format: 'csv', filter: [], language: 'en' };
  const facts = { columns: [], createdAt: at, createdBy: 'owner', at, progress: { parts: [], rows: 0 } };
  await insertExport(api.table(), { id: parameters['/exports/{id}'] ?? '', request, status: 'running', ...facts });
}

/** The company of the samples and another that looks like it. */
async function addPair(): Promise<void> {
  const { body } = await api.call('owner', 'GET', `/companies/${records.companies}`);
  const twin = { name: body.name, phones: [{ value: '+33 1 70 18 99 00' }] };
  await api.call('owner', 'PATCH', `/companies/${records.companies}`, { body: twin, headers: { 'if-match': '"1"' } });
  const headers = { 'steward-allow-duplicate': 'made for a test' };
  const { body: other } = await api.call('owner', 'POST', '/companies', { body: twin, headers });
  await refreshAll(
    api.table(),
    [records.companies, String(other.id)].map((id) => ({ id, type: 'companies' })),
  );
  const pairs = await api.call('owner', 'GET', '/duplicates');
  parameters['/duplicates/{id}'] = String((pairs.body.data as readonly { readonly id: string }[])[0]?.id);
}

/** One to each record, all of one id. */
async function addFiles(): Promise<void> {
  const file = {
    id: parameters['{attachmentId}'] ?? '',
    fileName: 'Offer.pdf',
    contentType: 'application/pdf',
    size: 1,
  };
  const attachment = { ...file, createdAt: '2026-11-20T10:00:00.000Z', createdBy: 'owner' };
  const items = Object.values(records).map((id) => toAttachmentItem('kept', id, attachment));
  await api.table().writeMany(items.map((put) => ({ put })));
}

function send(caller: string, operation: Operation, id = operation.object && records[operation.object]) {
  const body = sampleRequestBody(document, operation, { ...others, ...records });
  const call = { headers: { 'if-match': '"1"' }, ...(body !== undefined && { body }) };
  return api.call(caller, operation.method, fillPath(operation, parameters, id), call);
}

const codeOf = ({ status, body }: MemoryAnswer) => [status, body.code];

/** All of them are refused, and write nothing. */
async function expectRefused(
  chosen: readonly Operation[],
  ask: (operation: Operation) => Promise<readonly [actual: unknown, expected: unknown]>,
): Promise<void> {
  for (const operation of chosen) {
    const [actual, expected] = await ask(operation);
    expect(actual, nameOperation(operation)).toEqual(expected);
    expect(api.table().takeStream(), `${nameOperation(operation)} wrote something`).toEqual([]);
  }
}

describe('every operation of the API', () => {
  it('is refused to whom the workspace does not know, and to whose access has ended', async () => {
    await expectRefused(operations, async (one) => [codeOf(await send('nobody', one)), [403, 'auth.unknown_user']]);
    await expectRefused(operations, async (one) => [codeOf(await send('gone', one)), [403, 'auth.disabled']]);
  });

  it.each(rights)('that needs the right to %s is refused to who has every other right', async (right) => {
    const chosen = operations.filter(({ access }) => access === right);
    await expectRefused(chosen, async (operation) => {
      const answer = await send(without(right), operation);
      const isHidden = right === 'read' && operation.isAboutRecord;
      return [codeOf(answer), isHidden ? [404, 'not_found'] : [403, 'access.denied']];
    });
  });

  it('about one record answers to who may not read it as if there were none', async () => {
    const chosen = operations.filter(({ isAboutRecord }) => isAboutRecord);
    await expectRefused(chosen, async (operation) => {
      const [foreign, absent] = [
        await send('stranger', operation),
        await send('stranger', operation, absentId(operation.object as ObjectName)),
      ];
      return [
        [codeOf(foreign), foreign.text],
        [[404, 'not_found'], absent.text],
      ];
    });
  });

  it('that reads tells nothing of records that the caller may not read', async () => {
    const chosen = operations.filter(({ method, isAboutRecord }) => method === 'GET' && !isAboutRecord);
    for (const operation of chosen) {
      const { text } = await send('stranger', operation);
      const told = Object.values(records).filter((id) => text.includes(id));
      expect(told, nameOperation(operation)).toEqual([]);
    }
  });

  it('that is open to all who are signed in reads about nothing in particular, or says why', () => {
    const isTelling = ({ method, path }: Operation) => method === 'GET' && !path.includes('{id}');
    const chosen = operations.filter((one) => one.access === 'signedIn' && !isTelling(one));
    expect(chosen.map(nameOperation).toSorted()).toEqual(Object.keys(open).toSorted());
  });

  // Last: here things happen. What was refused above would be done for somebody with the right.
  it('is refused to nobody who has the right', async () => {
    const removing = operations.filter(({ method }) => method === 'DELETE');
    // What is within a record goes before it.
    const inward = removing.toSorted((one, other) => other.path.split('/').length - one.path.split('/').length);
    for (const operation of [...operations.filter(({ method }) => method !== 'DELETE'), ...inward]) {
      const { status, text } = await send('owner', operation);
      expect([401, 403, 404], `${nameOperation(operation)}: ${text}`).not.toContain(status);
    }
  });
});
