import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvokeResult } from '#infra/local/part.ts';
import { type Runner, startRunner } from '#infra/local/runner.ts';
import { createSmallStack, type SmallStack } from '#test/support/small-stack.ts';

const longEnough = 120_000;

/** Starts a stack and stops it whatever the test does. */
async function withRunner(stack: SmallStack, use: (runner: Runner) => Promise<void>, log?: (line: string) => void) {
  const runner = await startRunner({ ...stack, port: 0, ...(log && { log }) });
  try {
    await use(runner);
  } finally {
    await runner.stop();
  }
}

function put(runner: Runner, pk: string, more: object = {}): Promise<InvokeResult> {
  const Item = { pk: { S: pk }, sk: { S: 'REC' }, ...more };
  return runner.invoke('Actor', { do: 'call', command: 'PutItem', input: { Item } });
}

async function readTimesSeen(runner: Runner, pk: string): Promise<string | undefined> {
  const Key = { pk: { S: `seen#${pk}` }, sk: { S: 'SEEN' } };
  const result = await runner.invoke('Actor', { do: 'call', command: 'GetItem', input: { Key } });
  const payload = result.ok ? (result.payload as { Item?: { times?: { N?: string } } }) : {};
  return payload.Item?.times?.N;
}

function findFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function findJava(): number {
  const found = execFileSync('pgrep', ['-P', String(process.pid), 'java'], { encoding: 'utf8' });
  return Number(found.trim().split('\n')[0]);
}

describe('a running stack', { timeout: longEnough }, () => {
  const stack = createSmallStack();
  const lines: string[] = [];
  let runner: Runner;
  beforeAll(async () => {
    runner = await startRunner({ ...stack, port: 0, log: (line) => lines.push(line) });
  }, longEnough);
  afterAll(async () => {
    await runner.stop();
    stack.remove();
  }, longEnough);

  it('gives functions the context of Lambda, in UTC', async () => {
    const result = await runner.invoke('Actor', {});
    expect(result).toMatchObject({
      ok: true,
      payload: { arn: expect.stringMatching(/:function:small-Actor$/), zone: 0 },
    });
    const { remaining, id } = (result.ok && result.payload) as { remaining: number; id: string };
    expect(remaining).toBeGreaterThan(0);
    expect(remaining).toBeLessThanOrEqual(2000);
    expect(id).toMatch(/^[\da-f-]{36}$/);
  });

  it.each([
    [
      'an error of the handler',
      { do: 'fail', message: 'no' },
      'handler',
      { errorType: 'TypeError', errorMessage: 'no' },
    ],
    [
      'an endless loop',
      { do: 'spin' },
      'timeout',
      { errorType: 'Sandbox.Timedout', errorMessage: /after 2\.00 seconds/ },
    ],
    ['too much memory', { do: 'hoard' }, 'crash', { errorType: 'Runtime.ExitError', errorMessage: /out of memory/ }],
    ['a promise nobody waits for', { do: 'reject' }, 'crash', { errorType: 'Runtime.UnhandledPromiseRejection' }],
    [
      'an answer over 6 MB',
      { do: 'large', bytes: 6_300_000 },
      'payload',
      { errorType: 'Function.ResponseSizeTooLarge' },
    ],
  ])('answers %s as Lambda does, and works on', async (_name, event, reason, error) => {
    const message = 'errorMessage' in error ? error.errorMessage : /./;
    expect(await runner.invoke('Actor', event)).toMatchObject({
      ok: false,
      reason,
      error: { errorType: error.errorType, errorMessage: expect.stringMatching(message) },
    });
    expect(await runner.invoke('Actor', {})).toMatchObject({ ok: true });
  });

  it('lets nothing run in an instance between two calls', async () => {
    await runner.invoke('Actor', { do: 'tick' });
    const first = await runner.invoke('Actor', { do: 'tick' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const second = await runner.invoke('Actor', { do: 'tick' });
    const ticks = (result: InvokeResult) => (result.ok ? Number(result.payload) : Number.NaN);
    expect(ticks(second) - ticks(first)).toBeLessThan(5);
  });

  it('runs calls at once in instances of their own', async () => {
    const waits = await Promise.all([1, 2, 3].map(() => runner.invoke('Actor', { do: 'wait', ms: 300 })));
    expect(waits.every((result) => result.ok)).toBe(true);
  });

  it('keeps the lines of a function as JSON and shows its errors', async () => {
    await runner.invoke('Actor', { do: 'log' });
    const log = readFileSync(join(stack.dataDir, 'logs', 'Actor.log'), 'utf8')
      .trim()
      .split('\n');
    const entries = log.map((line) => JSON.parse(line) as { message: string });
    expect(entries.map(({ message }) => message)).toEqual(expect.arrayContaining(['plain words', 'in trouble']));
    expect(lines).toContain('Actor: in trouble');
  });

  it('keeps an event that fails for good in the queue that the template names', async () => {
    await runner.enqueue('Actor', { do: 'fail', message: 'for good' });
    await runner.drained();
    const [letter] = readFileSync(join(stack.dataDir, 'queues', 'small-DeadLetters.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(letter ?? '')).toMatchObject({
      body: { requestPayload: { message: 'for good' }, responsePayload: { errorType: 'TypeError' } },
    });
  });

  it.each([
    ['an action that is not granted', 'Scan', {}, 'dynamodb:Scan', 'no identity-based policy'],
    [
      'the table where an index is granted',
      'Query',
      { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'x' } } },
      'dynamodb:Query',
      'no identity-based policy',
    ],
    [
      'a key that is denied',
      'DeleteItem',
      { Key: { pk: { S: 'kept#1' }, sk: { S: 'x' } } },
      'dynamodb:DeleteItem',
      'explicit deny',
    ],
    [
      'a transaction with one write too many',
      'TransactWriteItems',
      {
        TransactItems: [
          {
            Update: { TableName: 'small-Table', Key: { pk: { S: 'a' }, sk: { S: 'b' } }, UpdateExpression: 'REMOVE x' },
          },
        ],
      },
      'dynamodb:UpdateItem',
      'no identity-based policy',
    ],
  ])('refuses %s', async (_name, command, input, action, reason) => {
    const result = await runner.invoke('Actor', { do: 'call', command, input });
    expect(result).toMatchObject({ ok: false, error: { errorType: 'AccessDeniedException' } });
    const message = result.ok ? '' : result.error.errorMessage;
    expect(message).toContain(`/Actor is not authorized to perform: ${action} on resource: arn:aws:dynamodb`);
    expect(message).toContain(reason);
  });

  it('tells what each function was granted and what it used', async () => {
    await put(runner, 'used');
    const { granted, used } = runner.access().Actor ?? { granted: [], used: [] };
    expect(used).toContain('dynamodb:PutItem');
    expect(used).not.toContain('dynamodb:Scan');
    expect(granted).toEqual(['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query']);
  });

  it('isolates a poison record: its neighbours are handled, it is kept in the bucket', async () => {
    const names = ['before', 'poison', 'after'];
    for (const name of names) expect(await put(runner, name)).toMatchObject({ ok: true });
    await runner.drained();
    expect(await readTimesSeen(runner, 'before')).toBe('1');
    expect(await readTimesSeen(runner, 'after')).toBe('1');
    const kept = findFiles(join(stack.dataDir, 'buckets')).filter((path) => path.includes('/aws/lambda/'));
    const record = kept.map((path) => readFileSync(path, 'utf8')).find((text) => text.includes('DDBStreamBatchInfo'));
    const failure = JSON.parse(record ?? '{}') as { payload: string };
    expect(failure).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
    expect(JSON.parse(failure.payload)).toMatchObject({ Records: [{ dynamodb: { Keys: { pk: { S: 'poison' } } } }] });
  });

  it('is closed to other hosts of the network', async () => {
    const address = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
    const command = readFileSync(`/proc/${findJava()}/cmdline`, 'utf8').split('\0');
    const port = command[command.indexOf('-port') + 1];
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(400);
    if (address) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
  });

  it('refuses a second runner on the same data folder, naming the first', async () => {
    const second = startRunner({ ...stack, port: 0 });
    await expect(second).rejects.toThrow(`${stack.dataDir} is in use by process ${process.pid}`);
  });
});

