import { randomUUID } from 'node:crypto';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  type PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { sendBatches } from './batches.ts';
import { countItemBytes, countReadUnits } from './capacity.ts';
import { createDocumentClient } from './dynamo-client.ts';
import { toCommand, toQueryInput, toTransactItem } from './dynamo-commands.ts';
import { translateErrors } from './dynamo-errors.ts';
import { keyNamesOf, readPartitions, toStatement } from './dynamo-partitions.ts';
import { Expressions } from './expressions.ts';
import { Meter } from './meter.ts';
import { toPlainItem } from './plain-value.ts';
import { isSafeToRepeat, settleRepeatedWrite } from './repeated-write.ts';
import type {
  Beginning,
  Item,
  Key,
  Page,
  PartitionsQuery,
  Position,
  Query,
  ScanOptions,
  Table,
  TableConnection,
  TableScan,
  Write,
} from './table.ts';
import { countBatch, countSingleWrite, countTransaction } from './write-cost.ts';
import { checkTransaction, distinctByKey, keyOf } from './writes.ts';

interface Connection {
  readonly tableName: string;
  readonly client: DynamoDBDocumentClient;
}

/**
 * @param options.client shared by all tables of the process; without it a new one is made from the environment
 * @param options.meter counts the calls of this connection; requests use `metered` with one of their own
 */
export function createDynamoTable({
  tableName,
  client = createDocumentClient(),
  meter = new Meter(),
}: {
  readonly tableName: string;
  readonly client?: DynamoDBDocumentClient;
  readonly meter?: Meter;
}): TableConnection {
  return new DynamoTable({ tableName, client }, meter);
}

class DynamoTable implements TableConnection {
  readonly #connection: Connection;
  readonly #meter: Meter;

  constructor(connection: Connection, meter: Meter) {
    this.#connection = connection;
    this.#meter = meter;
  }

