import { Duration } from 'aws-cdk-lib';
import { type EventBus, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { jobRequested } from '#shared/model/bus-events.ts';
import { type JobName, jobNames } from '#shared/model/jobs.ts';
import { pascalCase } from '../entries.ts';
import { type House, HouseFunction } from './house-function.ts';

/** The longest that Lambda allows: a job works in pages and keeps a checkpoint, so that a next run goes on from there. */
const jobTimeout = Duration.minutes(15);

/** A job reads the whole table: with half of it, it would wait for its own processor. */
const jobMemory = 1024;

/** A start that is later than this is skipped: the next one is due. */
const patience = Duration.hours(1);

export interface JobsProps {
  readonly house: House;
  readonly eventBus: EventBus;
  readonly deadLetters: IQueue;
}

/** Work on a schedule of the tenant, which an administrator can also ask for over the bus. Both events hold `detail.job`. */
export class Jobs extends Construct {
  readonly functions: Readonly<Record<JobName, HouseFunction>>;

  constructor(scope: Construct, id: string, props: JobsProps) {
    super(scope, id);
    this.functions = Object.fromEntries(jobNames.map((job) => [job, this.#addJob(job, props)])) as Record<
      JobName,
      HouseFunction
    >;
  }

  #addJob(job: JobName, props: JobsProps): HouseFunction {
    const scope = new Construct(this, pascalCase(job));
    const handler = new HouseFunction(scope, 'Function', {
      house: props.house,
      entry: `schedules/${job}`,
      memorySize: jobMemory,
      timeout: jobTimeout,
    });
    handler.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: patience,
      onFailure: new SqsDestination(props.deadLetters),
    });
    addSchedule(scope, job, handler, props);
    addRequestRule(scope, job, handler, props);
    return handler;
  }
}

function addSchedule(scope: Construct, job: JobName, handler: HouseFunction, props: JobsProps): void {
  const { tenant } = props.house;
  const role = new Role(scope, 'ScheduleRole', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [handler.functionArn] }));
  role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.deadLetters.queueArn] }));
  new CfnSchedule(scope, 'Schedule', {
    description: `${tenant.name}: ${job}`,
    scheduleExpression: tenant.schedules[job],
    scheduleExpressionTimezone: tenant.timeZone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: handler.functionArn,
      roleArn: role.roleArn,
      input: JSON.stringify({
        source: 'steward.schedules',
        'detail-type': 'job.scheduled',
        // Filled in by the scheduler.
        detail: { job, at: '<aws.scheduler.scheduled-time>' },
      }),
      deadLetterConfig: { arn: props.deadLetters.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: patience.toSeconds(), maximumRetryAttempts: 3 },
    },
  });
}

function addRequestRule(scope: Construct, job: JobName, handler: HouseFunction, props: JobsProps): void {
  new Rule(scope, 'Requested', {
    eventBus: props.eventBus as IEventBus,
    eventPattern: { source: [jobRequested.source], detailType: [jobRequested.detailType], detail: { job: [job] } },
    targets: [
      new LambdaTarget(handler, { deadLetterQueue: props.deadLetters, retryAttempts: 3, maxEventAge: patience }),
    ],
  });
}
