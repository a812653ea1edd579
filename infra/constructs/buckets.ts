import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  archiveDays,
  archivePlace,
  backupKinds,
  backupPlaces,
  daysFilesKept,
  daysKept,
} from '#shared/model/backups.ts';
import { type FilePlace, filePlaceDays, filePlaces, inboxPlace } from '#shared/model/files.ts';
import type { HouseFunction } from './house-function.ts';

export interface BucketsProps {
  readonly logDays: number;
  readonly backupDays: number;
  /** For what holds records: backups, failures and files. @default - the key that S3 manages, without a price */
  readonly encryptionKey?: IKey | undefined;
}

/** Stream records that failed are kept long enough to be noticed, understood and driven again. */
const failureDays = 30;

/** `list`: the keys of all files. */
type FileRight = 'read' | 'write' | 'remove' | 'list';

const fileActions: Readonly<Record<Exclude<FileRight, 'list'>, string>> = {
  read: 's3:GetObject',
  write: 's3:PutObject',
  remove: 's3:DeleteObject',
};

/** The buckets of the tenant: private, over TLS only, never deleted with the stack. */
export class Buckets extends Construct {
  readonly logs: Bucket;
  readonly web: Bucket;
  readonly backups: Bucket;
  readonly failures: Bucket;
  /** What people add to records and load; the browser sends it here itself. */
  readonly files: Bucket;
  /** Where other systems leave files, each in a folder of its own: `inbox/<folder>/`. */
  readonly inbox: Bucket;

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
      lifecycleRules: [
        { ...abortUploads, noncurrentVersionExpiration: Duration.days(failureDays) },
        ...backupKinds.map((kind) => endOf(backupPlaces[kind], daysKept(kind, props.backupDays))),
        endOf(backupPlaces.files, daysFilesKept(props.backupDays)),
        endOf(archivePlace, archiveDays),
        // Of earlier releases, whose keys began with the year.
        endOf('20', props.backupDays),
      ],
    });
    this.failures = new Bucket(this, 'Failures', {
      ...privateBucket,
      ...this.#logged('failures'),
      ...encryptedBy(props.encryptionKey),
      lifecycleRules: [expireAfter(failureDays)],
    });
    this.files = new Bucket(this, 'Files', {
      ...privateBucket,
      ...this.#logged('files'),
      ...encryptedBy(props.encryptionKey),
      lifecycleRules: [
        abortUploads,
        ...Object.entries(filePlaceDays).map(([place, days]) => ({
          prefix: filePlaces[place as FilePlace],
          expiration: Duration.days(days),
        })),
      ],
      // Not the one host of the distribution: its content policy names this bucket, and each would wait for the other.
      cors: [
        {
          allowedOrigins: ['https://*.cloudfront.net'],
          allowedMethods: [HttpMethods.PUT],
          allowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
          maxAge: Duration.hours(1).toSeconds(),
        },
      ],
    });
    this.inbox = new Bucket(this, 'Inbox', {
      ...privateBucket,
      ...this.#logged('inbox'),
      ...encryptedBy(props.encryptionKey),
      lifecycleRules: [expireAfter(filePlaceDays.imports)],
    });
  }

  /** To take files away that others have left. */
  grantInbox(fn: HouseFunction): void {
    fn.allow(['s3:GetObject', 's3:DeleteObject'], [this.inbox.arnForObjects(`${inboxPlace}*`)]);
    fn.acceptWildcard(this.inbox, `/${inboxPlace}*`, 'Names of files are chosen by who leaves them.');
    fn.allow(['s3:ListBucket'], [this.inbox.bucketArn]);
    grantKey(fn, this.inbox, ['read']);
    fn.addEnvironment('INBOX_BUCKET', this.inbox.bucketName);
  }

  /** To add backups, and to see which files are copied already; neither to read nor to delete any. */
  grantBackup(writer: HouseFunction): void {
    grantPut(writer, this.backups);
    writer.allow(['s3:ListBucket'], [this.backups.bucketArn]);
    writer.addEnvironment('BACKUP_BUCKET', this.backups.bucketName);
  }

  /** To read backups, and no more. */
  grantRestore(reader: HouseFunction): void {
    reader.allow(['s3:GetObject'], [this.backups.arnForObjects('*')]);
    reader.acceptWildcard(this.backups, '/*', 'A backup is chosen when it is restored.');
    // To who may not list, S3 does not tell a chunk that is not there from one that is forbidden.
    reader.allow(['s3:ListBucket'], [this.backups.bucketArn]);
    grantKey(reader, this.backups, ['read']);
    reader.addEnvironment('BACKUP_BUCKET', this.backups.bucketName);
  }

  /** Also for what the function lets others do: an address that it signs is worth what its own rights are. */
  grantFiles(fn: HouseFunction, place: FilePlace, rights: readonly FileRight[]): void {
    const objects = `${filePlaces[place]}*`;
    const actions = rights.flatMap((right) => (right === 'list' ? [] : [fileActions[right]]));
    fn.allow(actions, [this.files.arnForObjects(objects)]);
    fn.acceptWildcard(this.files, `/${objects}`, 'Names of files are drawn when they are added.');
    // To who may not list, S3 does not tell a file that is not there from one that is forbidden.
    if (rights.includes('read') || rights.includes('list')) fn.allow(['s3:ListBucket'], [this.files.bucketArn]);
    grantKey(fn, this.files, rights);
    fn.addEnvironment('FILES_BUCKET', this.files.bucketName);
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
  grantKey(writer, bucket, ['write']);
}

function grantKey(fn: HouseFunction, { encryptionKey }: Bucket, rights: readonly FileRight[]): void {
  if (!encryptionKey) return;
  // A key is asked for a data key by each object, and for decryption by the parts of a large one.
  if (rights.includes('write')) fn.allow(['kms:GenerateDataKey', 'kms:Decrypt'], [encryptionKey.keyArn]);
  else if (rights.includes('read')) fn.allow(['kms:Decrypt'], [encryptionKey.keyArn]);
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

function endOf(prefix: string, days: number): LifecycleRule {
  return { prefix, expiration: Duration.days(days) };
}

function encryptedBy(key: IKey | undefined): BucketProps {
  return key
    ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
    : { encryption: BucketEncryption.S3_MANAGED };
}
