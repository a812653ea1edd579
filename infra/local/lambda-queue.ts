import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, InvokeResult } from './part.ts';
import { StartError } from './start-error.ts';

/** An event that nobody waits for, as it lies on disk until it was handled. */
export interface QueuedEvent {
  readonly id: string;
  /** Logical id of the function. */
  readonly target: string;
  readonly event: unknown;
  readonly retries: number;
  /** Milliseconds since 1970. */
  readonly enqueuedAt: number;
  readonly expiresAt: number;
  /** Attempts that failed so far. */
  readonly attempts: number;
  /** Not before this moment. */
  readonly dueAt: number;
}

export interface AsyncQueue {
  /** On disk when this returns. */
  add(event: Pick<QueuedEvent, 'target' | 'event' | 'retries'> & { readonly maximumAgeSeconds: number }): void;
  /** Takes up what an earlier run left behind. */
  resume(): void;
  /** Resolves when nothing is due; events that wait for their next attempt do not count. */
  drained(): Promise<void>;
  stop(): void;
}

interface AsyncQueueOptions {
  readonly folder: string;
  readonly clock: Clock;
  invoke(target: string, event: unknown): Promise<InvokeResult>;
  /** Takes over an event that failed for good. */
  giveUp(event: QueuedEvent, result: Extract<InvokeResult, { ok: false }>): Promise<void>;
}

/** As Lambda: a minute before the second attempt, two before the third. */
const retryDelay = 60_000;

/** Delivers events at least once: what was added survives the end of the process. */
export function openAsyncQueue({ folder, clock, invoke, giveUp }: AsyncQueueOptions): AsyncQueue {
  mkdirSync(folder, { recursive: true });
  const timers = new Map<string, () => void>();
  const running = new Set<Promise<void>>();
  let isStopped = false;

  const pathOf = (id: string) => join(folder, `${id}.json`);

  function save(event: QueuedEvent): void {
    // Written aside first: a torn file would be an event lost.
    writeFileSync(`${pathOf(event.id)}.new`, JSON.stringify(event));
    renameSync(`${pathOf(event.id)}.new`, pathOf(event.id));
  }

  function plan(event: QueuedEvent): void {
    const wait = event.dueAt - clock.now();
    if (wait <= 0) start(event);
    else {
      const cancel = clock.after(wait, () => start(event));
      timers.set(event.id, cancel);
    }
  }

  function start(event: QueuedEvent): void {
    timers.delete(event.id);
    const run = deliver(event).finally(() => running.delete(run));
    running.add(run);
  }

  async function deliver(event: QueuedEvent): Promise<void> {
    const result = await invoke(event.target, event.event);
    if (result.ok) return rmSync(pathOf(event.id), { force: true });
    // An instance that ended because the runner stops says nothing about the event: the next start delivers it.
    if (isStopped) return;
    // A throttled event was not attempted.
    const attempts = event.attempts + (result.reason === 'throttled' ? 0 : 1);
    const next = { ...event, attempts, dueAt: clock.now() + retryDelay * Math.max(1, attempts) };
    if (attempts <= event.retries && next.dueAt <= event.expiresAt) {
      save(next);
      return plan(next);
    }
    await giveUp({ ...event, attempts }, result);
    rmSync(pathOf(event.id), { force: true });
  }

  return {
    add({ target, event, retries, maximumAgeSeconds }) {
      const now = clock.now();
      const queued: QueuedEvent = {
        id: randomUUID(),
        target,
        event,
        retries,
        enqueuedAt: now,
        expiresAt: now + maximumAgeSeconds * 1000,
        attempts: 0,
        dueAt: now,
      };
      save(queued);
      plan(queued);
    },
    resume() {
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
        plan(readEvent(join(folder, file)));
      }
    },
    async drained() {
      while (running.size > 0) await Promise.all(running);
    },
    stop() {
      isStopped = true;
      for (const cancel of timers.values()) cancel();
    },
  };
}

function readEvent(path: string): QueuedEvent {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as QueuedEvent;
  } catch {
    throw new StartError(
      `${path} is damaged: it holds an event that waits for its function, remove it to go on without`,
    );
  }
}
