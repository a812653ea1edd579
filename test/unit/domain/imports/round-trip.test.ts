import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import type { PlanRow } from '#shared/domain/imports/plan/plan-row.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Item } from '#shared/store/table.ts';
import { type CallFault, createFaultyTable } from '#test/support/faulty-table.ts';
import { type ImportOffice, openImportOffice } from '#test/support/imports.ts';

// Few values, so that rows meet records and each other.
const words = {
  name: ['North', 'ООО «Север»', '=Sum', 'Запад "и" восток', ''],
  'identifiers.RU-INN': ['', '', '0000000018', '0000000025', '32', 'wrong'],
  'identifiers.RU-KPP': ['', '000001001', '000043001'],
  phones: ['', '+33 1 23 45 67 89', '01 23 45 67 89; 8 (495) 123-45-67', 'ask Irina'],
  emails: ['', 'a@b.example', 'A+x@b.example, c@d.example', 'none'],
  industry: ['wind', 'sea', '', 'x'.repeat(81)],
  status: ['Активен', 'inactif', '', 'asleep'],
  'addresses.city': ['Paris', 'Омск', ''],
  creditLimit: ['', '1 000,50', '20', 'much'],
  accountManagerId: ['', 'Name of seller', 'manager@test.local', 'nobody'],
} as const;
type Column = keyof typeof words;
const columns = Object.keys(words) as Column[];

/** The last one, which is often what no field takes, comes seldom. */
function cellArbitrary(column: Column): fc.Arbitrary<string> {
  const usual: readonly string[] = words[column].slice(0, -1);
  const rare: string = words[column].at(-1) ?? '';
  return fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constant(rare) });
}

const rowArbitrary = fc.record(
  Object.fromEntries(columns.map((column) => [column, cellArbitrary(column)])) as Record<Column, fc.Arbitrary<string>>,
);
const seedArbitrary = fc.record(
  {
    name: fc.constantFrom('North', 'ООО "Север"', 'South'),
    identifiers: fc.constantFrom('0000000018', '0000000025').map((value) => [{ scheme: 'RU-INN', value }]),
    phones: fc.constantFrom('+33 1 23 45 67 89', '+7 495 123-45-67').map((value) => [{ value }]),
    emails: fc.constantFrom('a@b.example', 'c@d.example').map((value) => [{ value }]),
    addresses: fc.constantFrom({ city: 'Paris', street: 'Rue 1' }, { city: 'Lyon' }).map((address) => [address]),
    industry: fc.constantFrom('wind', 'sun'),
  },
  { requiredKeys: ['name'] },
);
const faultArbitrary: fc.Arbitrary<CallFault> = fc.oneof(
  { weight: 30, arbitrary: fc.constant('none' as const) },
  { weight: 3, arbitrary: fc.constantFrom('conflict' as const, 'lost-answer' as const) },
  { weight: 1, arbitrary: fc.constant('crash' as const) },
);

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

async function prepare(seeds: readonly object[]): Promise<ImportOffice> {
  const office = await openImportOffice();
  const context = await office.contextOf('admin');
  for (const fields of seeds) {
    await createRecord(context, definitions.companies, fields).catch((error: unknown) => {
      // The number of one that was made before.
      if (!(error instanceof Problem)) throw error;
    });
  }
  const records = office.workspace.table.snapshot().filter(({ sk }) => sk === 'REC');
  await refreshAll(
    office.workspace.table,
    records.map(({ pk, type }) => ({ id: pk, type: String(type) })),
  );
  return office;
}

/** All that counts of a workspace: live records with their values, and what makes them the only ones. */
function essenceOf({ workspace }: ImportOffice): ReadonlyMap<string, unknown> {
  const essence = (item: Item) => (item.sk === 'REC' ? [item.data, item.departmentId, item.gsi4sk] : item.recordId);
  const items = workspace.table
    .snapshot()
    .filter(({ sk, deletedAt }) => (sk === 'REC' && deletedAt === undefined) || sk === 'ID');
  return new Map(items.map((item) => [`${item.pk} ${item.sk}`, essence(item)]));
}

/** What records hold when the plan is carried out to the letter. */
function foretell(before: ReadonlyMap<string, unknown>, rows: readonly PlanRow[]): ReadonlyMap<string, unknown> {
  const foretold = new Map<string, unknown>();
  for (const row of rows) {
    if (row.action === 'create') foretold.set(row.id, expect.objectContaining({ name: row.fields.name }));
    if (row.action !== 'update') continue;
    const [data] = before.get(`${row.id} REC`) as readonly [object];
    foretold.set(row.id, { ...data, ...Object.fromEntries(row.changes.map((change) => [change.field, change.new])) });
  }
  return foretold;
}

/** Until it is done, however often it is interrupted. */
async function persist(office: ImportOffice, id: string, faults: readonly CallFault[]): Promise<void> {
  const waiting = [...faults];
  while (['committing', 'undoing'].includes((await office.entry(id)).status)) {
    const table = createFaultyTable(
      office.workspace.table,
      () => waiting.shift() ?? 'none',
      () => 0,
    );
    await office.work(id, table).catch(() => {});
    office.workspace.tick(60_000);
  }
}

it('a plan is carried out to the letter, and undone without a trace, whatever interrupts it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(seedArbitrary, { maxLength: 4 }),
      fc.array(rowArbitrary, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('none', 'identifiers', 'RU-INN', 'emails', 'phones'),
      fc.array(faultArbitrary, { maxLength: 60 }),
      async (seeds, rows, match, faults) => {
        const office = await prepare(seeds);
        const before = essenceOf(office);
        const csv = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
          .map((cells) => cells.map(quote).join(';'))
          .join('\n');
        const id = await office.send('admin', 'companies', csv);
        const planned = await office.plan('admin', id, { match });
        expect(essenceOf(office)).toEqual(before);

        const none = createFaultyTable(
          office.workspace.table,
          () => 'crash',
          () => 0,
        );
        await office.commit('admin', id, none).catch(() => {});
        await persist(office, id, faults);
        const { commit, plan } = await office.entry(id);
        const { created = 0, updated = 0, refused = 0 } = commit?.counts ?? {};
        expect(created + updated + refused).toBe((plan?.counts.create ?? 0) + (plan?.counts.update ?? 0));
        const after = essenceOf(office);
        if (refused === 0) {
          for (const [recordId, data] of foretell(before, planned)) {
            expect((after.get(`${recordId} REC`) as readonly unknown[])[0]).toEqual(data);
          }
        }

        office.workspace.tick(60_000);
        await office.undo('admin', id, none).catch(() => {});
        await persist(office, id, faults);
        expect((await office.entry(id)).undo?.counts).toEqual({ reversed: created + updated, kept: 0, failed: 0 });
        expect(essenceOf(office)).toEqual(before);
      },
    ),
    { numRuns: 40 },
  );
});