  metered(meter: Meter): Table & TableScan {
    return new DynamoTable(this.#connection, meter);
  }

  async get({ pk, sk }: Key, { consistent = false } = {}): Promise<Item | undefined> {
    const command = new GetCommand({ TableName: this.#tableName, Key: { pk, sk }, ConsistentRead: consistent });
    const answer = await this.#call('a get', () => this.#client.send(command));
    const item = answer.Item as Item | undefined;
    this.#addReads(item ? [item] : [], consistent);
    return item;
  }

  async getMany(keys: readonly Key[], { consistent = false } = {}): Promise<readonly Item[]> {
    const items: Item[] = [];
    await sendBatches(
      'a batch of gets',
      distinctByKey(keys, (key) => key),
      100,
      async (batch) => {
        const Keys = batch.map(({ pk, sk }) => ({ pk, sk }));
        const command = new BatchGetCommand({
          RequestItems: { [this.#tableName]: { Keys, ConsistentRead: consistent } },
        });
        const answer = await this.#call('a batch of gets', () => this.#client.send(command));
        const found = (answer.Responses?.[this.#tableName] ?? []) as Item[];
        for (const item of found) this.#addReads([item], consistent);
        items.push(...found);
        return (answer.UnprocessedKeys?.[this.#tableName]?.Keys ?? []) as Key[];
      },
    );
    return items;
  }

  async query(query: Query): Promise<Page> {
    const command = new QueryCommand(toQueryInput(this.#tableName, query));
    const answer = await this.#call('a query', () => this.#client.send(command));
    return this.#readPage(answer, query.consistent ?? false);
  }

  async queryMany(query: PartitionsQuery): Promise<ReadonlyMap<string, Beginning>> {
    const { index, consistent = false } = query;
    if (index && consistent) throw new Error('an index cannot be read strongly');
    return readPartitions(query, {
      ask: async (pks) => {
        const command = toStatement(this.#tableName, query, pks);
        const answer = await this.#call('a query of many', () => this.#client.send(command));
        const items = (answer.Items ?? []) as Item[];
        const own = Map.groupBy(items, (item) => String(item[keyNamesOf(index)[0]]));
        for (const pk of pks) this.#addReads(own.get(pk) ?? [], consistent);
        return { items, isCut: answer.NextToken !== undefined };
      },
      query: (one) => this.query(one),
    });
  }

  async write(write: Write): Promise<void> {
    if ('check' in write) throw new Error('a check alone writes nothing: read the item instead');
    if (!isSafeToRepeat(write)) return this.#transact([write]);
    const command = toCommand(this.#tableName, write);
    let sends = 0;
    const answer = await this.#call('a write', () => {
      sends += 1;
      return this.#sendWrite(command).catch((error) => settleRepeatedWrite(write, error, sends));
    });
    this.#meter.addWrites(countSingleWrite(write, answer.Attributes as Item | undefined));
  }

  async transact(writes: readonly Write[]): Promise<void> {
    checkTransaction(writes);
    const [first] = writes;
    await (writes.length === 1 && first && !('check' in first) ? this.write(first) : this.#transact(writes));
  }

  async increment(key: Key, attribute: string): Promise<number> {
    const write = { update: key, add: { [attribute]: 1 } };
    const command = toCommand(this.#tableName, write);
    const { Attributes: before } = await this.#call('a count', () => this.#sendWrite(command));
    this.#meter.addWrites(countSingleWrite(write, before as Item | undefined));
    return Number(before?.[attribute] ?? 0) + 1;
  }

  async writeMany(writes: readonly ({ readonly put: Item } | { readonly delete: Key })[]): Promise<void> {
    await sendBatches('a batch of writes', distinctByKey(writes, keyOf), 25, async (batch) => {
      const requests = batch.map((write) =>
        'put' in write
          ? { PutRequest: { Item: toPlainItem(write.put) } }
          : { DeleteRequest: { Key: { pk: write.delete.pk, sk: write.delete.sk } } },
      );
      const command = new BatchWriteCommand({ RequestItems: { [this.#tableName]: requests } });
      const answer = await this.#call('a batch of writes', () => this.#client.send(command));
      const left = (answer.UnprocessedItems?.[this.#tableName] ?? []).map(({ PutRequest, DeleteRequest }) =>
        PutRequest ? { put: PutRequest.Item as Item } : { delete: DeleteRequest?.Key as Key },
      );
      this.#meter.addWrites(countBatch(batch) - countBatch(left));
      return left;
    });
  }

  async *scan(options: ScanOptions = {}): AsyncGenerator<readonly Item[]> {
    let startAfter: Position | undefined;
    do {
      const page: Page = await this.scanPage({ ...options, ...(startAfter && { startAfter }) });
      yield page.items;
      startAfter = page.next;
    } while (startAfter);
  }

  async scanPage({
    segment = 0,
    segments = 1,
    filter,
    consistent = false,
    startAfter,
  }: ScanOptions & { readonly startAfter?: Position } = {}): Promise<Page> {
    const expressions = new Expressions();
    const command = new ScanCommand({
      TableName: this.#tableName,
      Segment: segment,
      TotalSegments: segments,
      FilterExpression: filter && expressions.condition(filter),
      ExclusiveStartKey: startAfter,
      ConsistentRead: consistent,
      ReturnConsumedCapacity: filter && 'TOTAL',
      ...expressions.attributes,
    });
    const answer = await this.#call('a scan', () => this.#client.send(command));
    return this.#readPage(answer, consistent);
  }

  #sendWrite(command: ReturnType<typeof toCommand>) {
    return this.#client.send(command as PutCommand);
  }

  /** The token makes the service recognise a request that is sent again after a lost answer, by the client or by us. */
  async #transact(writes: readonly Write[]): Promise<void> {
    const command = new TransactWriteCommand({
      TransactItems: writes.map((write) => toTransactItem(this.#tableName, write)),
      ClientRequestToken: randomUUID(),
    });
    await this.#call('a transaction', () => this.#client.send(command));
    this.#meter.addWrites(countTransaction(writes));
  }

  #readPage(
    answer: Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey' | 'ConsumedCapacity'>,
    consistent: boolean,
  ): Page {
    const items = (answer.Items ?? []) as Item[];
    const units = answer.ConsumedCapacity?.CapacityUnits;
    if (units === undefined) this.#addReads(items, consistent);
    else this.#meter.addReads(units);
    return answer.LastEvaluatedKey ? { items, next: answer.LastEvaluatedKey as Position } : { items };
  }

  #call<T>(operation: string, send: () => Promise<T>): Promise<T> {
    return this.#meter.measure(() => translateErrors(operation, send));
  }

  #addReads(items: readonly Item[], consistent: boolean): void {
    const bytes = items.reduce((sum, item) => sum + countItemBytes(item), 0);
    this.#meter.addReads(countReadUnits(bytes, consistent));
  }

  get #tableName(): string {
    return this.#connection.tableName;
  }

  get #client(): DynamoDBDocumentClient {
    return this.#connection.client;
  }
}
