import { Duration } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  cleansingRequested,
  exportRequested,
  importRequested,
  mergeRequested,
  workspaceExportRequested,
} from '#shared/model/bus-events.ts';
import { pascalCase, type SubscriberName, subscriberNames } from '../entries.ts';
import { type House, HouseFunction } from './house-function.ts';

/** The longest that Lambda allows; what takes longer goes on when it is called again. */
const timeout = Duration.minutes(15);
const memorySize = 1024;

/** Twice more, after one minute and after two: each attempt goes on where the one before it ended. */
const retryAttempts = 2;
const patience = Duration.hours(6);

const patterns: Readonly<Record<SubscriberName, EventPattern>> = {
  cleansing: { source: [cleansingRequested.source], detailType: [cleansingRequested.detailType] },
  exports: { source: [exportRequested.source], detailType: [exportRequested.detailType] },
  imports: { source: [importRequested.source], detailType: [importRequested.detailType] },
  merges: { source: [mergeRequested.source], detailType: [mergeRequested.detailType] },
  'workspace-exports': {
    source: [workspaceExportRequested.source],
    detailType: [workspaceExportRequested.detailType],
  },
};

export interface SubscribersProps {
  readonly house: House;
  readonly eventBus: EventBus;
  readonly deadLetters: IQueue;
}

/** Work that somebody asked for and that takes longer than a request may. */
export class Subscribers extends Construct {
  readonly functions: Readonly<Record<SubscriberName, HouseFunction>>;

  constructor(scope: Construct, id: string, props: SubscribersProps) {
    super(scope, id);
    this.functions = Object.fromEntries(subscriberNames.map((name) => [name, this.#add(name, props)])) as Record<
      SubscriberName,
      HouseFunction
    >;
  }

  #add(name: SubscriberName, { house, eventBus, deadLetters }: SubscribersProps): HouseFunction {
    const scope = new Construct(this, pascalCase(name));
    const handler = new HouseFunction(scope, 'Function', { house, entry: `events/${name}`, memorySize, timeout });
    handler.configureAsyncInvoke({ retryAttempts, maxEventAge: patience, onFailure: new SqsDestination(deadLetters) });
    new Rule(scope, 'Requested', {
      eventBus: eventBus as IEventBus,
      eventPattern: patterns[name],
      targets: [new LambdaTarget(handler, { deadLetterQueue: deadLetters, retryAttempts: 3, maxEventAge: patience })],
    });
    return handler;
  }
}
