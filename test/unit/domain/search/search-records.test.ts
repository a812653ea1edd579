import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import type { Role } from '#shared/domain/organisation/role.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { searchedObjects } from '#shared/domain/search/search-entry.ts';
import { searchRecords } from '#shared/domain/search/search-records.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { searchTokenKey } from '#shared/store/keys/matching.ts';
import { Meter } from '#shared/store/meter.ts';
import { stepArbitrary, takeStep } from '#test/support/record-history.ts';
import { createWorkspace, people, type Workspace } from '#test/support/workspace.ts';

/** The consumer of the stream, up to now. */
async function settle(workspace: Workspace): Promise<void> {
  const changed = workspace.table.takeStream().filter(({ keys }) => keys.sk === 'REC');
  await refreshAll(
    workspace.table,
    changed.map(({ after, before, keys }) => ({ id: keys.pk, type: String((after ?? before)?.type) })),
  );
}

async function find(workspace: Workspace, userId: string, text: string, limit = 50) {
  await settle(workspace);
  return searchRecords(workspace.contextOf(userId), { text, objects: searchedObjects, limit });
}

const titles = async (workspace: Workspace, userId: string, text: string) =>
  (await find(workspace, userId, text)).data.map(({ title }) => title);

async function openMarket() {
  const workspace = createWorkspace();
  const wind = await workspace.create('seller1', 'companies', {
    name: 'ООО «Северный ветер»',
    phones: [{ value: '+7 495 123-45-67' }],
    emails: [{ value: 'Sales@North.example' }],
    identifiers: [{ scheme: 'FR-SIREN', value: '732829320' }],
    addresses: [{ city: 'Москва' }],
  });
  await workspace.create('seller1', 'contacts', {
    lastName: 'Иванов',
    firstName: 'Пётр',
    position: 'Директор',
    companyId: wind.id,
    phones: [{ value: '01 23 45 67 89' }],
  });
  await workspace.create('seller1', 'deals', { title: 'Поставка насосов', companyId: wind.id });
  await workspace.create('seller2', 'companies', { name: 'Société Générale de Chauffage' });
  return { workspace, wind };
}

