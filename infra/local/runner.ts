import { startBuckets } from './buckets.ts';
import { superviseChildren } from './children.ts';
import { systemClock } from './clock.ts';
import { startCloudFront } from './cloudfront.ts';
import { lockDataFolder } from './data-folder.ts';
import { startDynamoDb } from './dynamodb.ts';
import { startEndpoint } from './endpoint.ts';
import { startEventBus } from './event-bus.ts';
import { startHttpApi } from './http-api.ts';
import { assertPortFree } from './http-server.ts';
import { startLambda } from './lambda.ts';
import type { Clock, Context, Credentials, Functions, Part } from './part.ts';
import { openQueues } from './queues.ts';
import { type Schedules, startSchedules } from './schedules.ts';
import { noStreams, type StreamsPart, startStreams } from './streams.ts';
import { assertSupported } from './support.ts';
import { supports } from './supports.ts';
import { type Assembly, loadStack, type Stack } from './template.ts';
import { startUserPool } from './user-pool.ts';

export interface RunnerOptions {
  readonly assembly: Assembly;
  /** Created if absent; a later start with the same folder finds everything again. */
  readonly dataDir: string;
  /** Of the distribution; 0 takes a free one. */
  readonly port: number;
  /** Nothing of the table and of events survives: for tests. */
  readonly inMemory?: boolean;
  /**
   * For one large load by functions that write what the consumers of streams would find: there are no streams and no
   * consumers, which take the database half as long again, and it compiles well what it does often. The next start of this
   * folder has both.
   */
  readonly isForLoad?: boolean;
  readonly clock?: Clock;
  /** A DynamoDB that already runs, instead of one of our own. */
  readonly dynamoDbEndpoint?: string | undefined;
  /** Each part when it stands. */
  onProgress?(part: StartedPart): void;
  /** What a person should know: refusals, failures of functions. */
  log?(line: string): void;
}

export interface StartedPart {
  readonly name: string;
  readonly summary: string;
  readonly seconds: number;
}

export interface Runner extends Pick<Functions, 'invoke' | 'enqueue'> {
  /** Where the distribution answers; the HTTP API if there is none. */
  readonly url: string;
  /** Outputs of the stack, with local addresses in place of those of AWS. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly stack: Stack;
  readonly parts: readonly StartedPart[];
  /** For clients that act as the operator. */
  readonly aws: { readonly endpoint: string; readonly region: string; readonly credentials: Credentials };
  /** Resolves with one line when the runner had to stop because a child process ended. */
  readonly lost: Promise<string>;
  runSchedule(logicalId: string): Promise<void>;
  /** Calls to come get the code of this folder. */
  reload(functionLogicalId: string, codeDir: string): void;
  /** Per function: what its policies allow, and what it made use of. */
  access(): Readonly<Record<string, { readonly granted: readonly string[]; readonly used: readonly string[] }>>;
  /** Resolves when no stream record and no event waits to be handled. */
  drained(): Promise<void>;
  /** Ends everything within 10 s. */
  stop(): Promise<void>;
}

