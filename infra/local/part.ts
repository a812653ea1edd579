import type { ChildProcess, SpawnOptions } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Queues } from './queues.ts';
import type { Stack } from './template.ts';

/** One AWS service on this machine. It runs from the moment its `start…(context)` resolves until `stop()` resolves. */
export interface Part {
  readonly name: string;
  /** What stands there, with real counts: `1 table, 5 indexes`. */
  readonly summary: string;
  /** Hosts of the template that this part serves, each with its local origin: stack outputs show the local one. */
  readonly origins?: Readonly<Record<string, string>>;
  /** Ends within 5 s; what was acknowledged is on disk when it resolves. */
  stop(): Promise<void>;
}

export type StartPart = (context: Context) => Promise<Part>;

/** What every part is given. */
export interface Context {
  readonly stack: Stack;
  /** An existing folder; every part keeps its files in a sub-folder of its own name. */
  readonly dataDir: string;
  /** True: nothing is written to the data folder that a later start would need. */
  readonly inMemory: boolean;
  readonly clock: Clock;
  readonly endpoints: Endpoints;
  readonly functions: Functions;
  /** Takes what could not be delivered: dead letters of schedules, rules and functions. */
  readonly queues: Queues;
  readonly children: Children;
  /** One line for the person at the terminal. */
  log(line: string): void;
}

/** Time as parts see it, so that tests can move it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, `milliseconds` from now; the answer cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** Who serves an AWS service. A handler is given the whole body, already read. */
export type Target =
  | { readonly origin: string }
  | {
      /** Sees each request before its body and signature, for what browsers need whatever comes of it. True: answered. */
      greet?(request: IncomingMessage, response: ServerResponse): boolean;
      handle(request: IncomingMessage, response: ServerResponse, body: Buffer): void | Promise<void>;
    };

/**
 * The single address that functions have for every AWS service. The service is known by the signature's scope
 * (`dynamodb`, `s3`, `events`, `cognito-idp`, `lambda`), which is verified, and calls are checked against the caller's own
 * policies.
 */
export interface Endpoints {
  /** Origin without a trailing slash: `http://127.0.0.1:41234`. */
  readonly origin: string;
  register(service: string, target: Target): void;
  /** Credentials of a caller that no policy restricts: the runner itself and commands that act as the operator. */
  readonly operator: Credentials;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Calls Lambda functions; `target` is a logical id, a function name or an ARN. Unknown: throws. */
export interface Functions {
  /** Waits for the answer. Never rejects because of the handler: its failure is a result. */
  invoke(target: string, event: unknown): Promise<InvokeResult>;
  /** Resolves when the event is safely queued; delivered at least once, retried as Lambda does. */
  enqueue(target: string, event: unknown, options?: EnqueueOptions): Promise<void>;
}

export interface EnqueueOptions {
  /** Further attempts after the first; default: the function's own configuration, else 2. */
  readonly retries?: number;
  readonly maximumAgeSeconds?: number;
}

export type InvokeResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly reason: FailureReason; readonly error: FunctionError };

/** `throttled`: every instance is busy and the limit is reached; nothing was run. */
export type FailureReason = 'handler' | 'timeout' | 'crash' | 'payload' | 'throttled';

/** As Lambda answers it. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** Child processes that live as long as the runner: one that ends by itself ends the runner with one clear line. */
export interface Children {
  spawn(name: string, command: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
  /** Ends a child on purpose: SIGTERM, after 3 s SIGKILL. */
  end(child: ChildProcess): Promise<void>;
}
