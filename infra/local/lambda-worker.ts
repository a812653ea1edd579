import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads';

/** What the instance hands to its worker. */
export interface WorkerSetup {
  readonly codeDir: string;
  readonly handler: string;
  readonly port: MessagePort;
  /** One 32-bit cell: 1 when an event waits. */
  readonly signal: SharedArrayBuffer;
  readonly context: StaticContext;
}

export interface StaticContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

export interface WorkerEvent {
  readonly requestId: string;
  /** JSON */
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
}

export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'answer'; readonly payload: string }
  | { readonly type: 'error'; readonly error: WorkerError; readonly duringStart: boolean };

export interface WorkerError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

type Handler = (event: unknown, context: unknown) => unknown;

const { codeDir, handler: handlerName, port, signal, context } = workerData as WorkerSetup;
const flag = new Int32Array(signal);

function post(message: WorkerMessage): void {
  port.postMessage(message);
}

// Captured streams lose what was written before a busy loop or a terminate; a message is gone at once.
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: Uint8Array | string): boolean => {
    post({ type: 'log', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8') });
    return true;
  };
}
// Promises nobody waits for end a Lambda environment; here they must not end the instance in silence.
process.on('unhandledRejection', (reason) => {
  post({
    type: 'error',
    error: { ...describeError(reason), errorType: 'Runtime.UnhandledPromiseRejection' },
    duringStart: false,
  });
});

async function loadHandler(): Promise<Handler> {
  const [file = '', exported = ''] = handlerName.split('.');
  const path = createRequire(join(codeDir, 'index.js')).resolve(`./${file}`);
  const module: Record<string, unknown> = path.endsWith('.mjs')
    ? await import(pathToFileURL(path).href)
    : createRequire(path)(path);
  const found = module[exported];
  if (typeof found !== 'function') throw new Error(`${handlerName} is undefined or not exported`);
  return found as Handler;
}

async function handle(handler: Handler, { requestId, payload, deadline }: WorkerEvent): Promise<void> {
  try {
    const result = await handler(JSON.parse(payload), {
      ...context,
      awsRequestId: requestId,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    post({ type: 'answer', payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    post({ type: 'error', error: describeError(error), duringStart: false });
  }
}

function describeError(error: unknown): WorkerError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

/** Blocks the whole thread until an event is there: between calls nothing runs, as in a frozen environment. */
function waitForEvent(): WorkerEvent {
  Atomics.wait(flag, 0, 0);
  Atomics.store(flag, 0, 0);
  return receiveMessageOnPort(port)?.message as WorkerEvent;
}

async function serve(): Promise<void> {
  const handler = await loadHandler();
  post({ type: 'ready' });
  for (;;) await handle(handler, waitForEvent());
}

serve().catch((error: unknown) => post({ type: 'error', error: describeError(error), duringStart: true }));
