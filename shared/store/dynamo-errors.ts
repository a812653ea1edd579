import {
  type CancellationReason,
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { pauseBeforeRetry } from './backoff.ts';
import { type Item, TableUnavailable, WriteConflict, type WriteFailure } from './table.ts';

const mostAttempts = 5;
const throttlingNames = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionInProgressException',
]);
const throttlingCodes = new Set(['ProvisionedThroughputExceeded', 'ThrottlingError']);

/**
 * Runs a call, says in our own terms why it failed, and repeats it while the only reason is another transaction on
 * the same items: such a call has certainly not been applied.
 * @throws WriteConflict, TableUnavailable, and as they are: faults of the caller (validation, access)
 */
export async function translateErrors<T>(operation: string, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const passing = isPassing(error);
      if (!passing || attempt === mostAttempts) throw translateError(operation, error);
    }
    await pauseBeforeRetry(attempt);
  }
}

function translateError(operation: string, error: unknown): unknown {
  if (error instanceof ConditionalCheckFailedException) {
    return new WriteConflict([{ reason: 'condition', ...readCurrent(error.Item) }]);
  }
  if (error instanceof TransactionConflictException) return new WriteConflict([{ reason: 'conflict' }]);
  if (error instanceof TransactionCanceledException) return translateCancellation(operation, error);
  return isUnavailable(error) ? new TableUnavailable(operation, error) : error;
}

function translateCancellation(operation: string, error: TransactionCanceledException): unknown {
  const reasons = error.CancellationReasons ?? [];
  if (reasons.some(hasCode('ConditionalCheckFailed', 'TransactionConflict')))
    return new WriteConflict(reasons.map(toFailure));
  return reasons.some(hasCode(...throttlingCodes)) ? new TableUnavailable(operation, error) : error;
}

function toFailure({ Code, Item: current }: CancellationReason): WriteFailure {
  if (Code === 'ConditionalCheckFailed') return { reason: 'condition', ...readCurrent(current) };
  return { reason: Code === 'TransactionConflict' ? 'conflict' : 'none' };
}

/** Items in errors come as the wire has them: the document client translates answers only. */
function readCurrent(item: CancellationReason['Item']): { readonly current?: Item } {
  return item && Object.keys(item).length > 0 ? { current: unmarshall(item) as Item } : {};
}

function hasCode(...codes: readonly string[]): (reason: CancellationReason) => boolean {
  return ({ Code }) => Code !== undefined && codes.includes(Code);
}

function isPassing(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const reasons = (error.CancellationReasons ?? []).filter((reason) => !hasCode('None')(reason));
  return reasons.length > 0 && reasons.every(hasCode('TransactionConflict', ...throttlingCodes));
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof DynamoDBServiceException) return error.$fault === 'server' || throttlingNames.has(error.name);
  return error instanceof Error && (error.name === 'TimeoutError' || 'code' in error);
}
