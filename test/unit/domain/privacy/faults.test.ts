import fc from 'fast-check';
import { expect, it } from 'vitest';
import { erasePerson } from '#shared/domain/privacy/erase-person.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { TableUnavailable } from '#shared/store/table.ts';
import { erase, findSecrets, follow, leaveTraces, type Traces } from '#test/support/erased-person.ts';
import { type CallFault, createFaultyTable } from '#test/support/faulty-table.ts';

const { activities, contacts, deals } = definitions;

interface Attempt {
  readonly faults: readonly CallFault[];
  readonly pauses: readonly number[];
  /** What somebody else saves, made from what stood before the attempt. */
  readonly edits: readonly Edit[];
  /** After the attempt, not meanwhile. */
  readonly isLate: boolean;
}

type Edit = 'person' | 'subject' | 'text';

/** An erasure makes some forty calls of the table: most of them go well, or none would get far. */
const calls = 45;
const faultsArbitrary: fc.Arbitrary<readonly CallFault[]> = fc
  .array(
    fc.tuple(
      fc.nat({ max: calls }),
      fc.constantFrom<CallFault>('crash', 'crash', 'lost-answer', 'conflict', 'throttle'),
    ),
    { maxLength: 2 },
  )
  .map((faults) => {
    const byCall = new Map(faults);
    return Array.from({ length: calls + 1 }, (_, call) => byCall.get(call) ?? 'none');
  });
const attemptArbitrary: fc.Arbitrary<Attempt> = fc.record({
  faults: faultsArbitrary,
  pauses: fc.array(fc.nat({ max: 6 }), { maxLength: 30 }),
  edits: fc.array(fc.constantFrom<Edit>('person', 'subject', 'text'), { maxLength: 3 }),
  isLate: fc.boolean(),
});

/** Whatever goes wrong is a refusal or an unavailable table, never a fault of ours. */
async function settle(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Problem || error instanceof TableUnavailable)) throw error;
  });
}

async function makeAttempt({ workspace, files, personId }: Traces, { faults, pauses }: Attempt): Promise<void> {
  const [fault, pause] = [faults.values(), pauses.values()];
  const table = createFaultyTable(
    workspace.table,
    () => fault.next().value ?? 'none',
    () => pause.next().value ?? 0,
  );
  const context = { ...workspace.contextOf('admin'), table };
  await settle(erasePerson(context, files, contacts, personId, { reason: 'Asked' }, 'en'));
}

async function prepareEdit({ workspace, personId, activityIds }: Traces, edit: Edit): Promise<() => Promise<void>> {
  const context = workspace.contextOf('manager');
  const [definition, id, body] =
    edit === 'person'
      ? [contacts, personId, { description: 'jasmin again' }]
      : [activities, activityIds[1], { [edit]: 'Zinaidka again' }];
  const { version, erasedAt, data } = await readRecord(context, definition, id);
  // What is written when nothing is left is new, and stays.
  if (erasedAt !== undefined || (edit !== 'person' && data.text === undefined)) return async () => {};
  return () => settle(updateRecord(context, definition, id, { version, body }));
}

const isWhole = (versions: readonly number[]) => versions.every((version, at) => version === at + 1);

async function historyOf({ workspace }: Traces, id: string): Promise<readonly number[]> {
  const { items } = await workspace.table.query({ pk: `H#${id}` });
  return items.flatMap(({ sk }) => (sk.includes('#') ? [] : [Number(sk)]));
}

it('broken off anywhere, met by others and asked for again, it leaves no trace and every history whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(attemptArbitrary, { minLength: 1, maxLength: 4 }), async (attempts) => {
      const traces = await leaveTraces();
      const { workspace, personId, dealId, activityIds } = traces;
      for (const attempt of attempts) {
        const edits = await Promise.all(attempt.edits.map((edit) => prepareEdit(traces, edit)));
        const attempted = makeAttempt(traces, attempt);
        if (attempt.isLate) await attempted;
        await Promise.all([attempted, ...edits.map((edit) => edit())]);
      }
      expect(await erase(traces, personId)).toMatchObject({ done: true });
      await follow(workspace);
      expect(findSecrets(traces)).toEqual([]);
      for (const id of [personId, ...activityIds]) expect(isWhole(await historyOf(traces, id)), id).toBe(true);
      const admin = workspace.contextOf('admin');
      expect((await readRecord(admin, contacts, personId)).erasedAt).toBeDefined();
      expect((await readRecord(admin, deals, dealId)).data.contactId).toBe(personId);
    }),
    { numRuns: 60 },
  );
});
