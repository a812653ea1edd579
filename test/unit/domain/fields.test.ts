import { beforeEach, describe, expect, it } from 'vitest';
import { actorOf } from '#shared/domain/access/actor.ts';
import type { Context } from '#shared/domain/context.ts';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { exportRecords } from '#shared/domain/exports/export-records.ts';
import { changeFields } from '#shared/domain/fields/change-fields.ts';
import { listFieldHistory, listFields } from '#shared/domain/fields/list-fields.ts';
import { describeObjects } from '#shared/domain/organisation/describe.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { toCrmRecord } from '#shared/domain/records/crm-record.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { searchRecords } from '#shared/domain/search/search-records.ts';
import { buildOpenApi } from '#shared/model/openapi/build-openapi.ts';
import type { Fields } from '#shared/model/records.ts';
import { keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const label = { en: 'Colour', fr: 'Couleur', ru: 'Цвет' };
const colour = {
  name: 'colour',
  type: 'enum',
  label,
  purpose: { en: 'Decides the bay', fr: 'Décide du quai', ru: 'Определяет ворота' },
  options: [
    { value: 'red', label: 'Red' },
    { value: 'blue', label: 'Blue' },
  ],
  filter: true,
  column: true,
};
const plate = { name: 'plate', type: 'text', label: 'Plate', unique: true, searched: true, filter: true };
const parent = { name: 'partner', type: 'reference', to: 'companies', label: 'Partner' };

let workspace: Workspace;
let contextOf: (id: string) => Promise<Context>;

beforeEach(async () => {
  workspace = createWorkspace();
  ({ contextOf } = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['seller1', 'seller'],
    ['seller2', 'seller'],
  ]));
});

const change = async (fields: readonly object[], version = 0, more: object = {}) =>
  changeFields(await contextOf('admin'), 'companies', { body: { fields, ...more }, version });

async function create(userId: string, body: Fields) {
  const context = await contextOf(userId);
  return createRecord(context, context.directory.definitions.companies, body);
}

async function update(id: string, body: Fields) {
  const context = await contextOf('seller1');
  return updateRecord(context, context.directory.definitions.companies, id, { body });
}

async function list(query: string) {
  const context = await contextOf('seller1');
  const { companies } = context.directory.definitions;
  const { data } = await listRecords(
    context,
    companies,
    parseListQuery(context.actor, companies, new URLSearchParams(query)),
  );
  return data;
}

