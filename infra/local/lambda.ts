import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Endpoint } from './endpoint.ts';
import { loadPolicies, type Policies } from './iam.ts';
import { serveLambdaApi } from './lambda-api.ts';
import { type FunctionConfig, readFunctionConfig } from './lambda-config.ts';
import { buildEnvironment } from './lambda-environment.ts';
import { openFunctionLog } from './lambda-logs.ts';
import { createPool, type Pool } from './lambda-pool.ts';
import { openAsyncQueue, type QueuedEvent } from './lambda-queue.ts';
import type { Clock, Credentials, Functions, InvokeResult, Part } from './part.ts';
import type { Queues } from './queues.ts';
import { StartError } from './start-error.ts';
import type { Stack } from './template.ts';

/** What other parts need to know of a function that they call. */
export interface FunctionAccess {
  readonly config: FunctionConfig;
  readonly policies: Policies;
  /** Signs calls as this function. */
  readonly credentials: Credentials;
}

export interface LambdaPart extends Part, Functions {
  /** Delivers the events that an earlier run left behind: once everything stands that functions call. */
  resume(): void;
  drained(): Promise<void>;
  /** Resolves when no call is under way, at the latest after 4 s: they may still write. */
  settle(): Promise<void>;
  /** Function → actions that its role allows. */
  grantedActions(): Readonly<Record<string, readonly string[]>>;
  access(target: string): FunctionAccess;
  /** Takes new code for the calls to come. */
  reload(target: string, codeDir: string): void;
}

interface LambdaOptions {
  readonly stack: Stack;
  readonly dataDir: string;
  readonly inMemory: boolean;
  readonly clock: Clock;
  readonly endpoint: Endpoint;
  readonly queues: Queues;
  log(line: string): void;
}

interface Member extends FunctionAccess {
  readonly pool: Pool;
}

/** Lambda's limits for calls that somebody waits for, and for events. */
const payloadLimit = 6 * 1024 * 1024;
const eventLimit = 1024 * 1024;

/** Prepares every function of the template; instances start with the first call. */
export function startLambda(options: LambdaOptions): LambdaPart {
  const { stack, dataDir, clock, endpoint, queues, log } = options;
  const members = new Map<string, Member>();
  for (const resource of stack.ofType('AWS::Lambda::Function')) {
    const member = createMember(options, readFunctionConfig(stack, resource));
    for (const name of [resource.logicalId, member.config.name, member.config.arn]) members.set(name, member);
  }

  function memberOf(target: string): Member {
    const member = members.get(target);
    if (!member) throw new StartError(`the template has no function ${target}`);
    return member;
  }

  async function invoke(target: string, event: unknown): Promise<InvokeResult> {
    const { pool, config } = memberOf(target);
    const payload = JSON.stringify(event) ?? 'null';
    if (Buffer.byteLength(payload) > payloadLimit) return tooLarge('RequestEntityTooLargeException', 'the event');
    const result = await pool.run(payload);
    if (!result.ok) {
      log(`${config.logicalId} failed: ${result.error.errorType}: ${result.error.errorMessage}`);
      return result;
    }
    if (Buffer.byteLength(result.payload) > payloadLimit)
      return tooLarge('Function.ResponseSizeTooLarge', 'the answer');
    return { ok: true, payload: JSON.parse(result.payload) };
  }

  const queue = openAsyncQueue({
    folder: options.inMemory ? mkdtempSync(join(tmpdir(), 'lambda-events-')) : join(dataDir, 'lambda', 'events'),
    clock,
    invoke,
    async giveUp(event, { error }) {
      const { config } = memberOf(event.target);
      log(`${config.logicalId} gave up an event after ${event.attempts} attempts: ${error.errorMessage}`);
      const destination = config.asynchronous.onFailure;
      if (destination !== undefined) await queues.send(destination, describeFailure(config, event, error));
    },
  });

  const functions: Functions = {
    invoke,
    async enqueue(target, event, { retries, maximumAgeSeconds } = {}) {
      const { logicalId, asynchronous } = memberOf(target).config;
      if (Buffer.byteLength(JSON.stringify(event)) > eventLimit)
        throw new Error(`an event for ${logicalId} is over 1 MB`);
      queue.add({
        target: logicalId,
        event,
        retries: retries ?? asynchronous.retries,
        maximumAgeSeconds: maximumAgeSeconds ?? asynchronous.maximumAgeSeconds,
      });
    },
  };
  endpoint.register('lambda', { handle: serveLambdaApi(functions) });
  const pools = [...new Set(members.values())].map(({ pool }) => pool);

  return {
    ...functions,
    name: 'Lambda',
    summary: `${pools.length} functions`,
    access: memberOf,
    reload: (target, codeDir) => memberOf(target).pool.reload(codeDir),
    resume: () => queue.resume(),
    drained: () => queue.drained(),
    grantedActions: () =>
      Object.fromEntries(
        [...members.values()].map(({ config, policies }) => [config.logicalId, policies.grantedActions]),
      ),
    async settle() {
      queue.stop();
      await waitForCalls(pools);
    },
    async stop() {
      queue.stop();
      await Promise.all(pools.map((pool) => pool.stop()));
    },
  };
}

function createMember({ stack, dataDir, clock, endpoint, log }: LambdaOptions, config: FunctionConfig): Member {
  const policies = loadPolicies(stack, config.roleArn);
  const credentials = endpoint.admit({ name: config.logicalId, policies });
  const file = openFunctionLog(join(dataDir, 'logs'), config.logicalId, (message) =>
    log(`${config.logicalId}: ${message}`),
  );
  const environment = buildEnvironment(stack, config, credentials, endpoint.origin);
  const pool = createPool({ config, environment, clock, writeLog: file.write });
  return { config, policies, credentials, pool };
}

async function waitForCalls(pools: readonly Pool[]): Promise<void> {
  const deadline = Date.now() + 4000;
  while (Date.now() < deadline && pools.some((pool) => pool.busy > 0)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function tooLarge(errorType: string, what: string): InvokeResult {
  return { ok: false, reason: 'payload', error: { errorType, errorMessage: `${what} is over ${payloadLimit} bytes` } };
}

/** The record that Lambda sends to an on-failure destination. */
function describeFailure(
  config: FunctionConfig,
  event: QueuedEvent,
  error: { errorType: string; errorMessage: string },
) {
  return {
    version: '1.0',
    timestamp: new Date(event.dueAt).toISOString(),
    requestContext: {
      requestId: event.id,
      functionArn: `${config.arn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: event.attempts,
    },
    requestPayload: event.event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: error,
  };
}
