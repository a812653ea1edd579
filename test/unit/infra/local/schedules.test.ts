import { describe, expect, it } from 'vitest';
import type { Clock, Context } from '#infra/local/part.ts';
import { startSchedules } from '#infra/local/schedules.ts';
import { resolveStack } from '#infra/local/template.ts';

/** A clock that stands still until it is moved. */
function createTestClock(start: string): Clock & { moveTo(time: string): void } {
  let now = Date.parse(start);
  let timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, callback) {
      const timer = { at: now + milliseconds, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    moveTo(time) {
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= Date.parse(time)).toSorted((left, right) => left.at - right.at);
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now = next.at;
        next.callback();
      }
      now = Date.parse(time);
    },
  };
}

async function start(schedule: object) {
  const clock = createTestClock('2026-11-22T05:47:00Z');
  const started: unknown[] = [];
  const Properties = {
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: 'arn:job', Input: '{"job":1}', RetryPolicy: { MaximumRetryAttempts: 3 } },
    ...schedule,
  };
  const template = { Resources: { Nightly: { Type: 'AWS::Scheduler::Schedule', Properties } } };
  const functions = {
    enqueue: async (target: string, event: unknown, options: unknown) => void started.push({ target, event, options }),
  };
  const stack = resolveStack({ template, name: 's', region: 'eu-west-3' });
  const part = await startSchedules({ stack, clock, functions, log: () => {} } as unknown as Context);
  return { clock, started, part };
}

describe('startSchedules', () => {
  it('starts the target once at each due time, also one a month away', async () => {
    const { clock, started } = await start({
      ScheduleExpression: 'cron(0 3 1 * ? *)',
      ScheduleExpressionTimezone: 'Europe/Paris',
    });
    clock.moveTo('2026-12-01T01:59:59Z');
    expect(started).toHaveLength(0);
    clock.moveTo('2026-12-01T02:00:00Z');
    expect(started).toEqual([
      { target: 'arn:job', event: { job: 1 }, options: { retries: 3, maximumAgeSeconds: 86_400 } },
    ]);
    clock.moveTo('2027-02-01T02:00:00Z');
    expect(started).toHaveLength(3);
  });

  it('starts nothing after its stop, nor when it is disabled', async () => {
    const stopped = await start({ ScheduleExpression: 'rate(5 minutes)' });
    await stopped.part.stop();
    stopped.clock.moveTo('2026-11-23T00:00:00Z');
    const disabled = await start({ ScheduleExpression: 'rate(5 minutes)', State: 'DISABLED' });
    disabled.clock.moveTo('2026-11-23T00:00:00Z');
    expect([...stopped.started, ...disabled.started]).toEqual([]);
  });

  it('starts at once on demand', async () => {
    const { started, part } = await start({ ScheduleExpression: 'rate(1 day)' });
    await part.runNow('Nightly');
    expect(started).toHaveLength(1);
    await expect(part.runNow('Other')).rejects.toThrow('Other');
  });

  it('says when it was due where the input asks, and refuses what else it could ask', async () => {
    const Target = { Arn: 'arn:job', Input: '{"at":"<aws.scheduler.scheduled-time>"}', RetryPolicy: {} };
    const { clock, started } = await start({ ScheduleExpression: 'rate(5 minutes)', Target });
    clock.moveTo('2026-11-22T05:52:00Z');
    expect(started).toMatchObject([{ event: { at: '2026-11-22T05:52:00Z' } }]);
    const other = { ...Target, Input: '{"at":"<aws.scheduler.execution-id>"}' };
    const { part } = await start({ ScheduleExpression: 'rate(5 minutes)', Target: other });
    await expect(part.runNow('Nightly')).rejects.toThrow('aws.scheduler.execution-id in the input of Nightly');
  });

  it('refuses a flexible window and an expression that it cannot read, by name', async () => {
    await expect(
      start({ ScheduleExpression: 'rate(1 day)', FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }),
    ).rejects.toThrow('FlexibleTimeWindow.Mode of Nightly');
    await expect(start({ ScheduleExpression: 'soon' })).rejects.toThrow('Nightly');
  });
});
