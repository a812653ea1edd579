import fc from 'fast-check';
import { expect, it } from 'vitest';
import { approvePreview, requestCleansingUndo, requestPreview } from '#shared/domain/cleansing/request-cleansing.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import type { CleansingStep } from '#shared/model/cleansing.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Table } from '#shared/store/table.ts';
import { canonicalState } from '#test/support/canonical-state.ts';
import { approve, makePlan, makeRaw, preview, runOf, takeBackRun, unheard, workOn } from '#test/support/cleansing.ts';
import { type CallFault, createFaultyTable } from '#test/support/faulty-table.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const gone = `com_${'9'.repeat(26)}`;
const steps: readonly CleansingStep[] = [
  { kind: 'normalise' },
  { kind: 'fill' },
  { kind: 'repairReferences' },
  { kind: 'archiveStale' },
  { kind: 'flagJunk' },
];

/** Companies as they come in past a form, some as branches of the one before, some with a contact: of some nothing is to be done. */
const companiesArbitrary = fc.array(
  fc.record(
    {
      name: fc.constantFrom('North', ' South  Pole', 'asdf'),
      phones: fc.constantFrom([{ value: '01 42 68 53 00' }], [{ value: '+7 495 123-45-60' }]),
      addresses: fc.constantFrom([{ postalCode: '69001', city: ' Lyon' }]),
      country: fc.constant(undefined),
      emails: fc.constant([{ value: 'info@nordwind.example' }]),
      parentId: fc.constantFrom(gone, 'before'),
      accountManagerId: fc.constant('gone'),
      contact: fc.constantFrom({ lastName: 'MARTIN' }, { lastName: 'Ivanov', ownerId: 'gone' }),
    },
    { requiredKeys: ['name'] },
  ),
  { minLength: 1, maxLength: 3 },
);
type Companies = typeof companiesArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

async function build(companies: Companies): Promise<{ workspace: Workspace; ids: string[]; planId: string }> {
  const workspace = createWorkspace();
  const ids: string[] = [];
  let before: string | undefined;
  for (const { contact, parentId, ...data } of companies) {
    const { id } = await workspace.create('seller1', 'companies', { name: 'New' });
    ids.push(id);
    if (contact) {
      const { id: contactId } = await workspace.create('seller1', 'contacts', { lastName: 'New', companyId: id });
      await makeRaw(workspace, contactId, contact, placeOf({ ownerId: undefined, ...contact }.ownerId));
      ids.push(contactId);
    }
    const isBranch = parentId === 'before' && before !== undefined;
    const group = isBranch ? { parentId: before, branch: true } : parentId === gone && { parentId };
    await makeRaw(workspace, id, { ...data, ...group }, placeOf(data.accountManagerId));
    before = id;
  }
  return { workspace, ids, planId: await makePlan(workspace, steps) };
}

/** What nobody answers for lies in nobody's department. */
function placeOf(owner: string | undefined): object {
  return owner === undefined ? {} : { departmentId: 'none' };
}

function stateOf({ table }: Workspace): unknown {
  const entries = Object.entries(canonicalState(table)).filter(([key]) => key.endsWith(' REC'));
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)));
}

/** Each worker dies at some call of the table, and the next one goes on when its lease is over. */
async function survive(
  workspace: Workspace,
  deaths: readonly number[],
  work: (table: Table) => Promise<unknown>,
): Promise<void> {
  for (const death of deaths) {
    let calls = 0;
    const nextFault = (): CallFault => {
      calls += 1;
      return calls > death ? 'crash' : calls === death ? 'lost-answer' : 'none';
    };
    await work(createFaultyTable(workspace.table, nextFault, () => 0)).catch(() => undefined);
    workspace.tick(150_000);
  }
  await work(workspace.table);
}

/** How a run ended, without what differs by when. */
async function endOf(workspace: Workspace, id: string): Promise<unknown> {
  const { status, examined, total, done, stepCounts, outcomes, fields, samples, active } = await runOf(workspace, id);
  return { status, examined, total, done, stepCounts, outcomes, fields, samples, active };
}

