import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

const indexNames = ['gsi1', 'gsi2', 'gsi3', 'gsi4', 'gsi5'] as const;
export type IndexName = (typeof indexNames)[number];

/** Partition keys that a grant can be narrowed to, as patterns of IAM. */
export const keyPatterns = {
  /** Users, departments, roles. */
  organisation: 'ORG',
  configuration: 'CFG*',
  /** Signs of life of the parts that work unseen. */
  heartbeats: 'CFG#health',
  jobs: 'JOB#*',
  pairs: 'PAIR#*',
  matchKeys: 'K#*',
  searchTokens: 'T#*',
  aggregates: 'AGG#*',
  views: 'VIEWS',
  importTemplates: 'TEMPLATES',
  feeds: 'FEEDS',
  notifications: 'NTF#*',
  audit: 'H#*',
  /** Handles on records that their holders may not see. */
  hiddenRefs: 'HID#*',
  /** Hashes of API keys. */
  apiKeys: 'KEY#*',
  /** How much a form handed in of late, and how much somebody asked registries. */
  rates: 'RATE#*',
  idempotency: 'IDEM#*',
  leads: 'lea_*',
  /** The list of what was erased of people. */
  erasures: 'ERASED',
} as const;
export type KeyPattern = (typeof keyPatterns)[keyof typeof keyPatterns];

/** What tells who the caller is and what he may do. */
export const actorKeys: readonly KeyPattern[] = [keyPatterns.organisation, keyPatterns.configuration];

export interface SingleTableProps {
  /** @default - a key that AWS owns, without a price */
  readonly encryptionKey?: IKey | undefined;
}

/** The table of the tenant, and the only place that grants access to it. */
export class SingleTable extends Construct {
  readonly table: Table;
  readonly #key: IKey | undefined;

  constructor(scope: Construct, id: string, props: SingleTableProps) {
    super(scope, id);
    this.#key = props.encryptionKey;
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'ttl',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(props.encryptionKey && {
        encryption: TableEncryption.CUSTOMER_MANAGED,
        encryptionKey: props.encryptionKey,
      }),
    });
    for (const indexName of indexNames) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: `${indexName}pk`, type: AttributeType.STRING },
        sortKey: { name: `${indexName}sk`, type: AttributeType.STRING },
      });
    }
  }

  /** Reads by key; of the whole table unless `keys` narrow it. */
  grantRead(reader: LambdaFunction, keys?: readonly KeyPattern[]): void {
    this.#grant(reader, ['GetItem', 'BatchGetItem', 'Query'], keys);
  }

  /**
   * Queries of many partitions at once, which the service knows as statements; of the whole table unless `keys` narrow it. A
   * statement that names no partition would read all of them.
   */
  grantQueryMany(reader: LambdaFunction, keys?: readonly KeyPattern[], indexes: readonly IndexName[] = []): void {
    this.#grant(reader, ['PartiQLSelect'], keys);
    const ofIndexes = indexes.map((index) => `${this.table.tableArn}/index/${index}`);
    if (ofIndexes.length > 0) this.#allow(reader, ['dynamodb:PartiQLSelect'], ofIndexes);
    reader.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['dynamodb:PartiQLSelect'],
        resources: [this.table.tableArn, ...ofIndexes],
        conditions: { Bool: { 'dynamodb:FullTableScan': 'true' } },
      }),
    );
  }

  /** Queries on these indexes: they are named, a wildcard would include the next one that is added. */
  grantQuery(reader: LambdaFunction, indexes: readonly IndexName[] = indexNames): void {
    this.#allow(
      reader,
      ['dynamodb:Query'],
      indexes.map((index) => `${this.table.tableArn}/index/${index}`),
    );
  }

  grantWrite(writer: LambdaFunction, keys?: readonly KeyPattern[]): void {
    this.#grant(writer, ['PutItem', 'UpdateItem', 'ConditionCheckItem'], keys);
  }

  /** Changes of what is there, which never make something new. */
  grantUpdate(writer: LambdaFunction, keys?: readonly KeyPattern[]): void {
    this.#grant(writer, ['UpdateItem'], keys);
  }

  /** Whole items, new or in place of another: enough for what is written with a condition on its version. */
  grantPut(writer: LambdaFunction, keys?: readonly KeyPattern[]): void {
    this.#grant(writer, ['PutItem'], keys);
  }

  grantDelete(writer: LambdaFunction, keys?: readonly KeyPattern[]): void {
    this.#grant(writer, ['DeleteItem'], keys);
  }

  grantBatchWrite(writer: LambdaFunction, keys?: readonly KeyPattern[]): void {
    this.#grant(writer, ['BatchWriteItem'], keys);
  }

  /** A Scan has no leading key: it can only be granted for the whole table. */
  grantScan(reader: LambdaFunction): void {
    this.#grant(reader, ['Scan']);
  }

  /**
   * The audit is append-only. A Put could still replace an audit event, which IAM cannot tell from a new one:
   * the condition of the write (`attribute_not_exists`) refuses that.
   */
  denyAuditChanges(writer: LambdaFunction): void {
    this.#denyOfAudit(writer, ['UpdateItem', 'DeleteItem']);
  }

  /** For the one function that takes the data of people out of the audit: it empties values, and no event goes. */
  denyAuditDeletion(writer: LambdaFunction): void {
    this.#denyOfAudit(writer, ['DeleteItem']);
  }

  #denyOfAudit(writer: LambdaFunction, operations: readonly string[]): void {
    writer.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: operations.map((operation) => `dynamodb:${operation}`),
        resources: [this.table.tableArn],
        // "Any", not "all": an empty set of keys satisfies every "all" and would deny everything.
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [keyPatterns.audit] } },
      }),
    );
  }

  #grant(grantee: LambdaFunction, operations: readonly string[], keys?: readonly KeyPattern[]): void {
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: operations.map((operation) => `dynamodb:${operation}`),
        resources: [this.table.tableArn],
        ...(keys && { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...keys] } } }),
      }),
    );
    grantee.addEnvironment('TABLE_NAME', this.table.tableName);
    this.#grantKey(grantee);
  }

  #allow(grantee: LambdaFunction, actions: string[], resources: string[]): void {
    grantee.addToRolePolicy(new PolicyStatement({ actions, resources }));
    this.#grantKey(grantee);
  }

  /** The usual grant of a key holds wildcards; these are the calls that DynamoDB makes for the caller. */
  #grantKey(grantee: LambdaFunction): void {
    if (!this.#key) return;
    const actions = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'];
    grantee.addToRolePolicy(new PolicyStatement({ actions, resources: [this.#key.keyArn] }));
  }
}
