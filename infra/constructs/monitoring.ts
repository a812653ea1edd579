import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { pascalCase } from '../entries.ts';
import type { StreamConsumer, Streams } from './streams.ts';

const period = Duration.minutes(5);

export interface MonitoringProps {
  readonly httpApi: HttpApi;
  readonly streams: Streams;
  readonly deadLetters: Queue;
  /** @default - nobody is told */
  readonly operatorMail?: string | undefined;
}

interface Watch {
  readonly metric: IMetric;
  /** The alarm goes off above it. */
  readonly limit: number;
  /** For whoever gets the mail: what it means and where to look. */
  readonly meaning: string;
}

/** Tells the operator what users would not: few alarms, because the first ten of an account are free and each means work. */
export class Monitoring extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Alarms', { enforceSSL: true });
    if (props.operatorMail) this.topic.addSubscription(new EmailSubscription(props.operatorMail));
    this.#watch('ApiErrors', {
      metric: props.httpApi.metricServerError({ period, statistic: Stats.SUM }),
      limit: 5,
      meaning: 'The API fails: look for level ERROR in the logs of its functions.',
    });
    this.#watch('FailedJobs', {
      metric: props.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      limit: 0,
      meaning: 'A job could not be started or failed twice: its event is in the dead-letter queue.',
    });
    for (const [name, consumer] of Object.entries(props.streams.consumers)) {
      this.#watchConsumer(pascalCase(name), consumer);
    }
  }

  #watchConsumer(name: string, { handler, mapping }: StreamConsumer): void {
    this.#watch(`${name}IsLate`, {
      metric: handler.metric('IteratorAge', { period, statistic: Stats.MAXIMUM }),
      limit: Duration.minutes(5).toMilliseconds(),
      meaning: `Stream consumer "${name}" is more than five minutes behind.`,
    });
    this.#watch(`${name}GaveUp`, {
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'OnFailureDestinationDeliveredEventCount',
        dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
        period,
        statistic: Stats.SUM,
      }),
      limit: 0,
      meaning: `Stream consumer "${name}" gave up on records: they are in the bucket of failures.`,
    });
  }

  #watch(id: string, { metric, limit, meaning }: Watch): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold: limit,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: meaning,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
