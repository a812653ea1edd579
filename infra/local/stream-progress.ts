import type { StreamRecord } from './stream-records.ts';

/** Where to go on after a restart: everything up to here needs no delivery any more. */
export interface Checkpoint {
  readonly shardId: string;
  readonly sequenceNumber: string;
}

/** Follows which records are done although lanes finish out of order. */
export interface Progress {
  /** In the order of the stream. */
  read(shardId: string, record: StreamRecord): void;
  done(records: readonly StreamRecord[]): void;
  /** Shard of a record that is not behind the checkpoint yet. */
  shardOf(record: StreamRecord): string;
  /** Changes only forward; undefined before the first record is done. */
  readonly checkpoint: Checkpoint | undefined;
}

export function createProgress(initial: Checkpoint | undefined): Progress {
  let checkpoint = initial;
  const outstanding = new Map<string, { readonly shardId: string; isDone: boolean }>();
  return {
    read(shardId, record) {
      outstanding.set(record.dynamodb.SequenceNumber, { shardId, isDone: false });
    },
    done(records) {
      for (const record of records) {
        const entry = outstanding.get(record.dynamodb.SequenceNumber);
        if (entry) entry.isDone = true;
      }
      for (const [sequenceNumber, { shardId, isDone }] of outstanding) {
        if (!isDone) return;
        outstanding.delete(sequenceNumber);
        checkpoint = { shardId, sequenceNumber };
      }
    },
    shardOf: (record) => outstanding.get(record.dynamodb.SequenceNumber)?.shardId ?? '',
    get checkpoint() {
      return checkpoint;
    },
  };
}
