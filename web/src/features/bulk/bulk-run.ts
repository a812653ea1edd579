import type { Fields } from '#shared/model/records.ts';
import { ApiProblem } from '../../api/problem.ts';

/** A record that something is done with, as the person knows it. */
export interface Target {
  readonly id: string;
  readonly title: string;
}

export type Operation =
  | { readonly op: 'update'; readonly id: string; readonly version: number; readonly fields: Fields }
  | { readonly op: 'delete' | 'restore'; readonly id: string };

export interface Step extends Target {
  readonly operation: Operation;
}

/** One entry of a batch's answer. */
export interface OperationResult {
  readonly status: number;
  readonly etag?: string;
  /** What the fields of an update held before, if they changed. */
  readonly replaced?: Fields;
  readonly problem?: Readonly<Record<string, unknown>>;
}

export interface Done extends Target {
  readonly op: Operation['op'];
  /** Absent: the record was deleted. */
  readonly version?: number;
  readonly replaced: Fields;
}

export interface Refused extends Target {
  readonly problem: ApiProblem;
}

export interface Outcome {
  readonly done: readonly Done[];
  readonly refused: readonly Refused[];
  /** Not tried, because the person stopped or nobody answered any more. */
  readonly left: readonly Target[];
}

export interface Runner {
  /** @param key the same for every attempt at one chunk */
  readonly send: (operations: readonly Operation[], key: string) => Promise<readonly OperationResult[]>;
  readonly onProgress: (done: number) => void;
  readonly isStopped: () => boolean;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Few enough for a function to finish in time, and for progress to be seen. */
export const chunkSize = 50;
const attempts = 3;

/** Chunk by chunk; a chunk whose answer is lost is sent again under its key, and so happens once. */
export async function runSteps(steps: readonly Step[], runner: Runner): Promise<Outcome> {
  const done: Done[] = [];
  const refused: Refused[] = [];
  const run = crypto.randomUUID();
  for (let from = 0; from < steps.length; from += chunkSize) {
    if (runner.isStopped()) return { done, refused, left: steps.slice(from) };
    const chunk = steps.slice(from, from + chunkSize);
    const answer = await sendUntilAnswered(chunk, `${run}.${from}`, runner);
    if (answer instanceof ApiProblem) {
      refused.push(...chunk.map(({ id, title }) => ({ id, title, problem: answer })));
      return { done, refused, left: steps.slice(from + chunkSize) };
    }
    for (const [at, step] of chunk.entries()) sort(step, answer[at], done, refused);
    runner.onProgress(Math.min(from + chunkSize, steps.length));
  }
  return { done, refused, left: [] };
}

async function sendUntilAnswered(
  chunk: readonly Step[],
  key: string,
  { send, wait }: Runner,
): Promise<readonly OperationResult[] | ApiProblem> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(
        chunk.map(({ operation }) => operation),
        key,
      );
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const isPassing = error.status === 0 || error.status >= 500;
      if (!isPassing || attempt === attempts) return error;
      await wait(attempt * 1000);
    }
  }
}

function sort({ id, title, operation }: Step, result: OperationResult | undefined, done: Done[], refused: Refused[]) {
  if (!result || result.status >= 400) {
    const { code = 'internal' } = result?.problem ?? {};
    refused.push({ id, title, problem: new ApiProblem(result?.status ?? 500, String(code), result?.problem) });
    return;
  }
  const version = result.etag === undefined ? undefined : Number(result.etag.replaceAll('"', ''));
  const { replaced = {} } = result;
  done.push({ id, title, op: operation.op, replaced, ...(version !== undefined && { version }) });
}
