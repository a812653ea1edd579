import { readSchedule } from './cron.ts';
import type { Context, Part } from './part.ts';
import { readNumber, readObject, readOptionalText, readText } from './properties.ts';
import { StartError } from './start-error.ts';
import { refuseProperty } from './support.ts';
import type { Resource } from './template.ts';
import type { Support } from './type-support.ts';

export const support: Support = {
  'AWS::Scheduler::Schedule': {
    simulated: [
      'ScheduleExpression',
      'ScheduleExpressionTimezone',
      'FlexibleTimeWindow.Mode',
      'State',
      'Target.Arn',
      'Target.Input',
      'Target.RetryPolicy',
    ],
    accepted: {
      Name: 'shown to operators',
      Description: 'shown to operators',
      GroupName: 'groups only order schedules',
      'Target.RoleArn': 'the runner itself is the scheduler',
      'Target.DeadLetterConfig': 'a function of the stack can always be reached; its own failures go where it says',
    },
  },
};

export interface Schedules extends Part {
  /** Starts at once what the schedule would start. Unknown logical id: throws. */
  runNow(logicalId: string): Promise<void>;
}

/** The longest timer that Node can hold is 24.8 days; a longer wait is taken in steps. */
const longestWait = 24 * 3_600_000;

/** Runs the schedules of the stack on the clock of the context. */
export async function startSchedules(context: Context): Promise<Schedules> {
  const schedules = context.stack.ofType('AWS::Scheduler::Schedule');
  const cancels = schedules.map((schedule) => keepTime(schedule, context));
  return {
    name: 'schedules',
    summary: `${schedules.length} schedules`,
    async runNow(logicalId) {
      const schedule = schedules.find((one) => one.logicalId === logicalId);
      if (!schedule) throw new Error(`the stack has no schedule ${logicalId}`);
      await start(schedule, context, context.clock.now());
    },
    async stop() {
      for (const cancel of cancels) cancel();
    },
  };
}

function keepTime(schedule: Resource, context: Context): () => void {
  const { properties } = schedule;
  if (readText(readObject(properties, 'FlexibleTimeWindow'), 'Mode') !== 'OFF') {
    refuseProperty(schedule, 'FlexibleTimeWindow.Mode');
  }
  if (readOptionalText(properties, 'State') === 'DISABLED') return () => undefined;
  const { clock, log } = context;
  const nextTime = readTime(schedule, clock.now());
  let cancel = () => {};

  function wait(due: number | undefined): void {
    if (due === undefined) return;
    const left = due - clock.now();
    if (left > longestWait) {
      cancel = clock.after(longestWait, () => wait(due));
      return;
    }
    cancel = clock.after(Math.max(left, 0), () => {
      start(schedule, context, due).catch((error: unknown) => log(`schedule ${schedule.logicalId}: ${String(error)}`));
      // From the due time, not from now: a timer that fires early must not find the same time again.
      wait(nextTime(Math.max(due, clock.now())));
    });
  }

  wait(nextTime(clock.now()));
  return () => cancel();
}

function readTime({ logicalId, properties }: Resource, now: number) {
  const expression = readText(properties, 'ScheduleExpression');
  const timeZone = readOptionalText(properties, 'ScheduleExpressionTimezone') ?? 'UTC';
  try {
    return readSchedule(expression, timeZone, now);
  } catch (error) {
    throw new StartError(`infra/local cannot read the schedule of ${logicalId}: ${String(error)}`);
  }
}

/** @param due when, in milliseconds since 1970 */
async function start({ logicalId, properties }: Resource, { functions }: Context, due: number): Promise<void> {
  const target = readObject(properties, 'Target');
  const policy = readObject(target, 'RetryPolicy');
  const input = fillIn(logicalId, readOptionalText(target, 'Input') ?? '{}', due);
  await functions.enqueue(readText(target, 'Arn'), JSON.parse(input), {
    retries: readNumber(policy, 'MaximumRetryAttempts', 185),
    maximumAgeSeconds: readNumber(policy, 'MaximumEventAgeInSeconds', 86_400),
  });
}

/** What the scheduler says of itself where the input asks for it. */
function fillIn(logicalId: string, input: string, due: number): string {
  return input.replaceAll(/<aws\.scheduler\.([\w-]+)>/g, (_, attribute) => {
    if (attribute === 'scheduled-time') return `${new Date(due).toISOString().slice(0, 19)}Z`;
    throw new StartError(`infra/local does not know aws.scheduler.${attribute} in the input of ${logicalId}`);
  });
}
