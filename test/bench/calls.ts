import { BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { searchPartition } from '#shared/store/keys/matching.ts';
import { departmentPartition, nameSortKey, recordKey } from '#shared/store/keys/records.ts';
import { idOf, makeCompany } from './companies.ts';
import type { Answer, Call } from './load.ts';
import type { BenchStack } from './stack.ts';

export interface BenchCall {
  readonly name: 'get' | 'list' | 'card' | 'search' | 'create' | 'patch';
  /** The request of the API. */
  request(lane: number, at: number): Call;
  /** The same work asked of the table without anything in between: no rights, no checks, no conversion. */
  bare(lane: number, at: number): Promise<unknown>;
}

const pageSize = 50;

/** @param companies that are there before anything is measured, @param lanes each changes companies of its own */
export function makeCalls(stack: BenchStack, companies: number, lanes: number): readonly BenchCall[] {
  const { client, tableName: TableName, ownerId, departmentIds } = stack;
  const [departmentId = ''] = departmentIds;
  const random = () => Math.floor(Math.random() * companies);
  const beginningOf = (at: number) => String(makeCompany(at, ownerId, departmentId).data.name).slice(0, 4);
  const versions = new Map<string, number>();
  const own = (lane: number, at: number) => idOf((lane + (at % Math.floor(companies / lanes)) * lanes) % companies);
  const query = (index: string | undefined, pk: string, more: object = {}) =>
    client.send(
      new QueryCommand({
        TableName,
        IndexName: index,
        KeyConditionExpression: `${index ?? ''}pk = :pk`,
        ExpressionAttributeValues: { ':pk': pk },
        ...more,
      }),
    );
  const beginning = (index: string, pk: string, sk: string, Limit: number) =>
    query(index, pk, {
      KeyConditionExpression: `${index}pk = :pk and begins_with(${index}sk, :sk)`,
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      Limit,
    });
  let created = 0;
  const run = `${Date.now().toString(36)}`;

  return [
    {
      name: 'get',
      request: () => ({ method: 'GET', path: `/companies/${idOf(random())}` }),
      bare: () => client.send(new GetCommand({ TableName, Key: recordKey(idOf(random())), ConsistentRead: true })),
    },
    {
      name: 'list',
      request: () => ({
        method: 'GET',
        path: `/companies?filter[name][prefix]=${beginningOf(random())}&sort=name&limit=${pageSize}`,
      }),
      bare: () => {
        const sk = nameSortKey(beginningOf(random()), 'x').split(' ')[0] ?? '';
        return Promise.all(
          departmentIds.map((id) => beginning('gsi4', departmentPartition('companies', id), sk, pageSize)),
        );
      },
    },
    {
      name: 'card',
      request: () => ({ method: 'GET', path: `/companies/${idOf(random())}/card` }),
      bare: () => query('gsi1', idOf(random()), { ScanIndexForward: false, Limit: 150 }),
    },
    {
      name: 'search',
      request: () => ({ method: 'GET', path: `/search?q=${beginningOf(random())}` }),
      bare: async () => {
        const word = beginningOf(random()).toLowerCase();
        const { Items = [] } = await query(undefined, searchPartition(word), {
          KeyConditionExpression: 'pk = :pk and begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': searchPartition(word), ':sk': word },
          Limit: 1000,
        });
        const Keys = Items.slice(0, 100).map((item) => recordKey(String(item.id)));
        if (Keys.length > 0) await client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } }));
      },
    },
    {
      name: 'create',
      request: () => {
        created += 1;
        return { method: 'POST', path: '/companies', body: { name: `Created ${run} ${created}`, country: 'FR' } };
      },
      bare: (lane, at) => {
        const id = `bench#${run}#${lane}#${at}`;
        return writeTwo({ pk: id, sk: 'REC', name: `Created ${id}`, country: 'FR' }, { pk: `H#${id}`, sk: '1' });
      },
    },
    {
      name: 'patch',
      request: (lane, at) => {
        const id = own(lane, at);
        const version = versions.get(id) ?? 1;
        versions.set(id, version + 1);
        return {
          method: 'PATCH',
          path: `/companies/${id}`,
          headers: { 'if-match': `"${version}"` },
          body: { industry: `Industry ${version}` },
        };
      },
      bare: async (lane, at) => {
        const { Item } = await client.send(new GetCommand({ TableName, Key: recordKey(own(lane, at)) }));
        const id = `bench#${run}#${lane}#${at}`;
        await writeTwo({ ...Item, pk: id, sk: 'COPY' }, { pk: `H#${id}`, sk: '2', old: Item?.data });
      },
    },
  ];

  function writeTwo(...items: readonly Record<string, unknown>[]) {
    return client.send(
      new TransactWriteCommand({ TransactItems: items.map((Item) => ({ Put: { TableName, Item } })) }),
    );
  }
}

export interface Cost {
  readonly trips: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** What an answer says that it took. */
export function costOf({ headers }: Answer): Cost {
  const timing = String(headers['server-timing'] ?? '');
  const numberOf = (name: string) => Number(new RegExp(`${name};desc="([\\d.]+)"`).exec(timing)?.[1] ?? Number.NaN);
  return { trips: numberOf('trips'), readUnits: numberOf('read'), writeUnits: numberOf('write') };
}
