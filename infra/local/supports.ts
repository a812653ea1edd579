import { support as buckets } from './buckets.ts';
import { support as cloudFront } from './cloudfront.ts';
import { support as dynamoDb } from './dynamodb.ts';
import { support as eventBus } from './event-bus.ts';
import { support as httpApi } from './http-api.ts';
import { support as iam } from './iam.ts';
import { support as functions } from './lambda-config.ts';
import { support as queues } from './queues.ts';
import { support as schedules } from './schedules.ts';
import { support as streams } from './streams.ts';
import type { Support } from './type-support.ts';
import { support as userPool } from './user-pool.ts';

/** Everything that the parts together simulate. */
export const supports: readonly Support[] = [
  buckets,
  cloudFront,
  dynamoDb,
  eventBus,
  functions,
  httpApi,
  iam,
  queues,
  schedules,
  streams,
  userPool,
];
