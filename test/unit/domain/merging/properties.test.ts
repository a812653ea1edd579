import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeRecords } from '#shared/domain/merging/merge-records.ts';
import { requestUndo } from '#shared/domain/merging/undo-merge.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import { canonicalState, catchUp } from '#test/support/canonical-state.ts';
import { type CallFault, createFaultyTable } from '#test/support/faulty-table.ts';
import { type MergeOffice, openMergeOffice, quiet } from '#test/support/merges.ts';

/** What a client can hold, as far as merging treats it in a way of its own. */
const clientArbitrary = fc.record(
  {
    industry: fc.constantFrom('Energy', 'Food'),
    paymentTerms: fc.constantFrom('10 days', '30 days'),
    roles: fc.uniqueArray(fc.constantFrom('client', 'partner', 'supplier'), { minLength: 1 }),
    phones: fc.uniqueArray(
      fc.constantFrom('+7 495 123-45-61', '+7 495 123-45-62', '+7 495 123-45-63').map((value) => ({ value })),
      { minLength: 1, selector: ({ value }) => value },
    ),
    accountManagerId: fc.constantFrom('seller', 'other', 'manager'),
    coManagers: fc.uniqueArray(
      fc.constantFrom('seller', 'other').map((userId) => ({ userId })),
      { minLength: 1, selector: ({ userId }) => userId },
    ),
    description: fc.constantFrom('short', 'long '.repeat(400)),
  },
  { requiredKeys: [] },
);

/** Clients with what hangs on them; the first stays. */
const groupArbitrary = fc.array(
  fc.record({
    client: clientArbitrary,
    hasNumber: fc.boolean(),
    contacts: fc.nat({ max: 2 }),
    deals: fc.nat({ max: 1 }),
    links: fc.nat({ max: 1 }),
  }),
  { minLength: 2, maxLength: 3 },
);
type Group = typeof groupArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

async function build(office: MergeOffice, group: Group): Promise<readonly string[]> {
  const ids: string[] = [];
  // Two numbers of one kind would be two firms.
  const numbered = group.findIndex(({ hasNumber }) => hasNumber);
  for (const [at, { client, contacts, deals, links }] of group.entries()) {
    const identifiers = at === numbered ? { identifiers: [{ scheme: 'RU-INN', value: '7707083893' }] } : {};
    const id = await office.create('companies', { name: `Client ${at}`, ...client, ...identifiers });
    office.workspace.tick();
    for (let left = contacts; left > 0; left -= 1)
      await office.create('contacts', { lastName: `Person ${at}${left}`, companyId: id });
    for (let left = deals; left > 0; left -= 1)
      await office.create('deals', { title: 'Deal', companyId: id, amount: '10.00' });
    for (let left = links; left > 0; left -= 1) {
      await office.create('tasks', { title: 'Task', links: [{ object: 'companies', id }] });
      await office.create('companies', { name: `Daughter ${at}`, parentId: id });
    }
    ids.push(id);
  }
  await catchUp(office.workspace.table);
  return ids;
}

/** Pairs of records that were merged keep what was said of them. */
const withoutPairs = (state: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(state).filter(([key]) => !key.startsWith('PAIR#')));

async function stateOf(office: MergeOffice) {
  await catchUp(office.workspace.table);
  return withoutPairs(canonicalState(office.workspace.table));
}

it('a merge that is undone changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(groupArbitrary, fc.boolean(), async (group, isBroughtOver) => {
      const office = await openMergeOffice();
      const [target = '', ...sources] = await build(office, group);
      const before = await stateOf(office);
      const { mergeId } = await office.merge(target, sources);
      if (isBroughtOver) await office.work(mergeId);
      const { kept } = await office.undo(mergeId);
      expect(kept).toEqual([]);
      expect(await stateOf(office)).toEqual(before);
    }),
    { numRuns: 12 },
  );
});

it('what people change between a merge and its undoing stays, and nothing else does', async () => {
  const edits = fc.record(
    { industry: fc.constantFrom('Steel', 'Wood'), paymentTerms: fc.constant('90 days'), language: fc.constant('fr') },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(groupArbitrary, edits, async (group, edited) => {
      const office = await openMergeOffice();
      const [target = '', ...sources] = await build(office, group);
      const before = await stateOf(office);
      const { mergeId } = await office.merge(target, sources);
      await office.work(mergeId);
      await office.change(target, edited);
      const { kept = [] } = await office.undo(mergeId);
      const after = await stateOf(office);
      const key = `${target} ${recordSk}`;
      const dataOf = (state: object) => (state as Record<string, { readonly data: object }>)[key]?.data;
      expect(dataOf(after)).toEqual({ ...dataOf(before), ...edited });
      expect(kept.every(({ field }) => field in edited)).toBe(true);
      expect(Object.keys(after).toSorted()).toEqual(Object.keys(before).toSorted());
    }),
    { numRuns: 8 },
  );
});

/** Each worker dies at some call of the table, and the next one goes on. */
async function survive(
  office: MergeOffice,
  deaths: readonly number[],
  work: (table: MergeOffice['workspace']['table']) => Promise<void>,
) {
  for (const death of deaths) {
    let calls = 0;
    const nextFault = (): CallFault => {
      calls += 1;
      return calls > death ? 'crash' : 'none';
    };
    const faulty = createFaultyTable(office.workspace.table, nextFault, () => 0);
    await work(faulty as never).catch(() => undefined);
    // Until the lease of the one that died is over.
    office.workspace.tick(60_000);
  }
  await work(office.workspace.table);
}

it('a merge, its moving and its undoing end alike wherever they break off', async () => {
  const deathsArbitrary = fc.array(fc.nat({ max: 40 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      groupArbitrary,
      deathsArbitrary,
      deathsArbitrary,
      deathsArbitrary,
      async (group, inMerging, inMoving, inUndoing) => {
        const calm = await openMergeOffice();
        const shaken = await openMergeOffice();
        const [target = '', ...sources] = await build(calm, group);
        await build(shaken, group);
        const before = await stateOf(shaken);
        await calm.work((await calm.merge(target, sources)).mergeId);

        const context = await shaken.contextOf('admin');
        let mergeId = '';
        await survive(shaken, inMerging, async (table) => {
          const attempt = { key: 'k', requestHash: 'h' };
          const asked = { ...context, table };
          const answer = await mergeRecords(asked, quiet, definitions.companies, target, { sources }, attempt);
          mergeId = String(answer.mergeId);
        });
        await survive(shaken, inMoving, (table) => shaken.work(mergeId, table));
        expect(normalised(await stateOf(shaken), mergeId)).toEqual(normalised(await stateOf(calm)));

        await survive(shaken, inUndoing, async (table) => {
          await requestUndo({ ...context, table }, quiet, mergeId, 'Two firms');
          await shaken.work(mergeId, table);
        });
        expect(await stateOf(shaken)).toEqual(before);
      },
    ),
    { numRuns: 12 },
  );
});

/** Two workspaces number their merges by themselves. */
function normalised(state: Readonly<Record<string, unknown>>, mergeId?: string): unknown {
  const text = JSON.stringify(state);
  return JSON.parse(mergeId === undefined ? text.replaceAll(/mrg_\d{26}/g, 'mrg') : text.replaceAll(mergeId, 'mrg'));
}
