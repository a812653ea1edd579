import {
  type CancellationReason,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { isAbsent, isPresent, type TableConnection, TableUnavailable, WriteConflict } from '#shared/store/table.ts';
import {
  createLocalClient,
  createLocalTable,
  type DynamoDbLocal,
  startDynamoDbLocal,
} from '#test/support/dynamodb-local.ts';

const tableName = `faults-${process.pid}`;
let local: DynamoDbLocal;
let client: DynamoDBDocumentClient;
let table: TableConnection;
let key: { readonly pk: string; readonly sk: string };
let runs = 0;

/** Faults of the next attempts to send: `before` nothing reaches the service, `after` the answer is lost. */
let faults: { readonly at: 'before' | 'after'; readonly error: Error }[] = [];
let attempts = 0;
let tokens: string[] = [];

beforeAll(async () => {
  local = await startDynamoDbLocal();
  const plain = createLocalClient(local.endpoint);
  await createLocalTable(plain, tableName);
  client = DynamoDBDocumentClient.from(plain);
  client.middlewareStack.add(
    (next) => async (args) => {
      attempts += 1;
      tokens.push(readToken(args.request));
      const fault = faults.shift();
      if (fault?.at === 'before') throw fault.error;
      const answer = await next(args);
      if (fault) throw fault.error;
      return answer;
    },
    { step: 'deserialize', name: 'faults', priority: 'high' },
  );
  table = createDynamoTable({ tableName, client });
});

afterAll(async () => {
  client?.destroy();
  await local?.stop();
});

beforeEach(() => {
  runs += 1;
  key = { pk: `com_${runs}`, sk: 'REC' };
  faults = [];
  attempts = 0;
  tokens = [];
});

function readToken(request: unknown): string {
  const { body } = request as { readonly body: Uint8Array };
  return String(
    (JSON.parse(new TextDecoder().decode(body)) as { readonly ClientRequestToken?: string }).ClientRequestToken,
  );
}

function loseAnswers(count: number): void {
  const error = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  faults = Array.from({ length: count }, () => ({ at: 'after' as const, error }));
}

function cancel(count: number, ...codes: readonly string[]): void {
  const CancellationReasons: CancellationReason[] = codes.map((Code) => ({ Code }));
  const error = new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
  faults = Array.from({ length: count }, () => ({ at: 'before' as const, error }));
}

const read = () => table.get(key, { consistent: true });
const other = () => ({ pk: key.pk, sk: 'TEXT' });

describe('a lost answer', () => {
  it('of a transaction: it is applied once and succeeds', async () => {
    loseAnswers(1);
    await table.transact([
      { update: key, add: { count: 1 } },
      { put: other(), if: isAbsent },
    ]);
    expect(attempts).toBe(2);
    expect(await read()).toEqual({ ...key, count: 1 });
  });

  it('of a single addition: it is applied once', async () => {
    loseAnswers(2);
    await table.write({ update: key, add: { count: 5 } });
    expect(await read()).toEqual({ ...key, count: 5 });
  });

  it('of a single conditional write: it finds itself applied and succeeds', async () => {
    loseAnswers(1);
    await table.write({ put: { ...key, name: 'mine' }, if: isAbsent });
    loseAnswers(1);
    await table.write({ update: key, set: { version: 2 }, if: { attribute: 'version', op: 'absent' } });
    expect(await read()).toEqual({ ...key, name: 'mine', version: 2 });
    loseAnswers(1);
    await table.write({ delete: key, if: isPresent });
    expect(await read()).toBeUndefined();
  });

  it('does not make a write succeed that was refused', async () => {
    await table.write({ put: { ...key, name: 'theirs' } });
    for (const write of [
      { put: { ...key, name: 'mine' }, if: isAbsent },
      { delete: key, if: isAbsent },
    ]) {
      loseAnswers(1);
      await expect(table.write(write)).rejects.toThrow(WriteConflict);
    }
    expect(await read()).toEqual({ ...key, name: 'theirs' });
  });

  it('every time: says that the table is unavailable', async () => {
    loseAnswers(10);
    await expect(table.transact([{ put: key }, { put: other() }])).rejects.toThrow(TableUnavailable);
    faults = [];
    expect(await read()).toEqual(key);
  });
});

describe('another transaction on the same items', () => {
  it('is waited for', async () => {
    cancel(3, 'None', 'TransactionConflict');
    await table.transact([{ put: key, if: isAbsent }, { put: other() }]);
    expect(attempts).toBe(4);
    expect(new Set(tokens).size).toBe(1);
    expect(await read()).toEqual(key);
  });

  it('is not waited for endlessly', async () => {
    cancel(50, 'TransactionConflict', 'None');
    const error = await table.transact([{ put: key }, { put: other() }]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failures: [{ reason: 'conflict' }, { reason: 'none' }] });
    expect(attempts).toBe(5);
  });

  it('is not waited for when a condition failed as well', async () => {
    cancel(1, 'TransactionConflict', 'ConditionalCheckFailed');
    const error = await table.transact([{ put: key }, { put: other() }]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failures: [{ reason: 'conflict' }, { reason: 'condition' }] });
    expect(attempts).toBe(1);
  });

  it('is waited for by a single write too', async () => {
    const error = new TransactionConflictException({ message: 'conflict', $metadata: {} });
    faults = [{ at: 'before', error }];
    await table.write({ put: key });
    faults = Array.from({ length: 50 }, () => ({ at: 'before', error }));
    const refused = await table.write({ put: key }).catch((reason: unknown) => reason);
    expect(refused).toMatchObject({ name: 'WriteConflict', failures: [{ reason: 'conflict' }] });
  });
});

describe('a service that does not serve', () => {
  it('for load: is asked again, then said to be unavailable', async () => {
    cancel(50, 'ThrottlingError', 'None');
    await expect(table.transact([{ put: key }, { put: other() }])).rejects.toThrow(TableUnavailable);
    expect(attempts).toBe(5);
  });

  it('because nothing listens there: is said to be unavailable', async () => {
    const nowhere = createDynamoTable({
      tableName,
      client: DynamoDBDocumentClient.from(createLocalClient('http://127.0.0.1:1')),
    });
    await expect(nowhere.get(key)).rejects.toThrow(TableUnavailable);
  });

  it('because the call is wrong: says so at once', async () => {
    const missing = createDynamoTable({ tableName: 'missing', client });
    await expect(missing.get(key)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(attempts).toBe(1);
  });
});
