import type { Clock } from '#infra/local/part.ts';

export interface TestClock extends Clock {
  /** Moves time on, calling back whoever is due on the way. */
  advance(milliseconds: number): Promise<void>;
  /** Moves time on as fast as possible until the promise settles. */
  runUntil<Value>(promise: Promise<Value>): Promise<Value>;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that passes only when a test says so. @param start milliseconds since 1970 */
export function createTestClock(start: number): TestClock {
  let now = start;
  const timers = new Set<Timer>();

  /** Calls back the earliest timer up to `limit`; false: there is none. */
  function fireNext(limit: number): boolean {
    const [next] = [...timers].sort((left, right) => left.at - right.at);
    if (!next || next.at > limit) return false;
    timers.delete(next);
    now = Math.max(now, next.at);
    next.callback();
    return true;
  }

  // Lets everything run that needs no time: a macrotask comes after all promises that are ready.
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now: () => now,
    after(milliseconds, callback) {
      const timer = { at: now + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(milliseconds) {
      const limit = now + milliseconds;
      await settle();
      while (fireNext(limit)) await settle();
      now = limit;
    },
    async runUntil(promise) {
      let isSettled = false;
      promise.finally(() => {
        isSettled = true;
      });
      await settle();
      while (!isSettled) {
        fireNext(Number.POSITIVE_INFINITY);
        await settle();
      }
      return promise;
    },
  };
}