const deathsArbitrary = fc.array(fc.nat({ max: 60 }), { maxLength: 3 });

it('a preview, a run and its undoing end alike wherever they break off', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(
      companiesArbitrary,
      deathsArbitrary,
      deathsArbitrary,
      deathsArbitrary,
      async (companies, inPreview, inRun, inUndo) => {
        const calm = await build(companies);
        const expected = await approve(calm.workspace, await preview(calm.workspace, calm.planId));
        changed += expected.outcomes.changed ?? 0;

        const { workspace, ids, planId } = await build(companies);
        const before = stateOf(workspace);
        const admin = workspace.contextOf('admin');
        const { id } = await requestPreview(admin, unheard, planId, 'en');
        await survive(workspace, inPreview, (table) => workOn(workspace, id, table));
        expect(stateOf(workspace)).toEqual(before);
        await survive(workspace, inRun, async (table) => {
          await approvePreview({ ...admin, table }, unheard, planId, { previewId: id }, 'en');
          await workOn(workspace, id, table);
        });
        const { samples: _byId, ...end } = (await endOf(workspace, id)) as { samples: unknown };
        expect(end).toEqual({ ...((await endOf(calm.workspace, expected.id)) as object), samples: undefined });
        expect(stateOf(workspace)).toEqual(stateOf(calm.workspace));
        for (const one of ids) {
          const events = workspace.table
            .snapshot()
            .filter(({ pk, reason }) => pk === `H#${one}` && reason === 'Tidy up');
          expect(events.length).toBeLessThanOrEqual(1);
        }

        await survive(workspace, inUndo, async (table) => {
          await requestCleansingUndo({ ...admin, table }, unheard, id);
          await workOn(workspace, id, table);
        });
        const { undo, status, active, kept } = await runOf(workspace, id);
        expect([status, active, kept ?? []]).toEqual(['undone', undefined, []]);
        expect(undo).toMatchObject({ reversed: expected.outcomes.changed ?? 0, kept: 0, failed: 0 });
        expect(stateOf(workspace)).toEqual(before);
      },
    ),
    { numRuns: 10 },
  );
  expect(changed).toBeGreaterThan(0);
});

it('run twice is run once', async () => {
  await fc.assert(
    fc.asyncProperty(companiesArbitrary, async (companies) => {
      const { workspace, planId } = await build(companies);
      await approve(workspace, await preview(workspace, planId));
      const once = stateOf(workspace);
      const again = await approve(workspace, await preview(workspace, planId));
      // What its number keeps from being changed is found again.
      expect(again.outcomes.changed ?? 0).toBe(0);
      expect(stateOf(workspace)).toEqual(once);
    }),
    { numRuns: 8 },
  );
});

it('undoing keeps every later edit, and brings back all else', async () => {
  const editArbitrary = fc.record({ at: fc.nat({ max: 3 }), name: fc.constantFrom('By hand', undefined) });
  await fc.assert(
    fc.asyncProperty(companiesArbitrary, editArbitrary, async (companies, edit) => {
      const { workspace, ids, planId } = await build(companies);
      const raw = await Promise.all(ids.map((id) => workspace.table.get({ pk: id, sk: 'REC' })));
      const { id: runId } = await approve(workspace, await preview(workspace, planId));
      const edited = ids.filter((id) => id.startsWith('com_'));
      const target = edited[edit.at % edited.length] as string;
      const { name = 'Another', industry } = { name: edit.name, industry: 'Energy' };
      const context = workspace.contextOf('admin');
      await updateRecord(context, definitions.companies, target, { body: { name, industry } });
      await takeBackRun(workspace, runId);
      for (const [at, id] of ids.entries()) {
        const data = (await workspace.table.get({ pk: id, sk: 'REC' }))?.data;
        const old = raw[at]?.data as object;
        expect(data).toEqual(id === target ? { ...old, name, industry } : old);
      }
    }),
    { numRuns: 8 },
  );
});
