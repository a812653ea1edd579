import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { canonicalState, catchUp } from '#test/support/canonical-state.ts';
import { type CallFault, createFaultyTable } from '#test/support/faulty-table.ts';
import { type ImportOffice, openImportOffice } from '#test/support/imports.ts';
import { companyFile, companyLine } from '#test/support/sample-files.ts';

const isDeep = process.env.STEWARD_DEEP !== undefined;
const count = isDeep ? 5000 : 120;
const pageRows = isDeep ? 2000 : 50;

/** Of all that people see; what lies in the bin because it was brought in and taken back is not seen. */
async function hashOf(office: ImportOffice): Promise<string> {
  const { table } = office.workspace;
  await catchUp(table);
  const gone = new Set(
    table
      .snapshot()
      .filter(({ sk, deletedAt, batch }) => sk === 'REC' && deletedAt !== undefined && batch !== undefined)
      .map(({ pk }) => pk),
  );
  const seen = Object.entries(canonicalState(table)).filter(([key]) => !gone.has(key.split(' ')[0] ?? ''));
  const hash = createHash('sha256');
  for (const entry of seen.toSorted(([one], [other]) => (one < other ? -1 : 1))) hash.update(JSON.stringify(entry));
  return hash.digest('hex');
}

/** A function that dies at its so manyth call of the table. */
async function workUntil(office: ImportOffice, id: string, calls: number): Promise<void> {
  let left = calls;
  const fault = (): CallFault => {
    left -= 1;
    return left === 0 ? 'crash' : 'none';
  };
  const table = createFaultyTable(office.workspace.table, fault, () => 0);
  await office.work(id, table).catch(() => {});
  office.workspace.tick(60_000);
}

it(`an import of ${count} companies that dies three times ends with what was planned, and is undone without a trace`, {
  timeout: isDeep ? 600_000 : 60_000,
}, async () => {
  const office = await openImportOffice();
  const { workspace } = office;
  const known = [1, 5, 11, count - 3].map((at) => companyLine(at)[1] ?? '');

  for (const value of known) {
    const fields = { name: `Old ${value}`, industry: 'unknown', identifiers: [{ scheme: 'RU-INN', value }] };
    await createRecord(await office.contextOf('admin'), definitions.companies, fields);
  }
  const before = await hashOf(office);

  const id = await office.send('admin', 'companies', [...companyFile(count)].join(''));
  const rows = await office.plan('admin', id, { match: 'RU-INN', duplicates: { certain: 'update' } }, { pageRows });
  const { plan } = await office.entry(id);
  expect(plan?.counts).toMatchObject({ create: count - known.length, update: known.length, refuse: 0 });
  const none = createFaultyTable(
    workspace.table,
    () => 'crash',
    () => 0,
  );
  await office.commit('admin', id, none).catch(() => {});
  workspace.tick(60_000);
  const moments = [0, 1, 2].map(() => 2 + Math.floor(Math.random() * (count / 30)));
  for (const calls of moments) await workUntil(office, id, calls);
  await office.work(id);
  const { status, commit } = await office.entry(id);
  expect({ moments, status, counts: commit?.counts }).toEqual({
    moments,
    status: 'committed',
    counts: { created: count - known.length, updated: known.length, refused: 0 },
  });
  const records = new Map(
    workspace.table
      .snapshot()
      .filter(({ sk }) => sk === 'REC')
      .map((item) => [item.pk, item]),
  );
  expect(new Set(records.keys())).toEqual(new Set(rows.map((row) => ('id' in row ? row.id : ''))));
  for (const row of rows) {
    if (row.action === 'create')
      expect(records.get(row.id)).toMatchObject({ batch: id, version: 1, data: { name: row.fields.name } });
    if (row.action === 'update')
      expect(records.get(row.id)).toMatchObject({ version: row.version + 1, data: { name: row.fields.name } });
  }
  expect(await hashOf(office)).not.toBe(before);

  await office.undo('admin', id, none).catch(() => {});
  workspace.tick(60_000);
  for (const calls of moments) await workUntil(office, id, calls * 3);
  await office.work(id);
  expect((await office.entry(id)).undo?.counts).toEqual({ reversed: count, kept: 0, failed: 0 });
  expect(await hashOf(office)).toBe(before);
});
