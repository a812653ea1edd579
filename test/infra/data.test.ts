import { describe, expect, it } from 'vitest';
import { filePlaces } from '#shared/model/files.ts';
import { loadTemplate, tenantIds } from '#test/support/tenant-template.ts';

describe.each(tenantIds)('the data of %s', async (tenantId) => {
  const template = await loadTemplate(tenantId);
  const [table] = template.ofType('AWS::DynamoDB::Table');
  const buckets = template.ofType('AWS::S3::Bucket');

  it.each(['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::Cognito::UserPool'])('outlives the stack: %s', (type) => {
    const kept = template.ofType(type);
    expect(kept.length).toBeGreaterThan(0);
    for (const resource of kept) {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  it('bears no names of our choice, so that a second stack or a restored one can stand beside it', () => {
    const named = ['TableName', 'BucketName', 'UserPoolName', 'QueueName'];
    for (const { logicalId, Properties } of template.resources) {
      expect(
        Object.keys(Properties).filter((name) => named.includes(name)),
        logicalId,
      ).toEqual([]);
    }
  });

  it('has a table that can be restored to any second and is not deleted by mistake', () => {
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });

  it('has the five indexes with all attributes', () => {
    const indexes = table?.Properties.GlobalSecondaryIndexes as { IndexName: string }[];
    expect(indexes).toEqual(
      ['gsi1', 'gsi2', 'gsi3', 'gsi4', 'gsi5'].map((name) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: `${name}pk`, KeyType: 'HASH' },
          { AttributeName: `${name}sk`, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    );
  });

  it('lies in buckets that are private, encrypted, logged and reached by TLS only', () => {
    const policies = template.ofType('AWS::S3::BucketPolicy');
    for (const bucket of buckets) {
      expect(bucket.Properties.PublicAccessBlockConfiguration, bucket.logicalId).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(bucket.Properties.BucketEncryption, bucket.logicalId).toBeDefined();
      expect(bucket.Properties.LifecycleConfiguration, bucket.logicalId).toBeDefined();
      const policy = policies.find(({ Properties }) => JSON.stringify(Properties.Bucket).includes(bucket.logicalId));
      expect(JSON.stringify(policy?.Properties.PolicyDocument), bucket.logicalId).toContain(
        '{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
      );
      const isLogBucket = bucket.logicalId.startsWith('BucketsLogs');
      expect(bucket.Properties.LoggingConfiguration === undefined, bucket.logicalId).toBe(isLogBucket);
    }
  });

  it('keeps backups for as long as the tenant asks', () => {
    const backups = buckets.find(({ logicalId }) => logicalId.startsWith('BucketsBackups'));
    const [weekly, days] = tenantId === 'demo' ? [35, 35] : [63, 365];
    const rule = (Prefix: string, ExpirationInDays: number) => ({ ExpirationInDays, Prefix, Status: 'Enabled' });
    expect(backups?.Properties).toMatchObject({
      LifecycleConfiguration: {
        Rules: [
          {
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
          rule('daily/', 14),
          rule('weekly/', weekly),
          rule('monthly/', days),
          rule('files/', days + 31),
          rule('archives/', 7),
          rule('20', days),
        ],
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  it('forgets uploads that nobody finished, files in the bin and files that were loaded, and no others', () => {
    const files = buckets.find(({ logicalId }) => logicalId.startsWith('BucketsFiles'));
    expect(files?.Properties.LifecycleConfiguration).toEqual({
      Rules: [
        { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' },
        { ExpirationInDays: 1, Prefix: filePlaces.uploads, Status: 'Enabled' },
        { ExpirationInDays: 30, Prefix: filePlaces.removed, Status: 'Enabled' },
        { ExpirationInDays: 30, Prefix: filePlaces.imports, Status: 'Enabled' },
        { ExpirationInDays: 7, Prefix: filePlaces.exports, Status: 'Enabled' },
      ],
    });
  });

  it('takes files of a browser from the web only, and lets none be read by another site', () => {
    const open = buckets.filter(({ Properties }) => Properties.CorsConfiguration !== undefined);
    expect(open.map(({ Properties }) => Properties.CorsConfiguration)).toEqual([
      {
        CorsRules: [
          {
            AllowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
            AllowedMethods: ['PUT'],
            AllowedOrigins: ['https://*.cloudfront.net'],
            MaxAge: 3600,
          },
        ],
      },
    ]);
  });

  it('is reached by users whom an administrator invited, with a strong password', () => {
    const [pool] = template.ofType('AWS::Cognito::UserPool');
    expect(pool?.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameAttributes: ['email'],
      DeletionProtection: 'ACTIVE',
    });
    const [client] = template.ofType('AWS::Cognito::UserPoolClient');
    expect(client?.Properties).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    });
  });
});
