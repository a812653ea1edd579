import { beforeEach, describe, expect, it } from 'vitest';
import { mergeRecords } from '#shared/domain/merging/merge-records.ts';
import type { Role } from '#shared/domain/organisation/role.ts';
import { checkCompany } from '#shared/domain/registry/check-company.ts';
import { questionsPerHour } from '#shared/domain/registry/few-questions.ts';
import { listChecks } from '#shared/domain/registry/list-checks.ts';
import { lookUpCompany } from '#shared/domain/registry/look-up-company.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { found, type InventedRegistry, inventRegistry } from '#test/support/invented-registry.ts';
import { quiet } from '#test/support/merges.ts';
import { createWorkspace, people, type Workspace } from '#test/support/workspace.ts';

const siren = '990000010';
const page = { limit: 50 };

/** Sees neither numbers nor addresses nor whether a client is active. */
const blind: Role = {
  id: 'blind',
  name: 'Blind',
  version: 1,
  builtIn: false,
  ...readyRoles.administrator,
  fields: { companies: { identifiers: 'hidden', addresses: 'hidden', status: 'hidden' } },
};

let workspace: Workspace;
let registry: InventedRegistry;

beforeEach(() => {
  workspace = createWorkspace({
    users: [...people, { id: 'blind', departmentId: 'company', roles: ['blind'] }],
    roles: [blind],
  });
  registry = inventRegistry();
  registry.say(siren, found());
});

async function createCompany(identifiers: readonly object[] = [{ scheme: 'FR-SIREN', value: siren }]) {
  return (await workspace.create('seller1', 'companies', { name: 'Comptoir', identifiers })).id;
}
const check = (userId: string, id: string, { registries } = registry) =>
  checkCompany(workspace.contextOf(userId), registries, id);
const list = (userId: string, id: string) => listChecks(workspace.contextOf(userId), id, page);

