import { expect, inject, it } from 'vitest';

interface Access {
  readonly granted: readonly string[];
  readonly used: readonly string[];
}

/** Actions that are given together: who uses one of them needs the grant. */
const together: readonly (readonly string[])[] = [
  ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem', 'dynamodb:BatchWriteItem'],
];

/** Used on behalf of a function by Lambda itself, which the runner plays without asking. */
const ofThePlatform: Readonly<Record<string, RegExp>> = {
  'logs and traces': /^(logs|xray):/,
  'reading the stream for its consumer': /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/,
  'keeping calls that failed for good': /^sqs:/,
};

/** Function and action → why no test of the API meets it. The test fails as well when an entry is no longer true. */
const withoutUse: Readonly<Record<string, string>> = {
  'ApiAttachments s3:ListBucket': 'lets S3 say that a file is not there, which the emulator always does',
  'ApiUsers cognito-idp:AdminGetUser': 'finishes an invitation that broke off between the pool and the table',
  'ApiImports s3:ListBucket': 'lets S3 say that a file is not there, which the runner says anyhow',
  'SubscribersImports s3:ListBucket': 'as above',
  'ApiFeeds s3:ListBucket': 'as above',
  'ApiExports s3:ListBucket': 'as above',
  'SubscribersExports s3:ListBucket': 'as above',
  'SubscribersExports events:PutEvents': 'goes on with a list that is too long for one call',
  'JobsCleansing events:PutEvents': 'wakes what broke off, and goes on with a table that is too large for one call',
  'SubscribersCleansing events:PutEvents': 'as above',
  'SubscribersCleansing dynamodb:DeleteItem': 'gives numbers and ties back that came in past a form',
  'JobsBackup events:PutEvents': 'goes on with a table that is too large for one call',
  ...Object.fromEntries(
    ['CreateTable', 'DescribeTable', 'DeleteTable', 'Scan'].map((action) => [
      `JobsRestoredrill dynamodb:${action}`,
      'a drill with everything there is takes its time: test/faults has one of a small stack',
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['Scan', 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'].map(
        (action) => `dynamodb:${action}`,
      ),
      ...['s3:GetObject', 's3:PutObject', 's3:ListBucket', 'events:PutEvents'],
    ].map((action) => [
      `SubscribersWorkspaceexports ${action}`,
      'a copy of everything there is takes its time: test/faults has one of a small stack',
    ]),
  ),
  'JobsRestoredrill events:PutEvents': 'goes on with a table that is too large for one call',
  'JobsRestoredrill s3:ListBucket': 'lets S3 say that a chunk is not there, which the emulator always does',
  'StreamsDedupe s3:PutObject': 'stream records that failed for good are kept by Lambda',
  'StreamsDedupe s3:ListBucket': 'goes with the one above',
  'StreamsReports s3:PutObject': 'stream records that failed for good are kept by Lambda',
  'StreamsReports s3:ListBucket': 'goes with the one above',
};

function isUsed(action: string, used: readonly string[]): boolean {
  const family = together.find((actions) => actions.includes(action)) ?? [action];
  return family.some((one) => used.includes(one));
}

function listIdle(access: Readonly<Record<string, Access>>): readonly string[] {
  // Commands do their work before the first start, or did it when the data folder was prepared.
  const functions = Object.entries(access).filter(([name]) => !name.startsWith('Commands'));
  return functions.flatMap(([name, { granted, used }]) =>
    granted
      .filter((action) => !Object.values(ofThePlatform).some((pattern) => pattern.test(action)))
      .filter((action) => !isUsed(action, used))
      .map((action) => `${name.replace(/(Function)?[0-9A-F]{8}$/, '')} ${action}`),
  );
}

// The name of this file brings it to the end: by then the other tests have gone through every function. That nothing was
// used beyond what is granted needs no look: the stack refuses it.
it.runIf(inject('accessUrl') !== '')('no function has a permission that it does not need', async () => {
  const access = (await (await fetch(inject('accessUrl'))).json()) as Readonly<Record<string, Access>>;
  expect(listIdle(access).toSorted()).toEqual(Object.keys(withoutUse).toSorted());
});