describe('a field of the workspace', () => {
  it('is one like any other: checked, kept, told in history, listed, exported', async () => {
    await change([colour, plate, parent]);
    const north = await create('seller1', { name: 'North', custom: { colour: 'red', plate: 'AB 12' } });
    expect(north.custom).toEqual({ colour: 'red', plate: 'AB 12' });
    await create('seller1', { name: 'South', custom: { partner: north.id } });
    const changed = await update(north.id, { custom: { colour: 'blue', plate: null } });
    expect(changed.custom).toEqual({ colour: 'blue' });

    const context = await contextOf('seller1');
    const { companies } = context.directory.definitions;
    expect(toCrmRecord(context, await readRecord(context, companies, north.id)).custom).toEqual({
      colour: 'blue',
    });
    const [event] = (await listHistory(context, companies, north.id, { limit: 5 })).data;
    expect(event?.changes).toContainEqual({ field: 'custom.colour', old: 'red', new: 'blue' });
    expect(await list('filter[custom.colour][eq]=blue&fields=name,custom.colour')).toEqual([
      { name: 'North', custom: { colour: 'blue' } },
    ]);
    const text = await exportRecords(
      context,
      companies,
      { filters: [], limit: 50, fields: ['name', 'custom.colour'] },
      'fr',
    );
    expect(text).toContain('Couleur');
    expect(text).toContain('North;Blue');
  });

  it.each([
    [{ colour: 'green' }, '/custom/colour', 'option'],
    [{ plate: 7 }, '/custom/plate', 'type'],
    [{ partner: 'com_00000000000000000000000099' }, '/custom/partner', 'reference'],
    [{ shape: 'round' }, '/custom/shape', 'unknown_field'],
    ['red', '/custom', 'type'],
  ])('refuses %j', async (custom, pointer, code) => {
    await change([colour, plate, parent]);
    const problem = await problemOf(create('seller1', { name: 'North', custom }));
    expect(problem.details.errors).toEqual([{ pointer, code }]);
  });

  it('is unknown where it was not added, and before it was', async () => {
    const problem = await problemOf(create('seller1', { name: 'North', custom: { colour: 'red' } }));
    expect(problem.details.errors).toEqual([{ pointer: '/custom', code: 'unknown_field' }]);
    await change([colour]);
    const context = await contextOf('seller1');
    const contact = createRecord(context, context.directory.definitions.contacts, { lastName: 'A', custom: {} });
    expect(await codeOf(contact)).toBe('validation.failed');
  });

  it('can be needed, from then on', async () => {
    const old = await create('seller1', { name: 'Old' });
    await change([{ ...colour, required: true }]);
    const problem = await problemOf(create('seller1', { name: 'North' }));
    expect(problem.details.errors).toEqual([{ pointer: '/custom/colour', code: 'required' }]);
    expect((await update(old.id, { name: 'Older' })).name).toBe('Older');
    expect(await codeOf(update(old.id, { custom: { colour: null } }))).toBe('validation.failed');
  });

  it('can be one that no two records share, however it is written, also at the same moment', async () => {
    await change([plate]);
    const first = await create('seller1', { name: 'North', custom: { plate: 'AB 12' } });
    const twin = await problemOf(create('seller1', { name: 'South', custom: { plate: 'ab  12' } }));
    expect([twin.code, twin.details.members?.matches]).toEqual([
      'identity.taken',
      [expect.objectContaining({ record: expect.objectContaining({ id: first.id }) })],
    ]);
    const both = await Promise.allSettled(
      ['A', 'B'].map((name) => create('seller1', { name, custom: { plate: 'X 1' } })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const context = await contextOf('admin');
    await deleteRecord(context, context.directory.definitions.companies, first.id);
    expect((await create('seller2', { name: 'East', custom: { plate: 'AB 12' } })).version).toBe(1);
  });

  it('can be hidden by a role, like any other', async () => {
    await change([colour]);
    const north = await create('seller1', { name: 'North', custom: { colour: 'red' } });
    const seller = await contextOf('seller1');
    const role = { ...seller.directory.roles.get('seller'), fields: { companies: { 'custom.colour': 'hidden' } } };
    const roles = new Map([...seller.directory.roles, ['seller', role as never]]);
    const directory = { ...seller.directory, roles };
    const actor = actorOf(directory.users.get('seller1') as never, directory);
    const blind = { ...seller, directory, actor };
    const { companies } = directory.definitions;
    expect(toCrmRecord(blind, await readRecord(blind, companies, north.id))).not.toHaveProperty('custom');
    expect(() => parseListQuery(actor, companies, new URLSearchParams('filter[custom.colour][eq]=red'))).toThrow();
    const problem = await problemOf(createRecord(blind, companies, { name: 'B', custom: { colour: 'red' } }));
    expect(problem.details.errors).toEqual([{ pointer: '/custom', code: 'unknown_field' }]);
  });

  it('finds its record, also where it was filled in before it was looked for by', async () => {
    await change([{ ...plate, searched: false }]);
    const north = await create('seller1', { name: 'North', custom: { plate: 'Zebra' } });
    const find = async () => {
      await refreshAll(workspace.table, [{ id: north.id, type: 'companies' }]);
      const context = await contextOf('seller1');
      return (await searchRecords(context, { text: 'zebr', objects: ['companies'], limit: 5 })).data.map(
        ({ id }) => id,
      );
    };
    expect(await find()).toEqual([]);
    await change([plate], 1);
    expect(await find()).toEqual([north.id]);
  });

  it('is described to people in their language and to programs', async () => {
    await change([colour]);
    const context = await contextOf('seller1');
    const described = describeObjects(context, 'ru').find(({ name }) => name === 'companies');
    expect(described?.fields.at(-1)).toMatchObject({
      name: 'custom.colour',
      label: 'Цвет',
      purpose: 'Определяет ворота',
      optionLabels: { red: 'Red' },
    });
    const all = Object.values(context.directory.definitions);
    const document = JSON.stringify(buildOpenApi({ title: 'T', version: '1', definitions: all }));
    expect(document).toContain('"custom":{"type":"object","properties":{"colour":');
  });
});

describe('the fields of the workspace', () => {
  it('are changed by those who configure it, each change being shown before it is made', async () => {
    const seller = await contextOf('seller1');
    expect(await codeOf(changeFields(seller, 'companies', { body: { fields: [] }, version: 0 }))).toBe('access.denied');
    expect(await codeOf(listFields(seller))).toBe('access.denied');
    await change([colour]);
    for (const custom of [{ colour: 'red' }, { colour: 'red' }, { colour: 'blue' }, {}])
      await create('seller1', { name: 'Firm', custom });
    const without = [
      { ...colour, options: [{ ...colour.options[0], retired: true }, colour.options[1]], required: true },
    ];
    const before = workspace.table.snapshot();
    expect(await change(without, 1, { dryRun: true })).toMatchObject({
      dryRun: true,
      version: 1,
      changes: [
        { field: 'colour', change: 'required', affected: { records: 1, more: false } },
        { field: 'colour', change: 'optionRetired', option: 'red', affected: { records: 2, more: false } },
      ],
    });
    expect(workspace.table.snapshot()).toEqual(before);
    expect(await change(without, 1)).toMatchObject({ version: 2 });
    expect(await codeOf(create('seller1', { name: 'Late', custom: { colour: 'red' } }))).toBe('validation.failed');
    const history = await listFieldHistory(await contextOf('admin'), 'companies', { limit: 5 });
    expect(history.data.map(({ version, actor }) => [version, actor.id])).toEqual([
      [2, 'admin'],
      [1, 'admin'],
    ]);
  });

  it('are retired with their values, which come back with them', async () => {
    await change([colour, plate]);
    const north = await create('seller1', { name: 'North', custom: { colour: 'red', plate: 'A' } });
    expect(await change([{ ...colour, retired: true }, plate], 1)).toMatchObject({
      changes: [{ field: 'colour', change: 'retired', affected: { records: 1 } }],
    });
    expect((await update(north.id, { custom: { plate: 'B' } })).version).toBe(2);
    expect(await codeOf(update(north.id, { custom: { colour: 'blue' } }))).toBe('validation.failed');
    await change([colour, plate], 2);
    expect((await update(north.id, { name: 'N' })).custom).toEqual({ colour: 'red', plate: 'B' });
  });

  it.each([
    ['leave one out', [], '/fields', 'required'],
    ['make another type of it', [{ ...colour, type: 'enums' }, plate], '/fields/0/type', 'read_only'],
    ['drop an option', [{ ...colour, options: [colour.options[0]] }, plate], '/fields/0/options', 'read_only'],
    ['make unique what is not', [colour, { ...plate, unique: false }], '/fields/1/unique', 'read_only'],
    [
      'say one twice',
      [colour, plate, { ...parent, name: 'plate', type: 'text', to: undefined, unique: true }],
      '/fields/2/name',
      'contradiction',
    ],
    ['point nowhere', [colour, plate, { ...parent, to: undefined }], '/fields/2/to', 'required'],
    ['offer nothing', [colour, plate, { name: 'size', type: 'enum', label: 'Size' }], '/fields/2/options', 'required'],
    [
      'have a name of another kind',
      [colour, plate, { name: '__proto__', type: 'text', label: 'X' }],
      '/fields/2/name',
      'format',
    ],
  ])('cannot %s', async (_name, fields, pointer, code) => {
    await change([colour, plate]);
    expect((await problemOf(change(fields, 1))).details.errors).toEqual([{ pointer, code }]);
  });

  it('are not changed over somebody’s head', async () => {
    await change([colour]);
    expect(await codeOf(change([colour, plate], 0))).toBe('precondition.failed');
    const both = await Promise.allSettled([change([colour, plate], 1), change([colour, parent], 1)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await loadDirectory(workspace.table)).definitions.contacts.fields.some((one) => one.label)).toBe(false);
  });
});