describe('searchRecords', () => {
  it.each([
    ['ветер сев', 'ООО «Северный ветер»'],
    ['severn', 'ООО «Северный ветер»'],
    ['ооо вет', 'ООО «Северный ветер»'],
    ['ctdthysq', 'ООО «Северный ветер»'],
    ['иванов п', 'Иванов Пётр'],
    ['петр', 'Иванов Пётр'],
    ['bdfyjd', 'Иванов Пётр'],
    ['ivanov pet', 'Иванов Пётр'],
    ['насос', 'Поставка насосов'],
    ['8 (495) 123 45 67', 'ООО «Северный ветер»'],
    ['+74951234567', 'ООО «Северный ветер»'],
    ['0123456789', 'Иванов Пётр'],
    ['+33 1.23.45.67.89', 'Иванов Пётр'],
    ['sales@north.example', 'ООО «Северный ветер»'],
    ['732 829 320', 'ООО «Северный ветер»'],
    ['SIREN 732829320', 'ООО «Северный ветер»'],
  ])('%s finds %s', async (text, title) => {
    const { workspace } = await openMarket();
    expect(await titles(workspace, 'seller1', text)).toEqual([title]);
  });

  it.each(['', ' ', '…', 'нет такого', 'ветер иванов', '%', 'T#se', 'ь'])('«%s» finds nothing', async (text) => {
    const { workspace } = await openMarket();
    expect(await find(workspace, 'seller1', text)).toEqual({ data: [], more: false });
  });

  it('says by what it was found, what tells the record apart and whose card shows it', async () => {
    const { workspace, wind } = await openMarket();
    expect((await find(workspace, 'seller1', '0123456789')).data).toMatchObject([
      {
        object: 'contacts',
        title: 'Иванов Пётр',
        subtitle: 'Директор · ООО «Северный ветер»',
        matched: { kind: 'phone', value: '+33123456789' },
        companyId: wind.id,
      },
    ]);
    expect((await find(workspace, 'seller1', 'veter')).data).toMatchObject([
      { subtitle: 'Москва', matched: { kind: 'name', value: 'ООО «Северный ветер»' } },
    ]);
  });

  it('shows nobody what they may not read, whatever it is looked for by', async () => {
    const { workspace } = await openMarket();
    for (const text of ['severn', 'иванов', '+74951234567', 'sales@north.example', '732829320', 'насос']) {
      expect(await find(workspace, 'seller2', text)).toEqual({ data: [], more: false });
    }
    expect(await titles(workspace, 'manager', 'severn')).toHaveLength(1);
    expect(await titles(workspace, 'seller2', 'chauffage')).toHaveLength(1);
  });

  it('shows what hangs on a client to those who may read the client, and the name of no other client', async () => {
    const { workspace, wind } = await openMarket();
    await workspace.create('admin', 'contacts', { lastName: 'Ivanova', companyId: wind.id, ownerId: 'seller2' });
    expect(await titles(workspace, 'seller1', 'ivanova')).toEqual(['Ivanova']);
    const [own] = (await find(workspace, 'seller2', 'ivanova')).data;
    expect(own).toMatchObject({ title: 'Ivanova', subtitle: '' });
    expect(own).not.toHaveProperty('companyId');
  });

  it('lets nobody find out what stands in a hidden field', async () => {
    const blind: Role = {
      id: 'blind',
      version: 1,
      builtIn: false,
      name: { en: 'Blind', fr: 'Aveugle', ru: 'Слепой' },
      ...readyRoles.readOnly,
      fields: { companies: { phones: 'hidden', legalName: 'hidden' } },
    };
    const users = [...people, { id: 'blind', departmentId: 'company', roles: ['blind'] }];
    const workspace = createWorkspace({ users, roles: [blind] });
    const phones = [{ value: '0123456789' }];
    await workspace.create('admin', 'companies', { name: 'Lion', legalName: 'Panthera', phones });
    for (const text of ['0123456789', 'panth']) {
      expect(await titles(workspace, 'reader', text)).toEqual(['Lion']);
      expect(await find(workspace, 'blind', text)).toEqual({ data: [], more: false });
    }
    expect(await titles(workspace, 'blind', 'lion')).toEqual(['Lion']);
  });

  it('shows a client and its people to those who manage it together', async () => {
    const { workspace, wind } = await openMarket();
    const body = { coManagers: [{ userId: 'seller2', scope: 'Export' }] };
    await updateRecord(workspace.contextOf('admin'), definitions.companies, wind.id, { body, version: 1 });
    expect(await titles(workspace, 'seller2', 'северн')).toEqual(['ООО «Северный ветер»']);
    expect(await titles(workspace, 'seller2', 'иванов')).toEqual(['Иванов Пётр']);
    expect(await titles(workspace, 'seller3', 'северн')).toEqual([]);
  });

  it('puts numbers before whole words before beginnings, own before foreign, the last changed first', async () => {
    const workspace = createWorkspace();
    const make = async (userId: string, name: string) => {
      workspace.tick();
      return workspace.create(userId, 'companies', { name });
    };
    await make('director', 'Lion Old');
    await make('seller1', 'Lion New');
    await make('director', 'Lion Own');
    await make('seller1', 'Lionceau');
    await workspace.create('seller1', 'companies', { name: 'Phone', emails: [{ value: 'lion@lion.example' }] });
    expect(await titles(workspace, 'director', 'lion')).toEqual(['Lion Own', 'Lion Old', 'Lion New', 'Lionceau']);
    expect(await titles(workspace, 'director', 'lion@lion.example')).toEqual(['Phone']);
  });

  it('follows a change of the name, of the owner, and the way into the bin', async () => {
    const { workspace, wind } = await openMarket();
    await settle(workspace);
    const admin = workspace.contextOf('admin');
    const body = { name: 'Южный берег', accountManagerId: 'seller2' };
    await updateRecord(admin, definitions.companies, wind.id, { body, version: 1 });
    expect(await titles(workspace, 'seller1', 'южн')).toEqual([]);
    expect(await titles(workspace, 'seller2', 'южн')).toEqual(['Южный берег']);
    expect(await titles(workspace, 'seller2', 'северн')).toEqual([]);
    const fate = await workspace.create('seller2', 'companies', { name: 'Южный крест' });
    expect(await titles(workspace, 'seller2', 'южн кр')).toEqual(['Южный крест']);
    await deleteRecord(admin, definitions.companies, fate.id);
    expect(await titles(workspace, 'seller2', 'южн кр')).toEqual([]);
  });

  it('takes two round trips and 1,000 rows at most, and says that there is more', async () => {
    const workspace = createWorkspace();
    const entry = { object: 'companies', ownerId: 'seller1', departmentId: 'sales', keys: ['lion'] };
    await workspace.table.writeMany(
      Array.from({ length: 1500 }, (_, at) => {
        const id = `com_${String(at).padStart(26, '0')}`;
        return { put: { ...searchTokenKey('lion', id), type: 'search-token', shape: 1, id, entry } };
      }),
    );
    const meter = new Meter();
    const search = { text: 'lion', objects: searchedObjects, limit: 10 };
    const answer = await searchRecords(workspace.contextOf('admin', meter), search);
    expect(answer).toEqual({ data: [], more: true });
    expect(meter.cost.trips).toBe(2);
    expect(meter.cost.calls).toBeLessThanOrEqual(4);
  });

  it('gives only the objects that were asked for, and no more than the limit', async () => {
    const { workspace, wind } = await openMarket();
    await workspace.create('seller1', 'deals', { title: 'Ветер', companyId: wind.id });
    await settle(workspace);
    const context = workspace.contextOf('seller1');
    const deals = await searchRecords(context, { text: 'ветер', objects: ['deals'], limit: 10 });
    expect(deals).toMatchObject({ data: [{ object: 'deals' }], more: false });
    const first = await searchRecords(context, { text: 'ветер', objects: searchedObjects, limit: 1 });
    expect(first).toMatchObject({ data: [{ title: 'ООО «Северный ветер»' }], more: true });
  });
});

describe('over any history', () => {
  const words = fc.constantFrom(
    'north',
    'wind no',
    'сев',
    'veter',
    'lion',
    'ivan',
    'иванов',
    'deal',
    'vfhnby',
    'martin l',
  );

  it('everybody finds exactly what is called so and what they may read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 1, maxLength: 15 }), words, async (steps, text) => {
        const workspace = createWorkspace();
        const made: string[] = [];
        for (const step of steps) await takeStep(workspace, made, step);
        const all = (await find(workspace, 'admin', text)).data.map(({ id }) => id);
        for (const { id } of people) {
          const found = (await find(workspace, id, text)).data;
          const readable = await Promise.all(all.map((one) => isReadable(workspace, id, one)));
          expect(found.map((one) => one.id).sort()).toEqual(all.filter((_, at) => readable[at]).sort());
        }
      }),
      { numRuns: 60 },
    );
  });

  async function isReadable(workspace: Workspace, userId: string, id: string): Promise<boolean> {
    const definition = Object.values(definitions).find(({ prefix }) => id.startsWith(`${prefix}_`));
    if (!definition) return false;
    return readRecord(workspace.contextOf(userId), definition, id).then(
      () => true,
      () => false,
    );
  }
});
