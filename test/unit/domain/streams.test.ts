import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { applyEvents, type FigureChange } from '#shared/domain/reports/apply-changes.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { type CallFault, createFaultyTable } from '#test/support/faulty-table.ts';
import { createMemoryTable, type MemoryTable } from '#test/support/memory-table.ts';
import { phoneStepArbitrary, type Step, stepArbitrary, takeStep } from '#test/support/record-history.ts';
import { readFigures, recountFigures } from '#test/support/recount.ts';
import { createWorkspace, testTenant, type Workspace } from '#test/support/workspace.ts';

vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
});

const { applyBatch } = await import('#shared/runtime/stream.ts');

const isDeep = process.env.STEWARD_DEEP !== undefined;

/** One call of a consumer: which waiting events it gets, in which order, and what happens to its calls of the table. */
interface Delivery {
  readonly consumer: 'dedupe' | 'reports';
  readonly picks: readonly number[];
  readonly faults: readonly CallFault[];
  readonly pauses: readonly number[];
}

/** Things that go on at the same time. */
interface Round {
  readonly steps: readonly Step[];
  readonly deliveries: readonly Delivery[];
}

const faultArbitrary = fc.oneof(
  { weight: 8, arbitrary: fc.constant('none' as const) },
  { weight: 3, arbitrary: fc.constantFrom('conflict' as const, 'lost-answer' as const, 'throttle' as const) },
  { weight: 1, arbitrary: fc.constant('crash' as const) },
);
const deliveryArbitrary: fc.Arbitrary<Delivery> = fc.record({
  consumer: fc.constantFrom('dedupe' as const, 'reports' as const),
  picks: fc.array(fc.nat({ max: 30 }), { maxLength: 6 }),
  faults: fc.array(faultArbitrary, { maxLength: 12 }),
  pauses: fc.array(fc.nat({ max: 6 }), { maxLength: 12 }),
});
const historyArbitrary: fc.Arbitrary<readonly Round[]> = fc.array(
  fc.record({
    steps: fc.array(stepArbitrary, { maxLength: 4 }),
    deliveries: fc.array(deliveryArbitrary, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Three companies that differ in their phones only, and workers that get in each other's way. */
const meetingArbitrary: fc.Arbitrary<readonly Round[]> = fc.array(
  fc.record({
    steps: fc.array(phoneStepArbitrary, { maxLength: 3 }),
    deliveries: fc.array(
      fc.record({
        consumer: fc.constant('dedupe' as const),
        picks: fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 2 }),
        faults: fc.constant([]),
        pauses: fc.array(fc.nat({ max: 15 }), { minLength: 4, maxLength: 12 }),
      }),
      { maxLength: 3 },
    ),
  }),
  { minLength: 2, maxLength: 5 },
);

const consumers = {
  dedupe: refreshAll,
  reports: (table: Table, changes: readonly FigureChange[]) => applyEvents(table, changes, testTenant.timeZone),
};

/** The stream as one consumer sees it: events that are not acknowledged stay, and acknowledged ones may come again. */
class Stream {
  readonly #table: MemoryTable;
  readonly #events: DynamoDBRecord[] = [];
  readonly #waiting: Record<Delivery['consumer'], Set<DynamoDBRecord>> = { dedupe: new Set(), reports: new Set() };

  constructor(table: MemoryTable) {
    this.#table = table;
  }

  #collect(): void {
    for (const change of this.#table.takeStream().filter(({ keys }) => keys.sk === 'REC')) {
      const event = toEvent(change.sequence, change.after ?? (change.before as Item));
      this.#events.push(event);
      this.#waiting.dedupe.add(event);
      this.#waiting.reports.add(event);
    }
  }

  async deliver({ consumer, picks, faults, pauses }: Delivery): Promise<void> {
    const [nextFault, nextPause] = [takeTurns(faults, 'none'), takeTurns(pauses, 0)];
    for (let turn = nextPause(); turn > 0; turn -= 1) await Promise.resolve();
    this.#collect();
    const batch = picks.flatMap((pick) => this.#events[pick % this.#events.length] ?? []);
    await this.#acknowledge(consumer, batch, createFaultyTable(this.#table, nextFault, nextPause));
  }

  /** What is left, in its order, until nothing is. */
  async deliverRest(): Promise<void> {
    this.#collect();
    for (const consumer of ['dedupe', 'reports'] as const) {
      for (let rest = [...this.#waiting[consumer]]; rest.length > 0; rest = [...this.#waiting[consumer]]) {
        await this.#acknowledge(consumer, rest.slice(0, 10), this.#table);
      }
    }
  }

  async #acknowledge(consumer: Delivery['consumer'], batch: readonly DynamoDBRecord[], table: Table): Promise<void> {
    const failed = await applyBatch(table, consumers[consumer], batch);
    for (const event of batch) {
      if (!failed.includes(event.dynamodb?.SequenceNumber ?? '')) this.#waiting[consumer].delete(event);
    }
  }
}

function toEvent(sequence: string, { pk, sk, type }: Item): DynamoDBRecord {
  const keys = { pk: { S: pk }, sk: { S: sk } };
  return { dynamodb: { SequenceNumber: sequence, Keys: keys, NewImage: { ...keys, type: { S: String(type) } } } };
}

function takeTurns<Value>(values: readonly Value[], fallback: Value): () => Value {
  const rest = values.values();
  return () => rest.next().value ?? fallback;
}

async function play(rounds: readonly Round[]): Promise<Workspace> {
  const workspace = createWorkspace();
  const stream = new Stream(workspace.table);
  const made: string[] = [];
  for (const { steps, deliveries } of rounds) {
    const people = async () => {
      for (const step of steps) await takeStep(workspace, made, step);
    };
    await Promise.all([people(), ...deliveries.map((delivery) => stream.deliver(delivery))]);
  }
  await stream.deliverRest();
  return workspace;
}

const isDerivedByDedupe = (item: Item) =>
  ['pair', 'pair-mark', 'match-key', 'search-token'].includes(String(item.type));

/** Keys, pairs and marks as they come out when all records are new to the consumer. */
async function computePairsAnew(items: readonly Item[]): Promise<readonly Item[]> {
  const table = createMemoryTable();
  const records = items.filter((item) => item.sk === 'REC');
  await table.writeMany(records.map((put) => ({ put })));
  await refreshAll(
    table,
    records.map(({ pk, type }) => ({ id: pk, type: String(type) })),
  );
  return table.snapshot().filter(isDerivedByDedupe);
}

describe('the consumers of the stream, whatever is repeated, reordered, refused, lost or killed', () => {
  it('leave figures that equal a recount, and pairs that equal a fresh comparison', async () => {
    await fc.assert(
      fc.asyncProperty(historyArbitrary, async (rounds) => {
        const items = (await play(rounds)).table.snapshot();
        expect(readFigures(items)).toEqual(recountFigures(items));
        expect(items.filter(isDerivedByDedupe)).toEqual(await computePairsAnew(items));
      }),
      { numRuns: isDeep ? 250 : 100 },
    );
  });

  it('leave no pair behind that workers on related records made out of what is over', async () => {
    await fc.assert(
      fc.asyncProperty(meetingArbitrary, async (rounds) => {
        const items = (await play(rounds)).table.snapshot();
        expect(items.filter(isDerivedByDedupe)).toEqual(await computePairsAnew(items));
      }),
      { numRuns: isDeep ? 400 : 160 },
    );
  });

  it('leave no key behind of a worker that was overtaken while it looked whether anything had changed', async () => {
    const worker = (...pauses: readonly number[]): Delivery => ({ consumer: 'dedupe', picks: [0], faults: [], pauses });
    const phone = (...values: readonly string[]): Step => ({
      kind: 'patch',
      at: 0,
      fields: { phones: values.map((value) => ({ value })) },
    });
    const make: Step = { kind: 'create', object: 'companies', fields: { name: 'Alpha', phones: [] } };
    const rounds: readonly Round[] = [
      { steps: [make, phone('+33 1 98 76 54 32')], deliveries: [] },
      { steps: [phone()], deliveries: [worker(6, 0, 3, 12), worker(0, 0, 0, 0, 4, 2, 15, 0, 0)] },
    ];
    const items = (await play(rounds)).table.snapshot();
    expect(items.filter(isDerivedByDedupe)).toEqual(await computePairsAnew(items));
  });
});
