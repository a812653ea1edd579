import { describe, expect, it } from 'vitest';
import { describeCalls, identifyCaller, type RawCall } from '#infra/local/aws-call.ts';
import { resolveStack } from '#infra/local/template.ts';

const stack = resolveStack({
  name: 'shop',
  region: 'eu-west-3',
  template: {
    Resources: {
      Goods: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName: 'goods',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          GlobalSecondaryIndexes: [{ IndexName: 'gsi1', KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }] }],
        },
      },
    },
  },
});
const describeCall = describeCalls(stack);
const table = 'arn:aws:dynamodb:eu-west-3:000000000000:table/goods';
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });

function dynamo(operation: string, body: object): RawCall {
  const headers = { 'x-amz-target': `DynamoDB_20120810.${operation}` };
  return { method: 'POST', url: '/', headers, body: Buffer.from(JSON.stringify(body)) };
}

function summarize(call: RawCall, service = 'dynamodb') {
  return describeCall(service, call).map(({ action, resource, context }) => [
    action,
    resource,
    ...(context?.['dynamodb:LeadingKeys'] ?? []),
  ]);
}

describe('what a call asks for', () => {
  it.each<[string, RawCall, string[][]]>([
    ['GetItem', dynamo('GetItem', { TableName: 'goods', Key: key('A') }), [['dynamodb:GetItem', table, 'A']]],
    ['PutItem by ARN', dynamo('PutItem', { TableName: table, Item: key('A') }), [['dynamodb:PutItem', table, 'A']]],
    [
      'Query of an index with placeholders',
      dynamo('Query', {
        TableName: 'goods',
        IndexName: 'gsi1',
        KeyConditionExpression: '#sk > :from AND :pk = #pk',
        ExpressionAttributeNames: { '#pk': 'gsi1pk', '#sk': 'gsi1sk' },
        ExpressionAttributeValues: { ':pk': { S: 'B' }, ':from': { S: 'z' } },
      }),
      [['dynamodb:Query', `${table}/index/gsi1`, 'B']],
    ],
    ['Scan', dynamo('Scan', { TableName: 'goods' }), [['dynamodb:Scan', table]]],
    [
      'ExecuteStatement',
      dynamo('ExecuteStatement', {
        Statement: 'SELECT * FROM "goods" WHERE "pk" IN [?,?]',
        Parameters: [{ S: 'A' }, { S: 'B' }],
      }),
      [['dynamodb:PartiQLSelect', table, 'A', 'B']],
    ],
    [
      'ExecuteStatement of an index',
      dynamo('ExecuteStatement', {
        Statement: 'SELECT * FROM "goods"."gsi1" WHERE "gsi1pk" IN [?]',
        Parameters: [{ S: 'A' }],
      }),
      [['dynamodb:PartiQLSelect', `${table}/index/gsi1`, 'A']],
    ],
    [
      'ExecuteStatement that names no partition',
      dynamo('ExecuteStatement', { Statement: 'SELECT * FROM "goods" WHERE "sk" IN [?]', Parameters: [{ S: 'A' }] }),
      [['dynamodb:PartiQLSelect', table, '']],
    ],
    [
      'BatchWriteItem',
      dynamo('BatchWriteItem', {
        RequestItems: { goods: [{ PutRequest: { Item: key('A') } }, { DeleteRequest: { Key: key('B') } }] },
      }),
      [['dynamodb:BatchWriteItem', table, 'A', 'B']],
    ],
    [
      'BatchGetItem',
      dynamo('BatchGetItem', { RequestItems: { goods: { Keys: [key('A'), key('B')] } } }),
      [['dynamodb:BatchGetItem', table, 'A', 'B']],
    ],
    [
      'TransactWriteItems per write',
      dynamo('TransactWriteItems', {
        TransactItems: [
          { Put: { TableName: 'goods', Item: key('A') } },
          { ConditionCheck: { TableName: 'goods', Key: key('B') } },
          { Delete: { TableName: 'goods', Key: key('C') } },
        ],
      }),
      [
        ['dynamodb:PutItem', table, 'A'],
        ['dynamodb:ConditionCheckItem', table, 'B'],
        ['dynamodb:DeleteItem', table, 'C'],
      ],
    ],
  ])('DynamoDB %s', (_name, call, expected) => {
    expect(summarize(call)).toEqual(expected);
  });

  it.each<[string, string, string, string[][]]>([
    ['GET', '/box/a/b%20c', '', [['s3:GetObject', 'arn:aws:s3:::box/a/b c']]],
    ['PUT', '/box/a?partNumber=1&uploadId=2', '', [['s3:PutObject', 'arn:aws:s3:::box/a']]],
    ['DELETE', '/box/a?uploadId=2', '', [['s3:AbortMultipartUpload', 'arn:aws:s3:::box/a']]],
    ['GET', '/box?list-type=2&prefix=a', '', [['s3:ListBucket', 'arn:aws:s3:::box']]],
    [
      'POST',
      '/box?delete',
      '<Key>a&amp;b</Key><Key>c</Key>',
      [
        ['s3:DeleteObject', 'arn:aws:s3:::box/a&b'],
        ['s3:DeleteObject', 'arn:aws:s3:::box/c'],
      ],
    ],
    ['PUT', '/box', '', []],
  ])('S3 %s %s', (method, url, body, expected) => {
    expect(summarize({ method, url, headers: {}, body: Buffer.from(body) }, 's3')).toEqual(expected);
  });

  it('asks for each bus and each function by name', () => {
    const headers = { 'x-amz-target': 'AWSEvents.PutEvents' };
    const body = Buffer.from(JSON.stringify({ Entries: [{ EventBusName: 'house' }, {}] }));
    const arn = 'arn:aws:events:eu-west-3:000000000000:event-bus';
    expect(summarize({ method: 'POST', url: '/', headers, body }, 'events')).toEqual([
      ['events:PutEvents', `${arn}/house`],
      ['events:PutEvents', `${arn}/default`],
    ]);
    const invoke = { method: 'POST', url: '/2015-03-31/functions/one/invocations', headers: {}, body: Buffer.alloc(0) };
    expect(summarize(invoke, 'lambda')).toEqual([
      ['lambda:InvokeFunction', 'arn:aws:lambda:eu-west-3:000000000000:function:one'],
    ]);
  });
});

describe('who calls', () => {
  it('is told by the signature, in the header or in the address', () => {
    const scope = 'AKIAONE/20261122/eu-west-3/s3/aws4_request';
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
    const expected = { accessKeyId: 'AKIAONE', service: 's3' };
    expect(identifyCaller({ url: '/box/a', headers: { authorization } })).toEqual(expected);
    const url = `/box/a?X-Amz-Credential=${encodeURIComponent(scope)}&X-Amz-Expires=60`;
    expect(identifyCaller({ url, headers: {} })).toEqual(expected);
  });

  it('is nobody for an unsigned call, whose service the target tells', () => {
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' };
    const caller = identifyCaller({ url: '/', headers });
    expect(caller).toEqual({ service: 'cognito-idp' });
  });
});
