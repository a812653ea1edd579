import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { Meter } from '#shared/store/meter.ts';
import { createRestoredTables } from '#shared/store/restored-table.ts';
import { createScratchTables } from '#shared/store/scratch-table.ts';
import { type Item, isAbsent, isPresent, type Table, type TableConnection, type Write } from '#shared/store/table.ts';
import {
  createLocalClient,
  createLocalTable,
  type DynamoDbLocal,
  startDynamoDbLocal,
} from '#test/support/dynamodb-local.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';
import { describeTableContract } from '#test/support/table-contract.ts';

const tableName = `contract-${process.pid}`;
let local: DynamoDbLocal;
let client: DynamoDBDocumentClient;
let table: TableConnection;

beforeAll(async () => {
  local = await startDynamoDbLocal();
  const plain = createLocalClient(local.endpoint);
  await createLocalTable(plain, tableName);
  client = DynamoDBDocumentClient.from(plain);
  table = createDynamoTable({ tableName, client });
});

afterAll(async () => {
  client?.destroy();
  await local?.stop();
});

describeTableContract('dynamodb', () => table);

describe('a table that comes and goes', () => {
  const item = { pk: 'left', sk: 'REC' };

  it('is empty when it is made, also after somebody left one behind, and can be dropped twice', async () => {
    const scratch = createScratchTables(`scratch-${process.pid}`, client);
    await (await scratch.create()).write({ put: item });
    const made = await scratch.create();
    expect(await made.get(item, { consistent: true })).toBeUndefined();
    await scratch.drop();
    await scratch.drop();
    await expect(made.get(item)).rejects.toThrow();
  });

  it('has the shape of a tenant’s when it is to stay, and keeps what it has when it is asked for again', async () => {
    const tables = createRestoredTables(`restored-${process.pid}-`, client);
    await (await tables.ensure('one')).write({ put: { ...item, gsi1pk: 'company', gsi1sk: 'Z' } });
    const again = await tables.ensure('one');
    expect(await again.get(item, { consistent: true })).toMatchObject(item);
    expect((await tables.open('one').query({ index: 'gsi1', pk: 'company' })).items).toHaveLength(1);
    const shapeOf = async (TableName: string) => (await client.send(new DescribeTableCommand({ TableName }))).Table;
    const [restored, tenant] = [await shapeOf(tables.nameOf('one')), await shapeOf(tableName)];
    const indexes = (shape: typeof tenant) => shape?.GlobalSecondaryIndexes?.map(({ KeySchema }) => KeySchema);
    expect([restored?.KeySchema, indexes(restored)]).toEqual([tenant?.KeySchema, indexes(tenant)]);
    await createScratchTables(tables.nameOf('one'), client).drop();
  });
});