describe('checkCompany', () => {
  it('keeps who asked whom for what, when, and what was answered, and tells what differs', async () => {
    const id = await createCompany();
    const before = await workspace.table.get({ pk: id, sk: 'REC' });
    const report = await check('seller1', id);
    expect(report).toMatchObject({
      outcome: 'found',
      check: {
        at: '2026-11-20T10:00:00.000Z',
        by: { id: 'seller1', name: 'Name of seller1' },
        source: 'registry.example',
        number: { country: 'FR', scheme: 'FR-SIREN', value: siren },
        outcome: 'found',
        entry: { legalName: 'ATELIERS DU TILLEUL', state: 'active' },
        bodyHash: 'a'.repeat(64),
      },
    });
    expect(report.differences.map(({ field }) => field)).toEqual(['legalName', 'identifiers', 'addresses']);
    expect(await list('seller1', id)).toEqual({
      data: [report.check],
      page: { next: null },
      differences: report.differences,
    });
    expect(await workspace.table.get({ pk: id, sk: 'REC' })).toEqual(before);
  });

  it('asks by the SIRET or the VAT number where there is no SIREN', async () => {
    const byVat = await createCompany([{ scheme: 'EU-VAT', value: 'FR 13 990000010' }]);
    await check('seller1', byVat);
    const bySiret = await createCompany([{ scheme: 'FR-SIRET', value: '990 000 010 00019' }]);
    await check('seller1', bySiret);
    expect(registry.asked).toEqual([siren, siren]);
  });

  it('tells at once what no registry can be asked, and keeps nothing', async () => {
    const without = await createCompany([]);
    expect(await check('seller1', without)).toEqual({ outcome: 'noNumber', check: null, differences: [] });
    const russian = await createCompany([{ scheme: 'RU-INN', value: '7707083893' }]);
    expect(await check('seller1', russian)).toMatchObject({ outcome: 'noNumber' });
    const known = await createCompany();
    expect(await check('seller1', known, { ...registry, registries: {} })).toMatchObject({
      outcome: 'offline',
      check: null,
    });
    const item = await workspace.table.get({ pk: known, sk: 'REC' });
    const data = { ...(item?.data as object), identifiers: [{ scheme: 'FR-SIREN', value: '990000011' }] };
    await workspace.table.write({ put: { ...item, pk: known, sk: 'REC', data } });
    expect(await check('seller1', known)).toMatchObject({ outcome: 'invalid', check: null });
    expect(registry.asked).toEqual([]);
    expect((await list('seller1', known)).data).toEqual([]);
  });

  it('keeps that a registry did not answer, and goes by what it said before', async () => {
    const id = await createCompany();
    const { differences } = await check('seller1', id);
    workspace.tick();
    registry.say(siren, { outcome: 'unreachable', why: 'timeout' });
    expect(await check('seller1', id)).toMatchObject({
      outcome: 'unreachable',
      check: { why: 'timeout' },
      differences: [],
    });
    const { data, differences: kept } = await list('seller1', id);
    expect(data.map(({ outcome }) => outcome)).toEqual(['unreachable', 'found']);
    expect(kept).toEqual(differences);
    registry.say(siren, { outcome: 'notFound', bodyHash: 'c'.repeat(64) });
    await check('seller1', id);
    expect((await list('seller1', id)).differences).toEqual([]);
  });

  it('is for those who may change the company, and its history for those who see it', async () => {
    const id = await createCompany();
    await expect(check('reader', id)).rejects.toMatchObject({ code: 'access.denied' });
    await expect(check('seller2', id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(list('seller2', id)).rejects.toMatchObject({ code: 'not_found' });
    expect(registry.asked).toEqual([]);
    await check('seller1', id);
    expect((await list('reader', id)).data).toHaveLength(1);
  });

  it('tells nobody what fields say that are hidden from them', async () => {
    const id = await createCompany();
    registry.say(siren, found({ state: 'closed', closedOn: '2025-03-31' }));
    const report = await check('blind', id);
    const { data, differences } = await list('blind', id);
    for (const one of [report.check, data[0]]) {
      expect(one).toMatchObject({ number: null, entry: { legalName: 'ATELIERS DU TILLEUL' } });
      expect(Object.keys(one?.entry ?? {}).sort()).toEqual(['createdOn', 'legalForm', 'legalName', 'names']);
    }
    for (const told of [report.differences, differences]) expect(told.map(({ field }) => field)).toEqual(['legalName']);
  });

  it('is no way to read a registry out', async () => {
    const id = await createCompany();
    for (let at = 0; at < questionsPerHour; at += 1) await check('seller1', id);
    await expect(check('seller1', id)).rejects.toMatchObject({ code: 'rate.limited', details: { retryAfter: 3600 } });
    await check('admin', id);
    workspace.tick(3600_000);
    await check('seller1', id);
    expect(registry.asked).toHaveLength(questionsPerHour + 2);
  });

  it('belongs to the survivor of a merge, and page follows page', async () => {
    const source = await createCompany();
    await check('seller1', source);
    workspace.tick();
    const target = await createCompany([]);
    const context = workspace.contextOf('admin');
    await mergeRecords(context, quiet, context.directory.definitions.companies, target, { sources: [source] });
    workspace.tick();
    await check('admin', target);
    const first = await listChecks(context, target, { limit: 1 });
    const second = await listChecks(context, target, { limit: 1, cursor: first.page.next ?? '' });
    expect([...first.data, ...second.data].map(({ by }) => by.id)).toEqual(['admin', 'seller1']);
    expect((await listChecks(context, source, page)).data).toHaveLength(2);
    await expect(listChecks(context, target, { limit: 1, cursor: 'x' })).rejects.toMatchObject({
      code: 'query.invalid',
    });
  });
});

describe('lookUpCompany', () => {
  const lookUp = (userId: string, body: unknown, registries = registry.registries) =>
    lookUpCompany(workspace.contextOf(userId), registries, body);

  it('tells what a new company would hold', async () => {
    expect(await lookUp('seller1', { scheme: 'FR-SIRET', value: '990 000 010 00019' })).toMatchObject({
      outcome: 'found',
      source: 'registry.example',
      entry: { legalForm: 'SAS', state: 'active' },
      fields: {
        name: 'ATELIERS DU TILLEUL',
        legalName: 'ATELIERS DU TILLEUL',
        country: 'FR',
        identifiers: [
          { scheme: 'FR-SIREN', value: siren },
          { scheme: 'FR-SIRET', value: '99000001000019' },
        ],
        addresses: [{ city: 'LYON', kind: 'legal' }],
      },
    });
    expect(Object.keys((await lookUp('blind', { scheme: 'FR-SIREN', value: siren })).fields)).toEqual([
      'name',
      'legalName',
      'country',
    ]);
  });

  it('tells what it did not find, and asks for no wrong number', async () => {
    const nothing = { source: null, entry: null, fields: {} };
    expect(await lookUp('seller1', { scheme: 'FR-SIREN', value: '990000036' })).toMatchObject({ outcome: 'notFound' });
    expect(await lookUp('seller1', { scheme: 'FR-SIREN', value: '990000011' })).toEqual({
      outcome: 'invalid',
      ...nothing,
    });
    expect(await lookUp('seller1', { scheme: 'EU-VAT', value: 'DE123456789' })).toEqual({
      outcome: 'noNumber',
      ...nothing,
    });
    expect(await lookUp('seller1', { scheme: 'FR-SIREN', value: siren }, {})).toEqual({
      outcome: 'offline',
      ...nothing,
    });
    expect(registry.asked).toEqual(['990000036']);
  });

  it('is for those who may create companies', async () => {
    await expect(lookUp('reader', { scheme: 'FR-SIREN', value: siren })).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(lookUp('seller1', { scheme: 'RU-INN', value: '1' })).rejects.toMatchObject({
      code: 'validation.failed',
    });
  });
});