/** Runs a synthesized stack on this machine. @throws StartError with one line for the person at the terminal */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const stack = loadStack(options.assembly);
  assertSupported(stack, supports);
  await assertPortFree(options.port);
  const unlock = lockDataFolder(options.dataDir);
  const running: Part[] = [];
  const log = options.log ?? (() => {});
  const children = superviseChildren((reason) => void stopBecause(reason));
  const { promise: lost, resolve: reportLoss } = Promise.withResolvers<string>();
  let stopping: Promise<void> | undefined;

  async function stopBecause(reason: string): Promise<void> {
    await stop();
    reportLoss(reason);
  }

  function stop(): Promise<void> {
    stopping ??= stopParts(running, children.endAll).finally(unlock);
    return stopping;
  }

  try {
    const started = await startParts({ options, stack, children, log, running });
    return { ...started, stack, lost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Start {
  readonly options: RunnerOptions;
  readonly stack: Stack;
  readonly children: ReturnType<typeof superviseChildren>;
  readonly running: Part[];
  log(line: string): void;
}

/** Parts are stopped in the reverse order of their start: who calls goes before who is called. */
async function stopParts(running: readonly Part[], endChildren: () => Promise<void>): Promise<void> {
  for (const part of [...running].reverse()) await part.stop().catch(() => {});
  await endChildren();
}

async function startParts({ options, stack, children, log, running }: Start) {
  const { dataDir, port, inMemory = false, isForLoad = false, clock = systemClock, onProgress } = options;
  // Functions see UTC on Lambda; the zone of a worker thread is the zone of its process.
  process.env.TZ = 'UTC';
  const begun = performance.now();
  const parts: StartedPart[] = [];
  const originOf = (host: string) =>
    running.map(({ origins }) => origins?.[host]).find((origin) => origin !== undefined);

  function keep<Kind extends Part>(part: Kind): Kind {
    running.push(part);
    const seconds = (performance.now() - begun) / 1000;
    const started = { name: part.name, summary: part.summary, seconds };
    parts.push(started);
    onProgress?.(started);
    return part;
  }

  const endpoint = await startEndpoint(stack, clock, log);
  running.push({ name: 'endpoint', summary: '', stop: endpoint.stop });
  const queues = openQueues(stack, `${dataDir}/queues`);
  const has = (type: string) => stack.ofType(type).length > 0;
  const lambda = startLambda({ stack, dataDir, inMemory, clock, endpoint, queues, log });
  const context: Context = {
    stack,
    dataDir,
    inMemory,
    clock,
    endpoints: endpoint,
    functions: lambda,
    queues,
    children,
    log,
  };

  const dynamoDb = startDynamoDb(context, { endpoint: options.dynamoDbEndpoint, isForLoad }).then(keep);
  await allOrNothing([
    dynamoDb,
    has('AWS::S3::Bucket') && startBuckets(context, originOf).then(keep),
    has('AWS::Cognito::UserPool') && startUserPool(context).then(keep),
  ]);
  keep(lambda);
  if (has('AWS::Events::EventBus')) keep(await startEventBus(context));
  // Calls under way end before the parts that they call: this stops before those, and after those who start calls.
  running.push({ name: 'calls under way', summary: '', stop: lambda.settle });
  const { client } = await dynamoDb;
  const streams: StreamsPart = isForLoad ? noStreams : keep(await startStreams({ context, client, lambda }));
  endpoint.observe('dynamodb', (target) => {
    if (/Put|Update|Delete|Write/.test(target)) streams.poke();
  });
  const schedules: Schedules = keep(await startSchedules(context));
  const api = has('AWS::ApiGatewayV2::Api') ? keep(await startHttpApi(context, originOf)) : undefined;
  const site = has('AWS::CloudFront::Distribution') ? keep(await startCloudFront(context, originOf, port)) : undefined;
  lambda.resume();

  return {
    url: firstOrigin(site) ?? firstOrigin(api) ?? endpoint.origin,
    outputs: localizeOutputs(stack, originOf),
    parts,
    aws: { endpoint: endpoint.origin, region: stack.region, credentials: endpoint.operator },
    invoke: lambda.invoke,
    enqueue: lambda.enqueue,
    runSchedule: schedules.runNow,
    reload: lambda.reload,
    access: () => compareAccess(lambda.grantedActions(), endpoint.usedActions()),
    async drained() {
      // What a consumer writes or sends can be work for the other side: both must be quiet, one after the other.
      for (const drain of [streams.drained, lambda.drained, streams.drained, lambda.drained]) await drain();
    },
  };
}

type Actions = Readonly<Record<string, readonly string[]>>;

function compareAccess(granted: Actions, used: Actions): ReturnType<Runner['access']> {
  const entries = Object.entries(granted).map(([name, actions]) => [
    name,
    { granted: actions, used: used[name] ?? [] },
  ]);
  return Object.fromEntries(entries);
}

/** Waits for all, also when one fails: what stands by then can be stopped. */
async function allOrNothing(starts: readonly (Promise<unknown> | false)[]): Promise<void> {
  const results = await Promise.allSettled(starts);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function firstOrigin(part: Part | undefined): string | undefined {
  return Object.values(part?.origins ?? {})[0];
}

function localizeOutputs(
  stack: Stack,
  originOf: (host: string) => string | undefined,
): Readonly<Record<string, string>> {
  const entries = Object.entries(stack.outputs).map(([name, value]) => {
    const host = /^https:\/\/([^/]+)/.exec(value)?.[1];
    const origin = host === undefined ? undefined : originOf(host);
    return [name, origin === undefined ? value : value.replace(`https://${host}`, origin)];
  });
  return Object.fromEntries(entries);
}
