import { createHash } from 'node:crypto';
import { idempotencyKey } from './keys/history.ts';
import { type Item, isAbsent, type Key, type Write } from './table.ts';

/**
 * What is answered again, when the same request comes again. It holds no copy of the record: that would outlive the erasure
 * of a person, and what the version was is told by the history.
 */
export interface StoredResponse {
  readonly status: number;
  /** The record that was written, with the version that it got. */
  readonly id?: string;
  readonly version?: number;
  /** The version was written by this request: its audit event tells what changed. */
  readonly changed?: true;
  /** What the caller was told besides. */
  readonly warnings?: readonly object[];
}

export interface IdempotentRequest {
  readonly userId: string;
  /** What the caller sent as its key. */
  readonly key: string;
  /** See `hashRequest`. */
  readonly requestHash: string;
}

export type Remembered =
  | { readonly outcome: 'new' }
  | { readonly outcome: 'mismatch' }
  | { readonly outcome: 'repeated'; readonly response: StoredResponse };

const keptSeconds = 24 * 60 * 60;

/** The same key for another route or another body is a mistake of the caller's. */
export function hashRequest(method: string, path: string, body: string): string {
  return hash(JSON.stringify([method, path, body]));
}

/** Where the answer to a request is kept. */
export function keyOfRequest({ userId, key }: Pick<IdempotentRequest, 'userId' | 'key'>): Key {
  return idempotencyKey(userId, hash(key));
}

/**
 * Keeps the answer for 24 hours, in the transaction of the change itself. Refused while an answer is there; one that is
 * over time counts as gone, since the service removes it only some time later.
 */
export function rememberResponse(request: IdempotentRequest, response: StoredResponse, now: Date): Write {
  const item: Item = {
    ...keyOfRequest(request),
    type: 'idempotency',
    shape: 1,
    requestHash: request.requestHash,
    response,
    ttl: toSeconds(now) + keptSeconds,
  };
  return { put: item, if: { any: [isAbsent, { attribute: 'ttl', op: 'lt', value: toSeconds(now) }] } };
}

/** @param item what stands at `keyOfRequest`, read strongly, or the item that refused `rememberResponse` */
export function recallResponse(item: Item | undefined, requestHash: string, now: Date): Remembered {
  if (!item || Number(item.ttl) < toSeconds(now)) return { outcome: 'new' };
  if (item.requestHash !== requestHash) return { outcome: 'mismatch' };
  return { outcome: 'repeated', response: item.response as StoredResponse };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function toSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
