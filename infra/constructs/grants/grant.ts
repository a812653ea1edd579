import type { Buckets } from '../buckets.ts';
import type { Bus } from '../bus.ts';
import type { HouseFunction } from '../house-function.ts';
import type { Identity } from '../identity.ts';
import type { ScratchTable } from '../scratch-table.ts';
import { keyPatterns, type SingleTable } from '../table.ts';

/** What functions may be given access to. */
export interface Resources {
  readonly table: SingleTable;
  readonly bus: Bus;
  readonly buckets: Buckets;
  readonly identity: Identity;
  readonly scratch: ScratchTable;
}

export type Grants<Name extends string> = Readonly<Record<Name, (fn: HouseFunction, resources: Resources) => void>>;

/** Every record is looked at, and a line kept for each that is to change. */
export function grantCleansing(fn: HouseFunction, table: SingleTable): void {
  table.grantScan(fn);
  table.grantRead(fn);
  table.grantBatchWrite(fn, [keyPatterns.jobs]);
  grantRecordChanges(fn, table);
}

/** Records, their keys and what is derived from them lie under the ids of records, which no pattern of keys describes. */
export function grantRecordChanges(fn: HouseFunction, table: SingleTable): void {
  table.grantWrite(fn);
  table.grantDelete(fn);
  table.denyAuditChanges(fn);
}

/** What records are found by is written in batches, and nothing else is. */
export function grantIndexing(fn: HouseFunction, table: SingleTable): void {
  table.grantBatchWrite(fn, [keyPatterns.matchKeys, keyPatterns.searchTokens]);
}
