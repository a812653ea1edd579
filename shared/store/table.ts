/** The narrow door to the single table. Two implementations pass one contract suite: DynamoDB and memory. */

import type { Meter } from './meter.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Item = Key & { readonly [attribute: string]: unknown };

export const indexNames = ['gsi1', 'gsi2', 'gsi3', 'gsi4', 'gsi5'] as const;
export type IndexName = (typeof indexNames)[number];

/** Attributes may be dotted paths into maps: `data.status`. */
export type Condition =
  | { readonly attribute: string; readonly op: 'absent' | 'present' }
  | {
      readonly attribute: string;
      readonly op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'beginsWith' | 'contains';
      readonly value: string | number | boolean;
    }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] };

/**
 * `replaces` is the image that the caller has read before; only the meter looks at it, since a transaction does not
 * answer with old images. Without it index writes of a replaced item are estimated.
 */
export type Write =
  | { readonly put: Item; readonly if?: Condition; readonly replaces?: Item }
  | {
      readonly update: Key;
      readonly set?: Readonly<Record<string, unknown>>;
      readonly add?: Readonly<Record<string, number>>;
      readonly remove?: readonly string[];
      readonly if?: Condition;
      readonly replaces?: Item;
    }
  | { readonly delete: Key; readonly if?: Condition; readonly replaces?: Item }
  | { readonly check: Key; readonly if: Condition };

export type KeyRange =
  | { readonly beginsWith: string }
  | { readonly between: readonly [string, string] }
  | { readonly op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte'; readonly value: string };

export interface Query {
  /** Absent: the base table. */
  readonly index?: IndexName;
  readonly pk: string;
  readonly sk?: KeyRange;
  readonly reverse?: boolean;
  /** Items read (before `filter`), 1 or more. A page also ends behind the item that takes it over 1 MB. */
  readonly limit?: number;
  readonly filter?: Condition;
  /** Strong read; the base table only. */
  readonly consistent?: boolean;
  readonly startAfter?: Position;
}

/** A query of many partitions alike, each from its beginning. */
export interface PartitionsQuery {
  /** Absent: the base table. */
  readonly index?: IndexName;
  readonly pks: readonly string[];
  /** Items of each that are wanted, 1 or more. */
  readonly limit: number;
  /** Strong read; the base table only. */
  readonly consistent?: boolean;
}

/** The first items of a partition, in order. */
export interface Beginning {
  readonly items: readonly Item[];
  /** Nothing is behind them; what is uncertain counts as something. */
  readonly isAll: boolean;
}

/** Where a page ended: the keys of the table and of the index. */
export type Position = Readonly<Record<string, string>>;

export interface Page {
  readonly items: readonly Item[];
  readonly next?: Position;
}

export interface Table {
  get(key: Key, options?: { readonly consistent?: boolean }): Promise<Item | undefined>;
  /** Items in no promised order; absent ones are left out. Any number of keys, in calls of 100 at once. */
  getMany(keys: readonly Key[], options?: { readonly consistent?: boolean }): Promise<readonly Item[]>;
  query(query: Query): Promise<Page>;
  /** One beginning for each of the partitions, any number, in calls of 50 at once. */
  queryMany(query: PartitionsQuery): Promise<ReadonlyMap<string, Beginning>>;
  /** One write. @throws WriteConflict when its condition fails. A `check` alone is not allowed. */
  write(write: Write): Promise<void>;
  /** All or nothing, at most 100 writes on distinct keys. @throws WriteConflict */
  transact(writes: readonly Write[]): Promise<void>;
  /**
   * Counts a number up by one, from nothing if it is not there. A lost answer may count twice: for numbers that may have
   * gaps. @returns what it is then
   */
  increment(key: Key, attribute: string): Promise<number>;
  /** Unconditional puts and deletes, any number, in calls of 25, unprocessed ones retried. Not atomic. */
  writeMany(writes: readonly ({ readonly put: Item } | { readonly delete: Key })[]): Promise<void>;
}

export interface ScanOptions {
  /** Number of this part, from 0, of `segments` parts that are read side by side. */
  readonly segment?: number;
  readonly segments?: number;
  readonly filter?: Condition;
  /** Strong read: nothing that was acknowledged before is missing. */
  readonly consistent?: boolean;
}

/** Reading everything: for jobs only, never on a request path. Pages can be empty when there is a filter. */
export interface TableScan {
  scan(options?: ScanOptions): AsyncIterable<readonly Item[]>;
  /** One page of a part, behind `startAfter`: for work that goes on in another process. Without `next` the part is over. */
  scanPage(options?: ScanOptions & { readonly startAfter?: Position }): Promise<Page>;
}

/** A connection that lives as long as its process; every request takes a view with a meter of its own. */
export interface TableConnection extends Table, TableScan {
  metered(meter: Meter): Table & TableScan;
}

/** One entry per write of the failed call, in order. */
export interface WriteFailure {
  readonly reason: 'none' | 'condition' | 'conflict';
  /** The item that failed the condition, if it exists. */
  readonly current?: Item;
}

export class WriteConflict extends Error {
  readonly failures: readonly WriteFailure[];
  constructor(failures: readonly WriteFailure[]) {
    super(`write refused: ${failures.map((failure) => failure.reason).join(', ')}`);
    this.name = 'WriteConflict';
    this.failures = failures;
  }
}

/**
 * The table did not answer in time, or refused for load, in spite of retries. Reads may simply be repeated; a write may
 * have been applied or not, so it is repeated under the same condition or idempotency key.
 */
export class TableUnavailable extends Error {
  constructor(operation: string, cause: unknown) {
    super(`the table did not carry out ${operation}: try again`, { cause });
    this.name = 'TableUnavailable';
  }
}

export const isAbsent: Condition = { attribute: 'pk', op: 'absent' };
export const isPresent: Condition = { attribute: 'pk', op: 'present' };
export function hasVersion(version: number): Condition {
  return { attribute: 'version', op: 'eq', value: version };
}
