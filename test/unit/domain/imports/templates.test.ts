import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previewImport } from '#shared/domain/imports/mapping/preview-import.ts';
import { targetsOf } from '#shared/domain/imports/mapping/targets.ts';
import { createTemplate, deleteTemplate } from '#shared/domain/imports/templates/change-templates.ts';
import { listTemplates } from '#shared/domain/imports/templates/list-templates.ts';
import { readyTemplates } from '#shared/domain/imports/templates/ready-templates.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { openImportOffice } from '#test/support/imports.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';

const folder = join(import.meta.dirname, '../../../samples/imports');
const samples = readdirSync(folder).toSorted();
const readSample = (name: string) => readFileSync(join(folder, name), 'utf8');
const objectOf = (name: string) => name.split('.')[1] as ObjectName;

describe('a ready template', () => {
  it('is there for every sample, and goes to fields that there are', () => {
    expect(samples.map((name) => name.replace('.csv', ''))).toEqual(readyTemplates.map(({ id }) => id).toSorted());
    for (const { object, mapping } of readyTemplates) {
      const targets = targetsOf(definitions[object]).map(({ name }) => name);
      expect(targets).toEqual(expect.arrayContaining(Object.values(mapping)));
    }
  });

  it.each(samples)('is proposed for %s by its header, and understands what it holds', async (name) => {
    const office = await openImportOffice();
    const object = objectOf(name);
    const id = await office.send('admin', object, readSample(name));
    const preview = await previewImport(await office.contextOf('admin'), office.files, id, {}, 'en');
    expect(preview.template?.id).toBe(name.replace('.csv', ''));
    // Whoever has left is met in every such file; their rows get another account manager by the map of values.
    const values = { ...preview.values, Ответственный: { 'Уволенный Сотрудник': 'manager' } };
    const leaver = 'Ответственный' in Object.fromEntries(preview.columns.map((column) => [column.name, true]));
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.name, column.target]));
    const { match, create, system, duplicates } = preview;
    const body = {
      mapping,
      match,
      create,
      duplicates,
      ...(system && { system }),
      values: leaver ? values : preview.values,
    };
    const companies =
      object !== 'companies' &&
      (await office.send('admin', 'companies', readSample(name.replace(object, 'companies'))));
    if (companies) {
      await office.plan('admin', companies, { values: leaver ? { Ответственный: values.Ответственный } : {} });
      await office.commit('admin', companies);
    }
    const rows = await office.plan('admin', id, body);
    expect(rows.flatMap((row) => (row.action === 'refuse' ? row.reasons : []))).toEqual([]);
    const waiver = { reason: 'As the other system had it', until: '2026-12-31' };
    const done = await office.commit('admin', id, undefined, { waiver });
    expect(done.commit?.counts.refused).toBe(0);
    // The same file once more finds what it made.
    const again = await office.send('admin', object, readSample(name));
    const second = await office.plan('admin', again, body);
    expect(second.filter(({ action }) => action === 'create').length).toBe(0);
  });
});

describe('values', () => {
  it('are counted, understood in three languages and given a meaning where they are not', async () => {
    const office = await openImportOffice();
    const csv = 'name;Статус;Ответственный\nA;Активен;Name of seller\nB;inactif;X\nC;спит;X\nD;спит;\nE;;\n';
    const id = await office.send('admin', 'companies', csv);
    const preview = await previewImport(await office.contextOf('admin'), office.files, id, {}, 'fr');
    expect(preview.columns[1]).toMatchObject({
      target: 'status',
      values: [
        { value: 'спит', count: 2, means: {} },
        { value: 'Активен', count: 1, means: { status: 'active' } },
        { value: 'inactif', count: 1, means: { status: 'inactive' } },
      ],
    });
    expect(preview.columns[2]?.values).toMatchObject([{ value: 'X' }, { means: { accountManagerId: 'seller' } }]);
    const status = preview.targets.find(({ name }) => name === 'status');
    expect(status?.options).toContainEqual({ value: 'archived', label: expect.stringMatching(/^Archiv/) });
    const values = { Статус: { спит: 'archived' }, Ответственный: { X: null } };
    const rows = await office.plan('admin', id, { values });
    expect(rows.map((row) => 'fields' in row && row.fields.status)).toEqual([
      'active',
      'inactive',
      'archived',
      'archived',
      undefined,
    ]);
    expect(await codeOf(office.plan('admin', id, { values: { Nowhere: {} } }))).toBe('validation.failed');
  });

  it('of a list of options have a meaning each', async () => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', 'name;roles\nA;"Buyer, Партнёр"\n');
    const rows = await office.plan('admin', id, { values: { roles: { Buyer: 'client' } } });
    expect(rows).toMatchObject([{ fields: { roles: ['client', 'partner'] } }]);
  });
});

describe('a kept template', () => {
  const body = {
    object: 'companies',
    name: 'Price list of the fair',
    mapping: { Firma: 'name', Art: 'status', Nr: 'externalId' },
    values: { Art: { neu: 'active' } },
    match: ['externalId'],
    system: 'fair',
  };

  it('is proposed for files with its header, and to whoever may import', async () => {
    const office = await openImportOffice();
    const { id } = await createTemplate(await office.contextOf('admin'), body);
    const file = await office.send('marketer', 'companies', 'Nr;Firma;Art;Other\n1;North;neu;x\n');
    const preview = await previewImport(await office.contextOf('marketer'), office.files, file, {}, 'en');
    expect(preview).toMatchObject({ template: { id }, match: ['externalId'], system: 'fair', values: body.values });
    const rows = await office.plan('marketer', file);
    expect(rows).toMatchObject([{ fields: { name: 'North', status: 'active', externalId: 'fair:1' } }]);
    const listed = await listTemplates(await office.contextOf('marketer'), 'companies');
    expect(listed[0]).toMatchObject({ id, ready: false, editable: false, createdBy: { id: 'admin' } });
    expect(await codeOf(deleteTemplate(await office.contextOf('marketer'), id))).toBe('access.denied');
    expect(await codeOf(listTemplates(await office.contextOf('seller')))).toBe('access.denied');
    await deleteTemplate(await office.contextOf('admin'), id);
    expect(await codeOf(deleteTemplate(await office.contextOf('admin'), id))).toBe('not_found');
  });

  it.each([
    [{ mapping: { a: 'nothing' } }, '/mapping/a option'],
    [{ mapping: {} }, '/mapping required'],
    [{ match: ['industry'] }, '/match option'],
    [{ values: { Nowhere: {} } }, '/values/Nowhere unknown_field'],
    [{ create: ['name'] }, '/create/0 option'],
    [{ system: 'A B' }, '/system format'],
    [{ name: '' }, '/name required'],
  ])('is refused with %j', async (change, fault) => {
    const office = await openImportOffice();
    const { details } = await problemOf(createTemplate(await office.contextOf('admin'), { ...body, ...change }));
    expect(details.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toContain(fault);
  });
});
