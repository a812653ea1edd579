import type { Clock, InvokeResult } from './part.ts';
import { findFirstFailure, type StreamRecord } from './stream-records.ts';

export interface BatchRules {
  readonly reportsItemFailures: boolean;
  readonly bisects: boolean;
  /** Further attempts after the first; -1: until it works. */
  readonly maximumRetries: number;
  /** Seconds; -1: as long as the stream keeps it. */
  readonly maximumAge: number;
}

export type GiveUpReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface GivenUp {
  readonly records: readonly StreamRecord[];
  readonly reason: GiveUpReason;
  readonly invokeCount: number;
}

export interface BatchDelivery {
  readonly rules: BatchRules;
  readonly clock: Clock;
  invoke(records: readonly StreamRecord[]): Promise<InvokeResult>;
  /** These records need no further delivery. */
  done(records: readonly StreamRecord[]): void;
  /** Resolves when the records are kept elsewhere, or when delivery is stopped: the next start gives them up again. */
  giveUp(batch: GivenUp): Promise<void>;
  /** True: nothing may be concluded from failures any more. */
  isStopped(): boolean;
}

interface Attempt {
  readonly records: readonly StreamRecord[];
  /** Attempts that failed and count; splitting a batch does not. */
  readonly failed: number;
}

/** Between attempts the wait doubles up to this. */
const longestPause = 2000;

/**
 * Delivers records in order until each is handled or given up, by Lambda's rules for streams: from the first failed
 * record on everything comes again; a failed batch is split in two if the mapping says so, until the record that
 * fails stands alone; what failed too often or is too old goes to the failure destination.
 */
export async function deliverBatch(records: readonly StreamRecord[], delivery: BatchDelivery): Promise<void> {
  const pending: Attempt[] = [{ records, failed: 0 }];
  for (let attempt = pending.shift(); attempt && !delivery.isStopped(); attempt = pending.shift()) {
    pending.unshift(...(await tryOnce(attempt, delivery)));
  }
}

/** Answers what is still to be delivered, in order. */
async function tryOnce(attempt: Attempt, delivery: BatchDelivery): Promise<readonly Attempt[]> {
  const records = await giveUpOld(attempt, delivery);
  if (records.length === 0) return [];
  const result = await delivery.invoke(records);
  if (delivery.isStopped() && !result.ok) return [];
  if (!result.ok && result.reason === 'throttled') {
    await pause(delivery, 1);
    return [{ records, failed: attempt.failed }];
  }
  const handled = countHandled(result, records, delivery.rules);
  delivery.done(records.slice(0, handled));
  return planRest({ records: records.slice(handled), failed: attempt.failed }, handled > 0, delivery);
}

function countHandled(result: InvokeResult, records: readonly StreamRecord[], rules: BatchRules): number {
  if (!result.ok) return 0;
  return rules.reportsItemFailures ? findFirstFailure(result.payload, records) : records.length;
}

async function planRest(rest: Attempt, progressed: boolean, delivery: BatchDelivery): Promise<readonly Attempt[]> {
  const { records } = rest;
  if (records.length === 0) return [];
  if (progressed) return [rest];
  if (delivery.rules.bisects && records.length > 1) return split(rest);
  const failed = rest.failed + 1;
  const { maximumRetries } = delivery.rules;
  if (maximumRetries >= 0 && failed > maximumRetries) {
    await handOver({ records, reason: 'RetryAttemptsExhausted', invokeCount: failed }, delivery);
    return [];
  }
  await pause(delivery, failed);
  return [{ records, failed }];
}

function split({ records, failed }: Attempt): readonly Attempt[] {
  const middle = Math.ceil(records.length / 2);
  return [records.slice(0, middle), records.slice(middle)].map((half) => ({ records: half, failed }));
}

async function giveUpOld({ records, failed }: Attempt, delivery: BatchDelivery): Promise<readonly StreamRecord[]> {
  const { maximumAge } = delivery.rules;
  if (maximumAge < 0) return records;
  const oldest = delivery.clock.now() / 1000 - maximumAge;
  const isOld = (record: StreamRecord) => record.dynamodb.ApproximateCreationDateTime < oldest;
  const old = records.filter(isOld);
  if (old.length === 0) return records;
  await handOver({ records: old, reason: 'RecordAgeExceeded', invokeCount: failed }, delivery);
  return records.filter((record) => !isOld(record));
}

async function handOver(batch: GivenUp, delivery: BatchDelivery): Promise<void> {
  await delivery.giveUp(batch);
  if (!delivery.isStopped()) delivery.done(batch.records);
}

function pause({ clock }: BatchDelivery, failed: number): Promise<void> {
  return new Promise((resolve) => clock.after(Math.min(longestPause, 50 * 2 ** failed), resolve));
}
