import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { isSameValue } from './capacity.ts';
import type { SingleWrite } from './dynamo-commands.ts';
import { toPlainItem } from './plain-value.ts';
import type { Item } from './table.ts';
import { applyUpdate } from './update.ts';

/** Adding twice adds double: the client's own repetition after a lost answer needs the token of a transaction. */
export function isSafeToRepeat(write: SingleWrite): boolean {
  return !('update' in write) || Object.keys(write.add ?? {}).length === 0;
}

/**
 * When a write had to be sent again, the condition may have failed because the first attempt did succeed and
 * only its answer was lost. Then the item is just as this write leaves it, and the write has succeeded.
 * @throws the error itself in every other case
 */
export function settleRepeatedWrite(
  write: SingleWrite,
  error: unknown,
  sends: number,
): { readonly Attributes?: Record<string, unknown> } {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
  if (sends === 1 && (error.$metadata.attempts ?? 1) === 1) throw error;
  const current = error.Item && (unmarshall(error.Item) as Item);
  if (!isAsLeftBy(write, current)) throw error;
  return current ? { Attributes: current } : {};
}

function isAsLeftBy(write: SingleWrite, current: Item | undefined): boolean {
  if ('delete' in write) return current === undefined;
  if (current === undefined) return false;
  return isSameValue(current, 'put' in write ? toPlainItem(write.put) : applyUpdate(current, write));
}
