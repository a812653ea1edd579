import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
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
    const arn = Stack.of(this).formatArn({
      service: 'dynamodb',
      resource: 'table',
      resourceName: this.tableName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    fn.allow(
      actions.map((action) => `dynamodb:${action}`),
      [arn],
    );
    fn.addEnvironment('SCRATCH_TABLE', this.tableName);
  }
}
