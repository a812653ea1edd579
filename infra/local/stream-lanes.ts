import { createHash } from 'node:crypto';
import type { Clock } from './part.ts';
import type { StreamRecord } from './stream-records.ts';

export interface LaneOptions {
  readonly lanes: number;
  readonly batchSize: number;
  /** Milliseconds that a batch may wait to become full. */
  readonly window: number;
  readonly clock: Clock;
  /** Resolves when every record of the batch is handled or given up. */
  deliver(batch: readonly StreamRecord[]): Promise<void>;
}

/** Records wait in lanes: changes of one item stay in order, other items do not wait for them. */
export interface Lanes {
  add(record: StreamRecord): void;
  readonly size: number;
  stop(): void;
}

/** Lambda's limit for a call, less room for the frame. */
const batchBytes = 5.5 * 1024 * 1024;

export function createLanes(options: LaneOptions): Lanes {
  const lanes = Array.from({ length: options.lanes }, () => createLane(options));
  return {
    add: (record) => lanes[laneOf(record, lanes.length)]?.add(record),
    get size() {
      return lanes.reduce((sum, lane) => sum + lane.size, 0);
    },
    stop() {
      for (const lane of lanes) lane.stop();
    },
  };
}

function createLane({ batchSize, window, clock, deliver }: LaneOptions): Lanes {
  const waiting: StreamRecord[] = [];
  let inDelivery = 0;
  let isStopped = false;
  let cancelWindow: (() => void) | undefined;

  function consider(): void {
    if (inDelivery > 0 || waiting.length === 0 || isStopped) return;
    if (waiting.length >= batchSize || window === 0) void deliverNext();
    else cancelWindow ??= clock.after(window, () => void deliverNext());
  }

  async function deliverNext(): Promise<void> {
    cancelWindow?.();
    cancelWindow = undefined;
    const batch = waiting.splice(0, countBatch(waiting, batchSize));
    inDelivery = batch.length;
    await deliver(batch);
    inDelivery = 0;
    consider();
  }

  return {
    add(record) {
      waiting.push(record);
      // Records of one read arrive together and shall travel together.
      queueMicrotask(consider);
    },
    get size() {
      return waiting.length + inDelivery;
    },
    stop() {
      isStopped = true;
      cancelWindow?.();
    },
  };
}

function countBatch(records: readonly StreamRecord[], batchSize: number): number {
  let bytes = 0;
  for (const [index, record] of records.slice(0, batchSize).entries()) {
    bytes += JSON.stringify(record).length;
    if (bytes > batchBytes) return Math.max(1, index);
  }
  return Math.min(records.length, batchSize);
}

function laneOf(record: StreamRecord, lanes: number): number {
  if (lanes === 1) return 0;
  return createHash('md5').update(JSON.stringify(record.dynamodb.Keys)).digest().readUInt32BE() % lanes;
}
