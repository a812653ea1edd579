import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

export interface BucketsProps {
  readonly logDays: number;
  readonly backupDays: number;
  /** For what holds records: backups and failures. @default - the key that S3 manages, without a price */
  readonly encryptionKey?: IKey | undefined;
}

/** Stream records that failed are kept long enough to be noticed, understood and driven again. */
const failureDays = 30;

/** The buckets of the tenant: private, over TLS only, never deleted with the stack. */
export class Buckets extends Construct {
  readonly logs: Bucket;
  readonly web: Bucket;
  readonly backups: Bucket;
  readonly failures: Bucket;

  constructor(scope: Construct, id: string, props: BucketsProps) {
    super(scope, id);
    this.logs = new Bucket(this, 'Logs', {
      ...privateBucket,
      encryption: BucketEncryption.S3_MANAGED,
      // CloudFront still delivers its access logs by an access control list.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [expireAfter(props.logDays)],
    });
    this.web = new Bucket(this, 'Web', {
      ...privateBucket,
      ...this.#logged('web'),
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [abortUploads],
    });
    this.backups = new Bucket(this, 'Backups', {
      ...privateBucket,
      ...this.#logged('backups'),
      ...encryptedBy(props.encryptionKey),
      versioned: true,
      lifecycleRules: [{ ...expireAfter(props.backupDays), noncurrentVersionExpiration: Duration.days(failureDays) }],
    });
    this.failures = new Bucket(this, 'Failures', {
      ...privateBucket,
      ...this.#logged('failures'),
      ...encryptedBy(props.encryptionKey),
      lifecycleRules: [expireAfter(failureDays)],
    });
  }

  grantBackup(writer: HouseFunction): void {
    grantPut(writer, this.backups);
    writer.addEnvironment('BACKUP_BUCKET', this.backups.bucketName);
  }

  #logged(name: string): Pick<BucketProps, 'serverAccessLogsBucket' | 'serverAccessLogsPrefix'> {
    // The cast: CDK's own types do not hold under exactOptionalPropertyTypes.
    return { serverAccessLogsBucket: this.logs as IBucket, serverAccessLogsPrefix: `s3/${name}/` };
  }
}

/** Lets a function add objects below a prefix, and neither read nor delete them. */
export function grantPut(writer: HouseFunction, bucket: Bucket, prefix = ''): void {
  const objects = `${prefix}*`;
  writer.allow(['s3:PutObject'], [bucket.arnForObjects(objects)]);
  writer.acceptWildcard(bucket, `/${objects}`, 'Names of new objects are not known beforehand.');
  // A key is asked for a data key by each object, and for decryption by the parts of a large one.
  if (bucket.encryptionKey) writer.allow(['kms:GenerateDataKey', 'kms:Decrypt'], [bucket.encryptionKey.keyArn]);
}

const privateBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const satisfies BucketProps;

const abortUploads: LifecycleRule = { abortIncompleteMultipartUploadAfter: Duration.days(7) };

function expireAfter(days: number): LifecycleRule {
  return { ...abortUploads, expiration: Duration.days(days) };
}

function encryptedBy(key: IKey | undefined): BucketProps {
  return key
    ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
    : { encryption: BucketEncryption.S3_MANAGED };
}
