import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runBatch } from '#shared/domain/records/batch.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { fromItem } from '#shared/domain/records/record-item.ts';
import { restoreValue } from '#shared/domain/records/restore-value.ts';
import { isLive, type StoredRecord } from '#shared/domain/records/stored-record.ts';
import { isOfSystem } from '#shared/model/mastery.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Phone } from '#shared/model/records.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import { approve, makePlan, preview, takeBackRun } from '#test/support/cleansing.ts';
import { type FedOffice, openFedOffice } from '#test/support/mastery.ts';

const { companies } = definitions;
const externalIds = ['1c:1', '1c:2'] as const;

/** Which of the four clients: two that the feed brought, and two of our own. */
const client = fc.nat({ max: 3 });
const name = fc.constantFrom('North  Wind', 'South', ' East  Side');
const phones = fc.constantFrom('+33 1 42 68 53 00', '+33 1 42 68 53 99', null);
/** Mostly nobody chooses: a choice that cannot be refuses the merge. */
const chosen = fc.option(client, { freq: 1 });
const said = fc.record({ name, phone: phones });

const actArbitrary = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('receive' as const), of: fc.constantFrom(...externalIds), said }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('change' as const), client, said }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('batch' as const), client, said }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('claim' as const),
      client,
      of: fc.constantFrom('1c:1', '1c:3', 'shop:1', null),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('merge' as const), client, other: client, chosen, isSure: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat({ max: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cleanse' as const), isUndone: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bin' as const), client, isRestored: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('value' as const), client, version: fc.integer({ min: 1, max: 4 }) }),
  },
);
type Act = typeof actArbitrary extends fc.Arbitrary<infer One> ? One : never;

interface World {
  readonly office: FedOffice;
  readonly clients: readonly string[];
  readonly merges: string[];
  readonly told: Map<string, readonly unknown[]>;
}

const bodyOf = ({ name: text, phone }: { readonly name: string; readonly phone: string | null }) => ({
  name: text,
  phones: phone === null ? null : [{ value: phone }],
});

function liveRecords({ office }: World): readonly StoredRecord[] {
  const items = office.workspace.table.snapshot().filter(({ sk, type }) => sk === recordSk && type === 'companies');
  return items.map(fromItem).filter(isLive);
}

/** What a record holds of what the feed says. */
function heldBy({ data }: Pick<StoredRecord, 'data'>): readonly unknown[] {
  return [data.name, (data.phones as readonly Phone[] | undefined)?.map(({ value }) => value) ?? []];
}

async function open(): Promise<World> {
  const office = await openFedOffice();
  const brought = [await office.bring('1c:1'), await office.bring('1c:2')];
  const own = [
    await office.create('companies', { name: 'North', phones: [{ value: '+33 1 42 68 53 01' }] }),
    await office.create('companies', { name: 'Harbour  West', brand: 'Ours' }),
  ];
  const world: World = { office, clients: [...brought, ...own], merges: [], told: new Map() };
  for (const record of liveRecords(world).filter(({ data }) => data.externalId))
    world.told.set(String(record.data.externalId), heldBy(record));
  return world;
}

async function perform(world: World, act: Act): Promise<void> {
  const { office, clients, merges, told } = world;
  const { workspace } = office;
  const context = { ...(await office.contextOf('admin')), allowDuplicate: 'made for a test' };
  const idOf = (place: number) => clients[place] ?? '';
  switch (act.kind) {
    case 'receive': {
      const record = liveRecords(world).find(({ data }) => data.externalId === act.of);
      if (!record) return;
      await office.receive(record.id, bodyOf(act.said));
      const after = liveRecords(world).find(({ id }) => id === record.id) as StoredRecord;
      told.set(act.of, heldBy(after));
      return;
    }
    case 'change':
      return office.change(idOf(act.client), bodyOf(act.said));
    case 'claim':
      return office.change(idOf(act.client), { externalId: act.of });
    case 'batch': {
      const operation = { op: 'update', id: idOf(act.client), fields: bodyOf(act.said) };
      await runBatch(context, companies, { operations: [operation] });
      return;
    }
    case 'merge': {
      const [target, source] = [idOf(act.client), idOf(act.other)];
      const choose = act.chosen === null ? {} : { name: idOf(act.chosen) };
      const body = { choose, ...(act.isSure && { acknowledged: ['merge.mastered'] }) };
      const { mergeId } = await office.merge(target, [source], body);
      merges.push(mergeId);
      return office.work(mergeId);
    }
    case 'undo': {
      const mergeId = merges.at(-1 - act.back);
      if (mergeId !== undefined) await office.undo(mergeId);
      return;
    }
    case 'cleanse': {
      const run = await preview(workspace, await makePlan(workspace, [{ kind: 'normalise' }]));
      await approve(workspace, run);
      if (act.isUndone) await takeBackRun(workspace, run.id);
      return;
    }
    case 'bin':
      await deleteRecord(context, companies, idOf(act.client));
      if (act.isRestored) await restoreRecord(context, companies, idOf(act.client));
      return;
    case 'value': {
      const record = liveRecords(world).find(({ id }) => id === idOf(act.client));
      const body = { field: 'name', value: 'new' };
      const request = { event: String(act.version), body, version: record?.version ?? 0, language: 'en' as const };
      await restoreValue(context, companies, idOf(act.client), request);
    }
  }
}

it('whatever people do, a record that is kept elsewhere holds what was received last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actArbitrary, { minLength: 6, maxLength: 18 }), async (acts) => {
      const world = await open();
      for (const act of acts) {
        await perform(world, act).catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error;
        });
        world.office.workspace.tick();
        const kept = liveRecords(world).filter(({ data }) => isOfSystem(data.externalId, '1c'));
        for (const record of kept) expect(heldBy(record)).toEqual(world.told.get(String(record.data.externalId)));
      }
    }),
    { numRuns: process.env.STEWARD_DEEP === undefined ? 40 : 1000 },
  );
});
