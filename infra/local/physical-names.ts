import { createHash } from 'node:crypto';

/** What CloudFormation would answer for `Ref` and `Fn::GetAtt`; the same stack always gives the same names. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Place {
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
}

interface Naming extends Place {
  /** The name that the template gives, else `<stack>-<logical id>`. */
  readonly name: string;
  /** Letters and digits that stand for an id drawn by the service. */
  id(length: number): string;
  arn(service: string, resource: string): string;
}

/** Property that carries the explicit name of a type. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::Policy': 'PolicyName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::ApiGatewayV2::Stage': 'StageName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
};

const identities: Readonly<Record<string, (naming: Naming) => Identity>> = {
  'AWS::DynamoDB::Table': ({ name, arn }) => {
    const table = arn('dynamodb', `table/${name}`);
    return { ref: name, attributes: { Arn: table, StreamArn: `${table}/stream/2000-01-01T00:00:00.000` } };
  },
  'AWS::Lambda::Function': ({ name, arn }) => named(name, arn('lambda', `function:${name}`)),
  'AWS::Lambda::EventSourceMapping': ({ id }) => withId(uuidFrom(id(32)), 'Id'),
  'AWS::S3::Bucket': ({ name, region }) => {
    const bucket = name.toLowerCase().slice(0, 63);
    return {
      ref: bucket,
      attributes: {
        Arn: `arn:aws:s3:::${bucket}`,
        DomainName: `${bucket}.s3.amazonaws.com`,
        RegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
      },
    };
  },
  'AWS::IAM::Role': ({ name, accountId }) => named(name, `arn:aws:iam::${accountId}:role/${name}`),
  'AWS::IAM::ManagedPolicy': ({ name, accountId }) => ({
    ref: `arn:aws:iam::${accountId}:policy/${name}`,
    attributes: {},
  }),
  'AWS::Cognito::UserPool': ({ id, region, arn }) => {
    const pool = `${region}_${id(9)}`;
    const provider = `cognito-idp.${region}.amazonaws.com/${pool}`;
    return {
      ref: pool,
      attributes: {
        UserPoolId: pool,
        Arn: arn('cognito-idp', `userpool/${pool}`),
        ProviderName: provider,
        ProviderURL: `https://${provider}`,
      },
    };
  },
  'AWS::Cognito::UserPoolClient': ({ id }) => withId(id(26), 'ClientId'),
  'AWS::ApiGatewayV2::Api': ({ id, region }) => {
    const api = id(10);
    return {
      ref: api,
      attributes: { ApiId: api, ApiEndpoint: `https://${api}.execute-api.${region}.amazonaws.com` },
    };
  },
  'AWS::ApiGatewayV2::Stage': ({ name }) => ({ ref: name, attributes: {} }),
  'AWS::ApiGatewayV2::Authorizer': ({ id }) => withId(id(6), 'AuthorizerId'),
  'AWS::ApiGatewayV2::Integration': ({ id }) => withId(id(7), 'IntegrationId'),
  'AWS::ApiGatewayV2::Route': ({ id }) => withId(id(7), 'RouteId'),
  'AWS::CloudFront::Distribution': ({ id }) => {
    const distribution = `E${id(13).toUpperCase()}`;
    return { ref: distribution, attributes: { Id: distribution, DomainName: `d${id(13)}.cloudfront.net` } };
  },
  'AWS::CloudFront::OriginAccessControl': ({ id }) => withId(`E${id(13).toUpperCase()}`, 'Id'),
  'AWS::CloudFront::ResponseHeadersPolicy': ({ id }) => withId(uuidFrom(id(32)), 'Id'),
  'AWS::CloudFront::CachePolicy': ({ id }) => withId(uuidFrom(id(32)), 'Id'),
  'AWS::CloudFront::OriginRequestPolicy': ({ id }) => withId(uuidFrom(id(32)), 'Id'),
  'AWS::CloudFront::Function': ({ name, accountId }) => {
    const arn = `arn:aws:cloudfront::${accountId}:function/${name}`;
    return { ref: arn, attributes: { FunctionARN: arn, 'FunctionMetadata.FunctionARN': arn } };
  },
  'AWS::Events::EventBus': ({ name, arn }) => {
    const bus = arn('events', `event-bus/${name}`);
    return { ref: name, attributes: { Arn: bus, Name: name } };
  },
  'AWS::Events::Rule': ({ name, arn }) => named(name, arn('events', `rule/${name}`)),
  'AWS::Scheduler::Schedule': ({ name, arn }) => named(name, arn('scheduler', `schedule/default/${name}`)),
  'AWS::Scheduler::ScheduleGroup': ({ name, arn }) => named(name, arn('scheduler', `schedule-group/${name}`)),
  'AWS::SQS::Queue': ({ name, region, accountId, arn }) => {
    const url = `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
    return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::SNS::Topic': ({ name, arn }) => {
    const topic = arn('sns', name);
    return { ref: topic, attributes: { TopicArn: topic, TopicName: name } };
  },
  'AWS::Logs::LogGroup': ({ name, arn }) => named(name, `${arn('logs', `log-group:${name}`)}:*`),
  'AWS::CloudWatch::Alarm': ({ name, arn }) => named(name, arn('cloudwatch', `alarm:${name}`)),
  'AWS::KMS::Key': ({ id, arn }) => {
    const key = uuidFrom(id(32));
    return { ref: key, attributes: { KeyId: key, Arn: arn('kms', `key/${key}`) } };
  },
};

/** @param explicitName the resolved value of the type's name property, if the template sets it */
export function identify(type: string, logicalId: string, place: Place, explicitName: string | undefined): Identity {
  const naming: Naming = {
    ...place,
    name: explicitName ?? `${place.stackName}-${logicalId}`.slice(0, 64),
    id: (length) => drawId(`${place.stackName}/${logicalId}`, length),
    arn: (service, resource) => `arn:aws:${service}:${place.region}:${place.accountId}:${resource}`,
  };
  return identities[type]?.(naming) ?? { ref: naming.name, attributes: {} };
}

export function namePropertyOf(type: string): string | undefined {
  return nameProperties[type];
}

function named(name: string, arn: string): Identity {
  return { ref: name, attributes: { Arn: arn } };
}

function withId(id: string, attribute: string): Identity {
  return { ref: id, attributes: { [attribute]: id } };
}

function drawId(seed: string, length: number): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, length);
}

function uuidFrom(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
