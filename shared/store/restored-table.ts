import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { createDocumentClient } from './dynamo-client.ts';
import { createDynamoTable } from './dynamo-table.ts';
import { indexKeyNames } from './plain-value.ts';
import { restorePatience, waitFor } from './scratch-table.ts';
import { indexNames, type TableConnection } from './table.ts';

/** Tables of the shape that a tenant's has, which stay. Their names begin with a prefix, and only those can be made. */
export function createRestoredTables(prefix: string, client = createDocumentClient(restorePatience)) {
  const nameOf = (into: string) => `${prefix}${into}`;
  return {
    nameOf,
    /** As it is. */
    open: (into: string): TableConnection => createDynamoTable({ tableName: nameOf(into), client }),
    /** Made if there is none. */
    async ensure(into: string): Promise<TableConnection> {
      const TableName = nameOf(into);
      const statusOf = async () => {
        try {
          return (await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus;
        } catch (error) {
          if (error instanceof ResourceNotFoundException) return undefined;
          throw error;
        }
      };
      if ((await statusOf()) === undefined) {
        await client.send(new CreateTableCommand({ TableName, ...shapeOfTenantTable() }));
        await waitFor(TableName, async () => (await statusOf()) === 'ACTIVE');
        const TimeToLiveSpecification = { AttributeName: 'ttl', Enabled: true };
        await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
      }
      return createDynamoTable({ tableName: TableName, client });
    },
  };
}

function shapeOfTenantTable() {
  const keys = [['pk', 'sk'] as const, ...indexNames.map(indexKeyNames)];
  return {
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: keys.flat().map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: toKeySchema(['pk', 'sk']),
    GlobalSecondaryIndexes: indexNames.map((IndexName) => ({
      IndexName,
      KeySchema: toKeySchema(indexKeyNames(IndexName)),
      Projection: { ProjectionType: 'ALL' as const },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const },
  };
}

function toKeySchema([pk, sk]: readonly [string, string]) {
  return [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ];
}