describe('the two tables', () => {
  const name = fc.constantFrom('a', 'b', 'ё', '\uffee', '\u{1f600}');
  const value = fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.constantFrom('x', 'é'),
    fc.constant(undefined),
    fc.record({ n: fc.integer() }),
  );
  const indexKeys = fc.oneof(fc.constant({}), fc.record({ gsi1pk: fc.constantFrom('one', 'two'), gsi1sk: name }));
  const condition = fc.constantFrom(undefined, isAbsent, isPresent, { attribute: 'n', op: 'gt', value: 0 } as const);

  /** Writes of one run live under a prefix of their own; index entries too. */
  const writesOf = (prefix: string): fc.Arbitrary<Write> => {
    const key = fc.record({ pk: fc.constantFrom(`${prefix}1`, `${prefix}2`), sk: name });
    const withKeys = ([{ pk, sk }, keys]: [{ pk: string; sk: string }, { gsi1pk?: string; gsi1sk?: string }]) => {
      // Equal sort keys have no promised order: the own key makes them differ.
      const place = keys.gsi1sk ? { gsi1pk: prefix + keys.gsi1pk, gsi1sk: `${keys.gsi1sk}#${pk}#${sk}` } : {};
      return { pk, sk, ...place };
    };
    const given = <T extends object>(write: T, when: Write['if']): T => (when ? { ...write, if: when } : write);
    const put = fc.tuple(fc.tuple(key, indexKeys).map(withKeys), value, fc.integer({ min: 0, max: 3 }), condition);
    const update = fc.tuple(key, value, fc.integer({ min: -2, max: 2 }), fc.subarray(['v', 'gsi1pk']), condition);
    return fc.oneof(
      put.map(([item, v, n, when]) => given({ put: { ...item, v, n } }, when)),
      update.map(([to, w, n, remove, when]) => given({ update: to, set: { w }, add: { n }, remove }, when)),
      fc.tuple(key, condition).map(([at, when]) => given({ delete: at }, when)),
    );
  };

  const outcomeOf = (promise: Promise<void>) =>
    promise.then(
      () => 'written',
      (error: { failures?: unknown }) => error.failures ?? 'refused',
    );

  async function readAll(from: Table, prefix: string): Promise<readonly (readonly Item[])[]> {
    const partitions = ['1', '2'].flatMap((part) => [
      from.query({ pk: prefix + part, consistent: true }),
      from.query({ pk: prefix + part, reverse: true, sk: { op: 'gte', value: 'b' } }),
    ]);
    const entries = ['one', 'two'].map((part) => from.query({ index: 'gsi1', pk: prefix + part }));
    return (await Promise.all([...partitions, ...entries])).map(({ items }) => items);
  }

  it('answer every write and every read alike', async () => {
    let run = 0;
    const batches = fc.nat().chain(() => {
      run += 1;
      const write = writesOf(`run${run}-`);
      return fc.record({
        prefix: fc.constant(`run${run}-`),
        steps: fc.array(fc.array(write, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      });
    });
    await fc.assert(
      fc.asyncProperty(batches, async ({ prefix: drawn, steps }) => {
        // Shrinking repeats a run: it must not meet the items of the one before.
        run += 1;
        const prefix = `${drawn}${run}-`;
        const fresh = JSON.parse(JSON.stringify(steps).replaceAll(drawn, prefix)) as readonly (readonly Write[])[];
        const memory = createMemoryTable();
        for (const writes of fresh) {
          const [inService, inMemory] = [
            await outcomeOf(table.transact(writes)),
            await outcomeOf(memory.transact(writes)),
          ];
          expect(inService).toEqual(inMemory);
        }
        expect(await readAll(table, prefix)).toEqual(await readAll(memory, prefix));
      }),
      { numRuns: 40 },
    );
  });
});

describe('our meter', () => {
  const text = (size: number) => 'ж'.repeat(size);
  const items: readonly Item[] = [
    { pk: 'cost-1', sk: 'REC', empty: '', none: null, flag: true },
    { pk: 'cost-2', sk: 'REC', text: text(470), gsi1pk: 'cost', gsi1sk: 'a' },
    {
      pk: 'cost-3',
      sk: 'REC',
      list: [1, 'two', [3]],
      map: { a: { b: -1.25 }, c: 1e15 },
      text: text(1000),
      gsi1pk: 'cost',
      gsi1sk: 'b',
    },
    { pk: 'cost-4', sk: 'REC', text: text(5000), gsi1pk: 'cost', gsi1sk: 'c', gsi5pk: 'cost', gsi5sk: 'c' },
    { pk: 'cost-5', sk: 'REC', numbers: Array.from({ length: 300 }, (_, position) => position * 1.5) },
  ];
  const options = { TableName: tableName, ReturnConsumedCapacity: 'TOTAL' } as const;

  async function measure(action: (metered: Table) => Promise<unknown>) {
    const meter = new Meter();
    await action(table.metered(meter));
    return meter.cost;
  }

  it.each(items)('says of $pk what the service says', async (item) => {
    const key = { pk: item.pk, sk: item.sk };
    const created = await client.send(new PutCommand({ ...options, Item: item }));
    await table.write({ delete: key });
    expect((await measure((metered) => metered.write({ put: item }))).writeUnits).toBe(
      created.ConsumedCapacity?.CapacityUnits,
    );

    for (const consistent of [true, false]) {
      const read = await client.send(new GetCommand({ ...options, Key: key, ConsistentRead: consistent }));
      const cost = await measure((metered) => metered.get(key, { consistent }));
      expect(cost.readUnits).toBe(read.ConsumedCapacity?.CapacityUnits);
    }
  });

  it('says of queries and of moves in an index what the service says', async () => {
    await table.writeMany(items.map((put) => ({ put })));
    for (const index of [undefined, 'gsi1'] as const) {
      const pk = index ? 'cost' : 'cost-4';
      const query = { ...options, IndexName: index, KeyConditionExpression: '#k = :v' };
      const names = { ExpressionAttributeNames: { '#k': `${index ?? ''}pk` }, ExpressionAttributeValues: { ':v': pk } };
      const answer = await client.send(new QueryCommand({ ...query, ...names }));
      const cost = await measure((metered) => metered.query(index ? { index, pk } : { pk }));
      expect(cost.readUnits).toBe(answer.ConsumedCapacity?.CapacityUnits);
    }
    const Key = { pk: 'cost-3', sk: 'REC' };
    const move = { UpdateExpression: 'SET gsi1sk = :v', ExpressionAttributeValues: { ':v': 'moved' } };
    const answer = await client.send(new UpdateCommand({ ...options, Key, ...move }));
    const cost = await measure((metered) => metered.write({ update: Key, set: { gsi1sk: 'again' } }));
    expect(cost.writeUnits).toBe(answer.ConsumedCapacity?.CapacityUnits);
  });
});
