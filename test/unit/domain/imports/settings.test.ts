import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '#shared/domain/imports/mapping/read-settings.ts';
import { openImportOffice } from '#test/support/imports.ts';
import { codeOf } from '#test/support/problems.ts';

const sample = readFileSync(join(import.meta.dirname, '../../../samples/imports/bitrix24.companies.csv'), 'utf8');

describe('what a plan was made by', () => {
  it('is said in full, and makes the same plan of the same file', async () => {
    const office = await openImportOffice();
    const read = async (person: string, id: string) => readSettings(await office.contextOf(person), office.files, id);
    const id = await office.send('admin', 'companies', sample);
    expect(await codeOf(read('admin', id))).toBe('import.state');
    const rows = await office.plan('admin', id);
    const settings = await read('admin', id);
    expect(settings).toMatchObject({ system: 'bitrix24', create: [], defaults: {}, duplicates: { likely: 'create' } });
    const again = await office.send('admin', 'companies', sample);
    const withoutIds = (all: typeof rows) => JSON.stringify(all).replaceAll(/com_\w{26}/g, 'com');
    expect(withoutIds(await office.plan('admin', again, settings))).toBe(withoutIds(rows));
    expect(await read('admin', again)).toEqual(settings);
    expect(await codeOf(read('seller', id))).toBe('access.denied');
  });

  it('keeps what was said of the file and of its values, and nothing that was only detected', async () => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', 'Name;Branche;Extra\nA;x;1\n');
    const order = {
      mapping: { Name: 'name', Branche: 'industry', Extra: null },
      values: { Branche: { x: 'wind' } },
      defaults: { accountManagerId: 'manager' },
      delimiter: ';',
      notify: true,
    };
    await office.plan('admin', id, order);
    expect(await readSettings(await office.contextOf('admin'), office.files, id)).toEqual({
      ...order,
      mapping: { Name: 'name', Branche: 'industry' },
      match: 'none',
      duplicates: { certain: 'refuse', likely: 'create' },
      create: [],
    });
  });
});
