import {
  DeleteCommand,
  PutCommand,
  type QueryCommandInput,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { Expressions } from './expressions.ts';
import { toPlainItem, toPlainValue } from './plain-value.ts';
import type { Condition, Query, Write } from './table.ts';
import type { Update } from './update.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
export type SingleWrite = Exclude<Write, { readonly check: unknown }>;

/** A write as part of a transaction. */
export function toTransactItem(tableName: string, write: Write): TransactItem {
  if ('put' in write) return { Put: putBody(tableName, write) };
  if ('update' in write) return { Update: updateBody(tableName, write) };
  if ('delete' in write) return { Delete: deleteBody(tableName, write) };
  return { ConditionCheck: { ...keyBody(tableName, write.check), ...conditionBody(write.if) } };
}

/** A write by itself. The old image costs nothing and tells the meter what was replaced. */
export function toCommand(tableName: string, write: SingleWrite): PutCommand | UpdateCommand | DeleteCommand {
  if ('put' in write) return new PutCommand({ ...putBody(tableName, write), ReturnValues: 'ALL_OLD' });
  if ('update' in write) return new UpdateCommand({ ...updateBody(tableName, write), ReturnValues: 'ALL_OLD' });
  return new DeleteCommand({ ...deleteBody(tableName, write), ReturnValues: 'ALL_OLD' });
}

export function toQueryInput(tableName: string, query: Query): QueryCommandInput {
  if (query.index && query.consistent) throw new Error('an index cannot be read strongly');
  const expressions = new Expressions();
  return {
    TableName: tableName,
    IndexName: query.index,
    KeyConditionExpression: expressions.keyCondition(query.index, query.pk, query.sk),
    FilterExpression: query.filter && expressions.condition(query.filter),
    ...expressions.attributes,
    ScanIndexForward: !query.reverse,
    Limit: query.limit,
    ConsistentRead: query.consistent,
    ExclusiveStartKey: query.startAfter,
    // Items that the filter dropped are paid for, and nothing else tells their size.
    ReturnConsumedCapacity: query.filter && 'TOTAL',
  };
}

function putBody(tableName: string, write: Extract<Write, { put: unknown }>) {
  return { TableName: tableName, Item: toPlainItem(write.put), ...conditionBody(write.if) };
}

function updateBody(tableName: string, write: Update) {
  const expressions = new Expressions();
  const set = Object.fromEntries(
    Object.entries(write.set ?? {}).map(([path, value]) => [
      path,
      value === undefined ? value : toPlainValue(value, path),
    ]),
  );
  const UpdateExpression = expressions.update({ ...write, set });
  return { ...keyBody(tableName, write.update), UpdateExpression, ...conditionBody(write.if, expressions) };
}

function deleteBody(tableName: string, write: Extract<Write, { delete: unknown }>) {
  return { ...keyBody(tableName, write.delete), ...conditionBody(write.if) };
}

function keyBody(tableName: string, { pk, sk }: { readonly pk: string; readonly sk: string }) {
  return { TableName: tableName, Key: { pk, sk } };
}

function conditionBody(condition: Condition | undefined, expressions = new Expressions()) {
  const ConditionExpression = condition && expressions.condition(condition);
  return {
    ConditionExpression,
    ...expressions.attributes,
    ...(condition && { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }),
  };
}
