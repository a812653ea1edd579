import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import type { PlanRow } from '#shared/domain/imports/plan/plan-row.ts';
import { readResults } from '#shared/domain/imports/work/row-results.ts';
import { listEventsSince } from '#shared/domain/records/audit.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { type ImportOffice, openImportOffice } from '#test/support/imports.ts';
import { makeWorkbook, rowsOfTexts } from '#test/support/workbooks.ts';
import { testTenant } from '#test/support/workspace.ts';

/** Of each kind of object, columns with words that meet each other and those of the table; the last one is often wrong. */
const kinds = {
  companies: {
    name: ['North Freight', 'ООО «Север»', '=Sum', 'South Farms', ''],
    'identifiers.RU-INN': ['', '', '0000000018', '0000000025', '0000000032', 'wrong'],
    phones: ['', '+33 1 23 45 67 89', '01 23 45 67 89; 8 (495) 123-45-67', 'ask Irina'],
    emails: ['', 'a@b.example', 'A+x@b.example, c@d.example', 'none'],
    industry: ['wind', 'sea', '', 'x'.repeat(81)],
    status: ['Активен', 'inactif', '', 'asleep'],
    creditLimit: ['', '1 000,50', '20', 'much'],
    accountManagerId: ['', 'Name of seller', 'manager@test.local', 'nobody'],
  },
  contacts: {
    lastName: ['Martin', 'Иванов', 'Petrov', ''],
    firstName: ['Anna', 'Иван', ''],
    companyId: ['', 'North Freight', 'South Farms', 'Nowhere Ltd'],
    emails: ['', 'a@b.example', 'anna@b.example', 'none'],
    phones: ['', '+33 1 23 45 67 89', 'ask Irina'],
    birthday: ['', '20.11.1980', '03/25/1990', '1990-01-31', '31.02.1990'],
  },
} as const;
type Kind = keyof typeof kinds;

const matches = {
  companies: ['none', 'identifiers', 'RU-INN', 'emails', 'phones', 'duplicates'],
  contacts: ['none', 'emails', 'phones', 'duplicates'],
} as const;

function fileArbitrary(kind: Kind) {
  const columns = Object.entries(kinds[kind]) as readonly (readonly [string, readonly string[]])[];
  const row = fc.tuple(
    ...columns.map(([, words]) =>
      fc.oneof(
        { weight: 25, arbitrary: fc.constantFrom(...words.slice(0, -1)) },
        { weight: 1, arbitrary: fc.constant(words.at(-1) ?? '') },
      ),
    ),
  );
  return fc.record({
    kind: fc.constant(kind),
    columns: fc.constant(columns.map(([name]) => name)),
    rows: fc.array(row, { minLength: 1, maxLength: 10 }),
    match: fc.constantFrom(...matches[kind]),
    likely: fc.constantFrom('create', 'skip'),
    isWorkbook: fc.boolean(),
    pageRows: fc.constantFrom(3, 2000),
  });
}

const seedArbitrary = fc.record(
  {
    name: fc.constantFrom('North Freight', 'ООО "Север"', 'South Farms'),
    industry: fc.constantFrom('wind', 'sun'),
    identifiers: fc.constantFrom(
      [{ scheme: 'RU-INN', value: '0000000018' }],
      [{ scheme: 'RU-INN', value: '0000000025' }],
    ),
    phones: fc.constant([{ value: '+33 1 23 45 67 89' }]),
    emails: fc.constantFrom([{ value: 'a@b.example' }], [{ value: 'z@y.example' }]),
  },
  { requiredKeys: ['name'] },
);

async function prepare(seeds: readonly object[]): Promise<ImportOffice> {
  const office = await openImportOffice();
  const context = { ...(await office.contextOf('admin')), allowDuplicate: 'made for a test' };
  for (const fields of seeds) {
    await createRecord(context, definitions.companies, fields).catch((error: unknown) => {
      // The number of one that was made before.
      if (!(error instanceof Problem)) throw error;
    });
  }
  const { table } = office.workspace;
  const records = table.snapshot().filter(({ sk }) => sk === 'REC');
  await refreshAll(
    table,
    records.map(({ pk, type }) => ({ id: pk, type: String(type) })),
  );
  return office;
}

function encode(columns: readonly string[], rows: readonly (readonly string[])[], isWorkbook: boolean) {
  const all = [columns, ...rows];
  if (isWorkbook) return makeWorkbook({ sheets: [{ name: 'Sheet', xml: rowsOfTexts(all) }] });
  return all.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n');
}

const versionsOf = ({ workspace }: ImportOffice) =>
  new Map(
    workspace.table
      .snapshot()
      .filter(({ sk }) => sk === 'REC')
      .map(({ pk, version }) => [pk, version]),
  );

/** What the plan said of a row, against what is there. */
async function checkRow(office: ImportOffice, kind: Kind, row: PlanRow): Promise<void> {
  if (row.action !== 'create' && row.action !== 'update') return;
  const definition = definitions[kind];
  const record = await loadRecord(office.workspace.table, row.id);
  if (row.action === 'create') {
    const said = normaliseFields(definition, row.fields, testTenant.country);
    expect(record?.data).toMatchObject(
      Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    );
    return;
  }
  const [event] = await listEventsSince(await office.contextOf('admin'), row.id, row.version);
  expect([record?.version, event?.changes]).toEqual([row.version + 1, row.changes]);
}

it('what is carried out is what the plan said, row by row', async () => {
  const file = fc.oneof(fileArbitrary('companies'), fileArbitrary('contacts'));
  await fc.assert(
    fc.asyncProperty(fc.array(seedArbitrary, { maxLength: 4 }), file, async (seeds, given) => {
      const { kind, columns, rows, match, likely, isWorkbook, pageRows } = given;
      const office = await prepare(seeds);
      const before = versionsOf(office);
      const id = await office.send('admin', kind, encode(columns, rows, isWorkbook));
      const body = {
        mapping: Object.fromEntries(columns.map((name) => [name, name])),
        match,
        duplicates: { certain: match === 'duplicates' ? 'update' : 'refuse', likely },
      };
      const planned = await office.plan('admin', id, body, { pageRows });
      expect(versionsOf(office)).toEqual(before);
      office.workspace.tick();
      // Without debt nobody needs it, and it is not kept.
      const waiver = { reason: 'As the file has it', until: '2026-12-31' };
      const { plan, commit } = await office.commit('admin', id, undefined, { waiver });
      const { create = 0, update = 0 } = plan?.counts ?? {};
      expect(commit?.counts).toEqual({ created: create, updated: update, refused: 0 });
      const outcomes = await readResults(
        office.workspace.table,
        id,
        planned.map((row) => row.row),
      );
      for (const row of planned) {
        const expected = { create: 'created', update: 'updated', skip: undefined, refuse: undefined }[row.action];
        expect([row.row, outcomes.get(row.row)?.outcome]).toEqual([row.row, expected]);
        await checkRow(office, kind, row);
      }
      const changed = new Set(
        planned.flatMap((row) => (row.action === 'create' || row.action === 'update' ? [row.id] : [])),
      );
      const moved = [...versionsOf(office)].filter(([pk, version]) => before.get(pk) !== version).map(([pk]) => pk);
      expect(new Set(moved)).toEqual(changed);
    }),
    { numRuns: process.env.STEWARD_DEEP === undefined ? 20 : 200 },
  );
});