describe('stopping and starting', { timeout: longEnough }, () => {
  it('goes on where it stopped, and adds indexes that the template gained', async () => {
    const first = createSmallStack();
    await withRunner(first, async (runner) => {
      await put(runner, 'early');
      await runner.drained();
      await put(runner, 'late');
    });
    const second = createSmallStack({ dataDir: first.dataDir, moreIndexes: ['gsi2'] });
    await withRunner(second, async (runner) => {
      await runner.drained();
      expect(await readTimesSeen(runner, 'early')).toBe('1');
      expect(await readTimesSeen(runner, 'late')).toBe('1');
      expect(runner.parts.find(({ name }) => name === 'DynamoDB')?.summary).toBe('1 table, 2 indexes');
    });
    const changed = createSmallStack({ dataDir: first.dataDir, keyPrefix: 'other' });
    await expect(startRunner({ ...changed, port: 0 })).rejects.toThrow(
      /table Table .* keys pk \+ sk instead of otherpk/,
    );
    expect(existsSync(join(first.dataDir, 'runner.lock'))).toBe(false);
    for (const stack of [first, second, changed]) stack.remove();
  });

  it('stops everything with one line when DynamoDB Local is killed, and finds what was acknowledged', async () => {
    const stack = createSmallStack();
    const runner = await startRunner({ ...stack, port: 0 });
    await put(runner, 'acknowledged');
    process.kill(findJava(), 'SIGKILL');
    expect(await runner.lost).toBe('DynamoDB Local ended by SIGKILL');
    await withRunner(stack, async (again) => {
      await again.drained();
      expect(await readTimesSeen(again, 'acknowledged')).toBe('1');
    });
    stack.remove();
  });
});

describe('what cannot be started', { timeout: longEnough }, () => {
  const stack = createSmallStack();
  afterAll(() => stack.remove());

  it('names a taken port', async () => {
    const owner = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => owner.once('listening', resolve));
    const { port } = owner.address() as AddressInfo;
    await expect(startRunner({ ...stack, port })).rejects.toThrow(`port ${port} is taken`);
    owner.close();
  });

  it('names a damaged data folder and leaves it as it is', async () => {
    const database = join(stack.dataDir, 'dynamodb', 'shared-local-instance.db');
    mkdirSync(join(database, '..'), { recursive: true });
    writeFileSync(database, 'this is no database');
    await expect(startRunner({ ...stack, port: 0 })).rejects.toThrow(`the data folder ${stack.dataDir} is damaged`);
    expect(readFileSync(database, 'utf8')).toBe('this is no database');
  });

  it('names a resource that is not simulated', async () => {
    const foreign = createSmallStack({ moreResources: { Flow: { Type: 'AWS::Kinesis::Stream' } } });
    await expect(startRunner({ ...foreign, port: 0 })).rejects.toThrow('does not simulate AWS::Kinesis::Stream (Flow)');
    foreign.remove();
  });
});
