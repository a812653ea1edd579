import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AsyncQueue, openAsyncQueue, type QueuedEvent } from '#infra/local/lambda-queue.ts';
import type { InvokeResult } from '#infra/local/part.ts';
import { createTestClock, type TestClock } from '#test/support/test-clock.ts';

const failed: InvokeResult = { ok: false, reason: 'handler', error: { errorType: 'Error', errorMessage: 'no' } };
const handled: InvokeResult = { ok: true, payload: null };
const minute = 60_000;

let folder: string;
let clock: TestClock;
let calls: { target: string; at: number }[];
let givenUp: QueuedEvent[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-'));
  clock = createTestClock(0);
  calls = [];
  givenUp = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(answer: (attempt: number) => InvokeResult | Promise<InvokeResult>): AsyncQueue {
  return openAsyncQueue({
    folder,
    clock,
    async invoke(target) {
      calls.push({ target, at: clock.now() });
      return answer(calls.length);
    },
    giveUp: async (event) => void givenUp.push(event),
  });
}

const event = { target: 'F', event: { a: 1 }, retries: 2, maximumAgeSeconds: 3600 };

describe('events that nobody waits for', () => {
  it('are delivered once and forgotten when handled', async () => {
    const queue = open(() => handled);
    queue.add(event);
    await queue.drained();
    expect(calls).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('come again after one and after two minutes, then are given up', async () => {
    const queue = open(() => failed);
    queue.add(event);
    await clock.advance(10 * minute);
    expect(calls.map(({ at }) => at)).toEqual([0, minute, 3 * minute]);
    expect(givenUp).toMatchObject([{ target: 'F', event: { a: 1 }, attempts: 3 }]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are given up earlier when they would be too old for the next attempt', async () => {
    const queue = open(() => failed);
    queue.add({ ...event, maximumAgeSeconds: 90 });
    await clock.advance(10 * minute);
    expect(calls).toHaveLength(2);
    expect(givenUp).toHaveLength(1);
  });

  it('do not count an attempt that found every instance busy', async () => {
    const busy: InvokeResult = { ok: false, reason: 'throttled', error: { errorType: 'Busy', errorMessage: 'busy' } };
    const queue = open((attempt) => (attempt < 6 ? busy : handled));
    queue.add({ ...event, retries: 0 });
    await clock.advance(10 * minute);
    expect(calls).toHaveLength(6);
    expect(givenUp).toEqual([]);
  });

  it('survive the end of the process: while they wait and while they run', async () => {
    const first = open((attempt) => (attempt === 1 ? failed : new Promise(() => {})));
    first.add(event);
    await clock.advance(10);
    first.add({ ...event, target: 'G' });
    await clock.advance(10);
    first.stop();
    expect(readdirSync(folder)).toHaveLength(2);
    calls = [];
    const second = open(() => handled);
    second.resume();
    await clock.advance(2 * minute);
    expect(calls.map(({ target }) => target).sort()).toEqual(['F', 'G']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are kept when their call ended because the runner stops', async () => {
    const running = Promise.withResolvers<InvokeResult>();
    const queue = open(() => running.promise);
    queue.add({ ...event, retries: 0 });
    queue.stop();
    running.resolve(failed);
    await queue.drained();
    expect(readdirSync(folder)).toHaveLength(1);
    expect(givenUp).toEqual([]);
  });
});
