import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import type { FunctionConfig } from './lambda-config.ts';
import type { StaticContext, WorkerError, WorkerEvent, WorkerMessage, WorkerSetup } from './lambda-worker.ts';
import type { FailureReason, FunctionError, InvokeResult } from './part.ts';

/** One execution environment: a worker thread that handles one event at a time. */
export interface Instance {
  /** @param payload JSON. After a failed answer with `isSpent` the instance must not be used again. */
  run(payload: string): Promise<RunResult>;
  readonly isSpent: boolean;
  stop(): Promise<void>;
}

export type RunResult = { readonly ok: true; readonly payload: string } | Extract<InvokeResult, { readonly ok: false }>;

export type WriteLog = (requestId: string, text: string) => void;

/** On Lambda 10 s at full speed; a busy laptop may need longer. */
const startLimit = 30_000;

/** Made once: taking the types out again in every worker would be half of its start. */
const workerCode = compileWorker();

function compileWorker(): URL {
  const source = readFileSync(join(import.meta.dirname, 'lambda-worker.ts'), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

export function startInstance(config: FunctionConfig, environment: NodeJS.ProcessEnv, writeLog: WriteLog): Instance {
  const { port1: port, port2: workerPort } = new MessageChannel();
  const signal = new SharedArrayBuffer(4);
  const flag = new Int32Array(signal);
  const setup: WorkerSetup = {
    codeDir: config.codeDir,
    handler: config.handler,
    port: workerPort,
    signal,
    context: describeContext(config),
  };
  const worker = new Worker(workerCode, {
    name: config.name,
    workerData: setup,
    transferList: [workerPort],
    env: environment,
    resourceLimits: { maxOldGenerationSizeMb: config.memoryMb },
  });

  let isSpent = false;
  let requestId = randomUUID();
  let settle: ((result: RunResult) => void) | undefined;
  let becomeReady = (): void => {};
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });

  function finish(result: RunResult): void {
    settle?.(result);
    settle = undefined;
    becomeReady();
  }

  function crash(reason: FailureReason, error: FunctionError): void {
    isSpent = true;
    void worker.terminate();
    startFailure ??= { ok: false, reason, error };
    finish({ ok: false, reason, error });
  }

  let startFailure: RunResult | undefined;

  port.on('message', (message: WorkerMessage) => {
    switch (message.type) {
      case 'ready':
        return becomeReady();
      case 'log':
        return writeLog(requestId, message.text);
      case 'answer':
        return finish({ ok: true, payload: message.payload });
      case 'error':
        return message.duringStart || isFatal(message.error)
          ? crash('crash', message.error)
          : finish({ ok: false, reason: 'handler', error: message.error });
    }
  });
  worker.on('error', (error) => crash('crash', describeCrash(requestId, error)));
  worker.on('exit', () => {
    port.close();
    if (!isSpent) crash('crash', describeExit(requestId, 'the process ended'));
  });

  return {
    get isSpent() {
      return isSpent;
    },
    async run(payload) {
      requestId = randomUUID();
      const startTimer = setTimeout(() => crash('timeout', describeTimeout(requestId, startLimit)), startLimit);
      await ready;
      clearTimeout(startTimer);
      if (startFailure) return startFailure;
      const timer = setTimeout(() => crash('timeout', describeTimeout(requestId, config.timeoutMs)), config.timeoutMs);
      const result = new Promise<RunResult>((resolve) => {
        settle = resolve;
      });
      const event: WorkerEvent = { requestId, payload, deadline: Date.now() + config.timeoutMs };
      port.postMessage(event);
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
      return result.finally(() => clearTimeout(timer));
    },
    async stop() {
      isSpent = true;
      await worker.terminate();
    },
  };
}

function isFatal(error: WorkerError): boolean {
  return error.errorType === 'Runtime.UnhandledPromiseRejection';
}

function describeContext(config: FunctionConfig): StaticContext {
  return {
    functionName: config.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: config.arn,
    memoryLimitInMB: String(config.memoryMb),
    logGroupName: `/aws/lambda/${config.name}`,
    logStreamName: `local/${randomUUID()}`,
  };
}

function describeTimeout(requestId: string, milliseconds: number): FunctionError {
  const seconds = (milliseconds / 1000).toFixed(2);
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  };
}

function describeExit(requestId: string, reason: string): FunctionError {
  return { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: Runtime exited: ${reason}` };
}

function describeCrash(requestId: string, error: unknown): FunctionError {
  const { code, message } = error as NodeJS.ErrnoException;
  return describeExit(requestId, code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'signal: killed (out of memory)' : message);
}
