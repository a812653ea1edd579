import type { Matches } from './event-pattern.ts';
import type { Clock, InvokeResult } from './part.ts';
import { type BatchRules, deliverBatch, type GivenUp } from './stream-batch.ts';
import { createLanes } from './stream-lanes.ts';
import { type Checkpoint, createProgress } from './stream-progress.ts';
import type { StreamSource } from './stream-reader.ts';
import type { StreamRecord } from './stream-records.ts';

export interface MappingConfig extends BatchRules {
  readonly batchSize: number;
  /** Milliseconds */
  readonly window: number;
  readonly lanes: number;
  /** None: every record. Else a record passes if one of them matches. */
  readonly filters: readonly Matches[];
}

export interface MappingPorts {
  readonly source: StreamSource;
  readonly clock: Clock;
  readonly checkpoint: Checkpoint | undefined;
  invoke(event: { readonly Records: readonly StreamRecord[] }): Promise<InvokeResult>;
  /** Keeps what is given up; tried again until it resolves. */
  keepFailure(batch: GivenUp & { readonly shardId: string }): Promise<void>;
  saveCheckpoint(checkpoint: Checkpoint): void;
  log(line: string): void;
}

/** A running mapping of a stream to a function. */
export interface Mapping {
  /** Something was written: look now instead of at the next turn. */
  poke(): void;
  /** Resolves when everything that is in the stream was handled. */
  drained(): Promise<void>;
  /** Resolves when the call under way has ended. */
  stop(): Promise<void>;
}

/** Milliseconds between reads while records come, and when nothing came for a while. */
const shortestWait = 20;
const longestWait = 250;
/** Records read ahead of their delivery. */
const readAhead = 2000;
/** DynamoDB Local shows a change a moment after it was acknowledged. */
const quietReads = 3;

export function startMapping(config: MappingConfig, ports: MappingPorts): Mapping {
  const { source, clock, log } = ports;
  const progress = createProgress(ports.checkpoint);
  const drainWaiters = new Set<() => void>();
  let isStopped = false;
  let isUnreadable = false;
  let emptyReads = 0;
  let wake = (): void => {};

  const lanes = createLanes({ ...config, clock, deliver });

  async function deliver(batch: readonly StreamRecord[]): Promise<void> {
    await deliverBatch(batch, {
      rules: config,
      clock,
      invoke: (records) => ports.invoke({ Records: records }),
      done,
      giveUp: keepFailure,
      isStopped: () => isStopped,
    });
  }

  function done(records: readonly StreamRecord[]): void {
    const before = progress.checkpoint;
    progress.done(records);
    if (progress.checkpoint && progress.checkpoint !== before) ports.saveCheckpoint(progress.checkpoint);
  }

  async function keepFailure(batch: GivenUp): Promise<void> {
    const [first] = batch.records;
    const shardId = first ? progress.shardOf(first) : '';
    for (let wait = 100; !isStopped; wait = Math.min(5000, wait * 2)) {
      try {
        return await ports.keepFailure({ ...batch, shardId });
      } catch (error) {
        log(`${batch.records.length} failed records could not be kept, trying again: ${String(error)}`);
        await new Promise<void>((resolve) => clock.after(wait, resolve));
      }
    }
  }

  async function readOnce(): Promise<number> {
    const { shardId, records } = await source.read();
    isUnreadable = false;
    for (const record of records) progress.read(shardId, record);
    const isWanted = (record: StreamRecord) =>
      config.filters.length === 0 || config.filters.some((matches) => matches(record));
    done(records.filter((record) => !isWanted(record)));
    for (const record of records.filter(isWanted)) lanes.add(record);
    return records.length;
  }

  async function poll(): Promise<void> {
    let wait = shortestWait;
    while (!isStopped) {
      const count = lanes.size < readAhead ? await readOnce().catch(explainReadFailure) : 0;
      emptyReads = count > 0 || lanes.size > 0 ? 0 : emptyReads + 1;
      if (emptyReads >= quietReads) release(drainWaiters);
      wait = count > 0 || drainWaiters.size > 0 ? shortestWait : Math.min(longestWait, wait * 1.5);
      if (count === 0) await sleep(wait);
    }
  }

  function explainReadFailure(error: unknown): number {
    if (!isStopped && !isUnreadable) log(`the stream cannot be read, trying again: ${String(error)}`);
    isUnreadable = true;
    return 0;
  }

  function sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(milliseconds, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }

  const polling = poll();

  return {
    poke: () => wake(),
    drained() {
      emptyReads = 0;
      const quiet = new Promise<void>((resolve) => drainWaiters.add(resolve));
      wake();
      return quiet;
    },
    async stop() {
      isStopped = true;
      lanes.stop();
      release(drainWaiters);
      wake();
      await polling;
    },
  };
}

function release(waiters: Set<() => void>): void {
  for (const resolve of waiters) resolve();
  waiters.clear();
}
