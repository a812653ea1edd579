import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';

/** What a drill needs to make a table, fill it, look at it, erase people in it and drop it. */
const actions = [
  'CreateTable',
  'DescribeTable',
  'DeleteTable',
  'BatchWriteItem',
  'Scan',
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
];

/**
 * The name of a table that no template makes: a function makes it to prove a backup, and drops it. It is one name, so that
 * the rights on it are rights on no other table, and one that was left behind is found by the next drill.
 */
export class ScratchTable extends Construct {
  readonly tableName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.tableName = `${Stack.of(this).stackName}-scratch`;
  }

  grantAll(fn: HouseFunction): void {
    this.#allow(fn, actions, this.tableName);
    fn.addEnvironment('SCRATCH_TABLE', this.tableName);
  }

  /** To restore a backup for good, into tables that nothing else of the stack knows; to drop one it takes an operator. */
  grantRestored(fn: HouseFunction): void {
    const prefix = `${Stack.of(this).stackName}-restored-`;
    this.#allow(fn, [...actions.filter((action) => action !== 'DeleteTable'), 'UpdateTimeToLive'], `${prefix}*`);
    acknowledge(fn.houseRole, {
      [`IAM5[Resource::arn:${Stack.of(this).partition}:dynamodb:${Stack.of(this).region}:<AWS::AccountId>:table/${prefix}*]`]:
        'Whoever restores a backup says how the table is to be called.',
    });
    fn.addEnvironment('RESTORED_PREFIX', prefix);
  }

  #allow(fn: HouseFunction, granted: readonly string[], resourceName: string): void {
    const arn = Stack.of(this).formatArn({
      service: 'dynamodb',
      resource: 'table',
      resourceName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    fn.allow(
      granted.map((action) => `dynamodb:${action}`),
      [arn],
    );
  }
}
