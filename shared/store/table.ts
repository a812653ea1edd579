/** The narrow door to the single table. Two implementations pass one contract suite: DynamoDB and memory. */

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

export type Write =
  | { readonly put: Item; readonly if?: Condition }
  | {
      readonly update: Key;
      readonly set?: Readonly<Record<string, unknown>>;
      readonly add?: Readonly<Record<string, number>>;
      readonly remove?: readonly string[];
      readonly if?: Condition;
    }
  | { readonly delete: Key; readonly if?: Condition }
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
  /** Items read (before `filter`), 1 or more. */
  readonly limit?: number;
  readonly filter?: Condition;
  /** Strong read; the base table only. */
  readonly consistent?: boolean;
  readonly startAfter?: Position;
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
  /** One write. @throws WriteConflict when its condition fails. A `check` alone is not allowed. */
  write(write: Write): Promise<void>;
  /** All or nothing, at most 100 writes on distinct keys. @throws WriteConflict */
  transact(writes: readonly Write[]): Promise<void>;
  /** Unconditional puts and deletes, any number, in calls of 25, unprocessed ones retried. Not atomic. */
  writeMany(writes: readonly ({ readonly put: Item } | { readonly delete: Key })[]): Promise<void>;
}

/** Reading everything: for jobs only, never on a request path. */
export interface TableScan {
  scan(options?: { readonly segment?: number; readonly segments?: number; readonly filter?: Condition }): AsyncIterable<readonly Item[]>;
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

export const isAbsent: Condition = { attribute: 'pk', op: 'absent' };
export const isPresent: Condition = { attribute: 'pk', op: 'present' };
export function hasVersion(version: number): Condition {
  return { attribute: 'version', op: 'eq', value: version };
}
