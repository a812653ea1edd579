import type { AccessRequest } from './iam.ts';
import { isProperties, readObject, readObjects, readOptionalText } from './properties.ts';
import type { Properties, Resource, Stack } from './template.ts';

/** What a call of DynamoDB asks for, one request per item of a transaction and per table of a batch. */
export type DescribeDynamoDbCall = (operation: string, body: Properties) => readonly AccessRequest[];

interface TableKeys {
  readonly arn: string;
  readonly partitionKey: string;
  /** Index name → attribute of its partition key. */
  readonly indexKeys: ReadonlyMap<string, string>;
}

const transactionActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

export function describeDynamoDbCalls(stack: Stack): DescribeDynamoDbCall {
  const tables = new Map<string, TableKeys>();
  for (const table of stack.ofType('AWS::DynamoDB::Table')) {
    const keys = readTableKeys(table);
    tables.set(table.ref, keys).set(keys.arn, keys);
  }
  const tableOf = (name: unknown): TableKeys =>
    tables.get(String(name)) ?? {
      arn: `arn:aws:dynamodb:${stack.region}:${stack.accountId}:table/${String(name)}`,
      partitionKey: '',
      indexKeys: new Map(),
    };

  return (operation, body) => {
    switch (operation) {
      case 'TransactWriteItems':
      case 'TransactGetItems':
        return readObjects(body, 'TransactItems').map((member) => describeTransactionItem(member, operation, tableOf));
      case 'BatchGetItem':
      case 'BatchWriteItem':
        return describeBatch(operation, readObject(body, 'RequestItems'), tableOf);
      case 'Query':
      case 'Scan':
        return [describeRead(operation, body, tableOf(body.TableName))];
      case 'ExecuteStatement':
        return [describeStatement(body, tableOf)];
      case 'ListTables':
        return [{ action: 'dynamodb:ListTables', resource: '*' }];
      default:
        return [describeItem(operation, body, tableOf(body.TableName))];
    }
  };
}

function describeItem(operation: string, body: Properties, table: TableKeys): AccessRequest {
  const item = isProperties(body.Item) ? body.Item : readObject(body, 'Key');
  return { action: `dynamodb:${operation}`, resource: table.arn, context: leadingKeys([item[table.partitionKey]]) };
}

function describeTransactionItem(
  member: Properties,
  enclosing: string,
  tableOf: (name: unknown) => TableKeys,
): AccessRequest {
  const [kind = '', write] = Object.entries(member)[0] ?? [];
  const body = isProperties(write) ? write : {};
  const request = describeItem(transactionActions[kind] ?? kind, body, tableOf(body.TableName));
  return { ...request, context: { ...request.context, 'dynamodb:EnclosingOperation': [enclosing] } };
}

function describeBatch(
  operation: string,
  requestItems: Properties,
  tableOf: (name: unknown) => TableKeys,
): readonly AccessRequest[] {
  return Object.keys(requestItems).map((name) => {
    const table = tableOf(name);
    const keys =
      operation === 'BatchGetItem'
        ? readObjects(readObject(requestItems, name), 'Keys')
        : readObjects(requestItems, name).map(keyOfBatchWrite);
    const context = leadingKeys(keys.map((key) => key[table.partitionKey]));
    return { action: `dynamodb:${operation}`, resource: table.arn, context };
  });
}

function keyOfBatchWrite(request: Properties): Properties {
  const put = readObject(request, 'PutRequest');
  return isProperties(put.Item) ? put.Item : readObject(readObject(request, 'DeleteRequest'), 'Key');
}

function describeRead(operation: string, body: Properties, table: TableKeys): AccessRequest {
  const index = readOptionalText(body, 'IndexName');
  const resource = index === undefined ? table.arn : `${table.arn}/index/${index}`;
  const attribute = index === undefined ? table.partitionKey : (table.indexKeys.get(index) ?? '');
  const context = operation === 'Query' ? leadingKeys([findKeyValue(body, attribute)]) : {};
  return { action: `dynamodb:${operation}`, resource, context };
}

/** A statement that reads partitions which it names, all of them as parameters; any other is taken to read the table. */
function describeStatement(body: Properties, tableOf: (name: unknown) => TableKeys): AccessRequest {
  const statement = readOptionalText(body, 'Statement') ?? '';
  const [, name, index, attribute] =
    /^SELECT .+ FROM "([^"]+)"(?:\."([^"]+)")? WHERE "([^"]+)" IN \[[?, ]+\]$/.exec(statement) ?? [];
  const table = tableOf(name);
  const resource = index === undefined ? table.arn : `${table.arn}/index/${index}`;
  const partitionKey = index === undefined ? table.partitionKey : table.indexKeys.get(index);
  const isOfPartitions = attribute !== undefined && attribute === partitionKey;
  const keys = isOfPartitions ? readObjects(body, 'Parameters') : [undefined];
  const context = { ...leadingKeys(keys), 'dynamodb:FullTableScan': [String(!isOfPartitions)] };
  return { action: 'dynamodb:PartiQLSelect', resource, context };
}

/** The value that a key condition demands of `attribute`: `#pk = :pk AND …`, in any order. */
function findKeyValue(body: Properties, attribute: string): unknown {
  const names = readObject(body, 'ExpressionAttributeNames');
  const values = readObject(body, 'ExpressionAttributeValues');
  const expression = readOptionalText(body, 'KeyConditionExpression') ?? '';
  for (const [, left = '', right = ''] of expression.matchAll(/([:#\w.-]+)\s*=\s*([:#\w.-]+)/g)) {
    if ((names[left] ?? left) === attribute) return values[right];
    if ((names[right] ?? right) === attribute) return values[left];
  }
  return undefined;
}

/** A call whose key cannot be told has an empty leading key, which no pattern but `*` grants. */
function leadingKeys(values: readonly unknown[]): { readonly 'dynamodb:LeadingKeys': readonly string[] } {
  return {
    'dynamodb:LeadingKeys': values.map((value) => (isProperties(value) ? String(Object.values(value)[0]) : '')),
  };
}

function readTableKeys(table: Resource): TableKeys {
  const indexes = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'].flatMap((name) =>
    readObjects(table.properties, name),
  );
  return {
    arn: table.attributes.Arn ?? '',
    partitionKey: partitionKeyOf(table.properties),
    indexKeys: new Map(indexes.map((index) => [String(index.IndexName), partitionKeyOf(index)])),
  };
}

function partitionKeyOf(schema: Properties): string {
  return String(readObjects(schema, 'KeySchema').find((key) => key.KeyType === 'HASH')?.AttributeName);
}
