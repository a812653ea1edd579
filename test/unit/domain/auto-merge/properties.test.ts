import fc from 'fast-check';
import { expect, it } from 'vitest';
import { requestRunUndo } from '#shared/domain/auto-merge/undo-run.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { canonicalState, catchUp } from '#test/support/canonical-state.ts';
import { type CallFault, createFaultyTable } from '#test/support/faulty-table.ts';
import { beginRun, mergeAll, runOf, undoRun, workOn } from '#test/support/merge-runs.ts';
import { type MergeOffice, openMergeOffice, quiet } from '#test/support/merges.ts';

/** Clients of which some are the same beyond doubt, and some are not; each with people. */
const clientsArbitrary = fc.array(
  fc.record({
    firm: fc.constantFrom('Северный ветер', 'Южный берег'),
    accountManagerId: fc.constantFrom('seller', 'seller', 'other'),
    industry: fc.constantFrom(undefined, 'Energy', 'Food'),
    contacts: fc.nat({ max: 1 }),
  }),
  { minLength: 2, maxLength: 4 },
);
type Clients = typeof clientsArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const phones = { 'Северный ветер': '+7 495 123-45-67', 'Южный берег': '+7 812 555-01-01' } as const;

async function build(office: MergeOffice, clients: Clients): Promise<void> {
  for (const { firm, contacts, industry, ...rest } of clients) {
    const context = { ...(await office.contextOf('admin')), allowDuplicate: 'made for a test' };
    const mail = `sales@${phones[firm].replaceAll(/\D/g, '')}.example`;
    const fields = { name: firm, phones: [{ value: phones[firm] }], emails: [{ value: mail }], ...rest };
    const body = { ...fields, ...(industry !== undefined && { industry }) };
    const { id } = await createRecord(context, definitions.companies, body);
    office.workspace.tick();
    if (contacts > 0) await office.create('contacts', { lastName: `Person of ${id}`, companyId: id });
  }
  await catchUp(office.workspace.table);
}

/** Pairs keep what was said of them. */
async function stateOf(office: MergeOffice): Promise<Readonly<Record<string, unknown>>> {
  await catchUp(office.workspace.table);
  const state = Object.entries(canonicalState(office.workspace.table)).filter(([key]) => !key.startsWith('PAIR#'));
  // Two workspaces number their merges by themselves.
  return JSON.parse(JSON.stringify(Object.fromEntries(state)).replaceAll(/mrg_\d{26}/g, 'mrg'));
}

it('a run that is undone changes nothing, and finds nothing the next time', async () => {
  let total = 0;
  await fc.assert(
    fc.asyncProperty(clientsArbitrary, async (clients) => {
      const office = await openMergeOffice();
      await build(office, clients);
      const before = await stateOf(office);
      const { id, merged } = await mergeAll(office);
      total += merged;
      if (merged > 0) expect(await stateOf(office)).not.toEqual(before);
      expect(await undoRun(office, id)).toMatchObject({ status: 'undone' });
      expect(await stateOf(office)).toEqual(before);
      expect(await mergeAll(office)).toMatchObject({ merged: 0 });
    }),
    { numRuns: 12 },
  );
  expect(total).toBeGreaterThan(0);
});

/** Each worker dies at some call of the table, and the next one goes on when its lease is over. */
async function survive(
  office: MergeOffice,
  deaths: readonly number[],
  work: (table: MergeOffice['workspace']['table']) => Promise<void>,
): Promise<void> {
  for (const death of deaths) {
    let calls = 0;
    const nextFault = (): CallFault => {
      calls += 1;
      return calls > death ? 'crash' : calls === death ? 'lost-answer' : 'none';
    };
    await work(createFaultyTable(office.workspace.table, nextFault, () => 0) as never).catch(() => undefined);
    office.workspace.tick(150_000);
  }
  await work(office.workspace.table);
}

it('a run and its undoing end alike wherever they break off', async () => {
  const deathsArbitrary = fc.array(fc.nat({ max: 120 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(clientsArbitrary, deathsArbitrary, deathsArbitrary, async (clients, inMerging, inUndoing) => {
      const calm = await openMergeOffice();
      const shaken = await openMergeOffice();
      await build(calm, clients);
      await build(shaken, clients);
      const before = await stateOf(shaken);
      const expected = await mergeAll(calm);

      const id = await beginRun(shaken);
      await survive(shaken, inMerging, (table) => workOn(shaken, id, table));
      expect(await runOf(shaken, id)).toMatchObject({ status: 'done', merged: expected.merged });
      expect(await stateOf(shaken)).toEqual(await stateOf(calm));

      const admin = await shaken.contextOf('admin');
      await survive(shaken, inUndoing, async (table) => {
        await requestRunUndo({ ...admin, table }, quiet, id, 'Taken back');
        await workOn(shaken, id, table);
      });
      expect(await runOf(shaken, id)).toMatchObject({ status: 'undone' });
      expect((await runOf(shaken, id)).active).toBeUndefined();
      expect(await stateOf(shaken)).toEqual(before);
    }),
    { numRuns: 12 },
  );
});
