import { isProperties } from './properties.ts';

/** A record as consumers get it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: string;
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  readonly dynamodb: {
    /** Seconds since 1970. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Readonly<Record<string, unknown>>;
    readonly SequenceNumber: string;
    readonly [member: string]: unknown;
  };
  readonly userIdentity?: { readonly type: string; readonly principalId: string };
}

/** Turns a record of DynamoDB Local into what AWS sends, whose region, ARN and identity it gives otherwise. */
export function adaptRecord(raw: unknown, region: string, streamArn: string): StreamRecord {
  const { userIdentity, ...record } = raw as StreamRecord & { userIdentity?: Readonly<Record<string, string>> };
  return {
    ...record,
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN: streamArn,
    ...(userIdentity && {
      userIdentity: {
        type: userIdentity.type ?? userIdentity.Type ?? '',
        principalId: userIdentity.principalId ?? userIdentity.PrincipalId ?? '',
      },
    }),
  };
}

/** Position in the batch of the first record to deliver again; the batch's length: all were handled. */
export function findFirstFailure(answer: unknown, batch: readonly StreamRecord[]): number {
  if (!isProperties(answer)) return batch.length;
  const failures = answer.batchItemFailures;
  if (failures === undefined || failures === null) return batch.length;
  // What cannot be understood says nothing about what was handled: Lambda takes the whole batch for failed.
  if (!Array.isArray(failures)) return 0;
  const positions = failures.map((failure) => {
    const identifier = isProperties(failure) ? failure.itemIdentifier : undefined;
    return batch.findIndex((record) => record.dynamodb.SequenceNumber === identifier);
  });
  return Math.max(0, Math.min(batch.length, ...positions));
}
