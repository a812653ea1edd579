import { type DynamoDbClient, DynamoDbError } from './dynamodb-client.ts';
import { isProperties, readObject, readObjects } from './properties.ts';
import { StartError } from './start-error.ts';
import type { Properties, Resource } from './template.ts';

/** Creates the table, or brings an existing one to what the template says. @throws StartError if that is impossible */
export async function ensureTable(client: DynamoDbClient, table: Resource): Promise<void> {
  const existing = await describeTable(client, table.ref);
  if (!existing) {
    await client.call('CreateTable', createTableInput(table));
    return;
  }
  assertSameKeys(table, existing);
  await ensureStream(client, table, existing);
  await ensureIndexes(client, table, existing);
}

/** The stream of a table can be opened at any later start. */
export function withoutStream(table: Resource): Resource {
  const { StreamSpecification: _later, ...properties } = table.properties;
  return { ...table, properties };
}

async function describeTable(client: DynamoDbClient, name: string): Promise<Properties | undefined> {
  try {
    return readObject(await client.call('DescribeTable', { TableName: name }), 'Table');
  } catch (error) {
    if (error instanceof DynamoDbError && error.type === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function createTableInput({ ref, properties }: Resource): Properties {
  const { KeySchema, AttributeDefinitions, LocalSecondaryIndexes } = properties;
  const indexes = readObjects(properties, 'GlobalSecondaryIndexes').map(indexInput);
  return {
    TableName: ref,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema,
    AttributeDefinitions,
    LocalSecondaryIndexes,
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
    ...streamInput(properties),
  };
}

function indexInput({ IndexName, KeySchema, Projection }: Properties): Properties {
  return { IndexName, KeySchema, Projection };
}

function streamInput(properties: Properties): Properties {
  const { StreamViewType } = readObject(properties, 'StreamSpecification');
  return StreamViewType === undefined ? {} : { StreamSpecification: { StreamEnabled: true, StreamViewType } };
}

function assertSameKeys(table: Resource, existing: Properties): void {
  if (describeKeys(table.properties) === describeKeys(existing)) return;
  throw incompatible(table, `keys ${describeKeys(existing)} instead of ${describeKeys(table.properties)}`);
}

async function ensureStream(client: DynamoDbClient, table: Resource, existing: Properties): Promise<void> {
  const wanted = readObject(table.properties, 'StreamSpecification').StreamViewType;
  const present = readObject(existing, 'StreamSpecification').StreamViewType;
  if (wanted === present) return;
  if (present !== undefined) throw incompatible(table, `a stream of ${String(present)} instead of ${String(wanted)}`);
  await client.call('UpdateTable', { TableName: table.ref, ...streamInput(table.properties) });
}

async function ensureIndexes(client: DynamoDbClient, table: Resource, existing: Properties): Promise<void> {
  const wanted = indexesByName(table.properties);
  const present = indexesByName(existing);
  for (const [name, index] of present) {
    const target = wanted.get(name);
    if (!target) await updateIndex(client, table, { Delete: { IndexName: name } });
    else if (describeIndex(target) !== describeIndex(index)) {
      throw incompatible(table, `index ${name} as ${describeIndex(index)} instead of ${describeIndex(target)}`);
    }
  }
  for (const [name, index] of wanted) {
    if (!present.has(name)) await updateIndex(client, table, { Create: indexInput(index) });
  }
}

/** One index at a time, as the service demands; waits until it is filled. */
async function updateIndex(client: DynamoDbClient, table: Resource, change: Properties): Promise<void> {
  await client.call('UpdateTable', {
    TableName: table.ref,
    AttributeDefinitions: table.properties.AttributeDefinitions,
    GlobalSecondaryIndexUpdates: [change],
  });
  while (!isSettled(await describeTable(client, table.ref))) await new Promise((resolve) => setTimeout(resolve, 100));
}

function isSettled(table: Properties | undefined): boolean {
  if (table?.TableStatus !== 'ACTIVE') return false;
  return readObjects(table, 'GlobalSecondaryIndexes').every((index) => index.IndexStatus === 'ACTIVE');
}

function indexesByName(table: Properties): ReadonlyMap<string, Properties> {
  const indexes = readObjects(table, 'GlobalSecondaryIndexes');
  return new Map(indexes.map((index) => [String(index.IndexName), index]));
}

function describeIndex(index: Properties): string {
  const projection = isProperties(index.Projection) ? index.Projection : {};
  const attributes = Array.isArray(projection.NonKeyAttributes) ? [...projection.NonKeyAttributes].sort() : [];
  return [describeKeys(index), projection.ProjectionType, ...attributes].join(' ');
}

function describeKeys(table: Properties): string {
  return readObjects(table, 'KeySchema')
    .map((key) => String(key.AttributeName))
    .join(' + ');
}

function incompatible(table: Resource, difference: string): StartError {
  return new StartError(
    `table ${table.logicalId} of the data folder has ${difference}: no table can change that, start with another data folder`,
  );
}
