import { type Condition, type Item, type Key, type Table, type Write, WriteConflict } from './table.ts';

/** Of several callers one works on an entry at a time, and says so in it; one that died gives no more signs of life. */
export interface Lease<Entry> {
  readonly table: Table;
  readonly now: () => Date;
  readonly key: Key;
  readonly holder: string;
  /** From one sign of life, in milliseconds. */
  readonly length: number;
  readonly from: (item: Item) => Entry;
}

/** Where an entry names who works on it. */
export interface LeaseTerm {
  readonly holder: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * @param isWaiting what an entry looks like that there is something to do about
 * @returns the entry as it stands; nothing when there is nothing to do, or somebody else is doing it
 */
export async function takeLease<Entry>(lease: Lease<Entry>, isWaiting: Condition): Promise<Entry | undefined> {
  const { table, now, key, from } = lease;
  const isFree: Condition = {
    any: [
      { attribute: 'lease', op: 'absent' },
      { attribute: 'lease.until', op: 'lt', value: now().getTime() },
    ],
  };
  const set = { lease: termOf(lease) };
  if (!(await wasWritten(table.write({ update: key, set, if: { all: [isWaiting, isFree] } })))) return undefined;
  const item = await table.get(key, { consistent: true });
  return item && from(item);
}

/** What is noted with a sign of life. */
export interface Sign {
  readonly remove?: readonly string[];
  /** What must hold besides. */
  readonly if?: Condition;
}

/** A sign of life, with how far the work is. @returns false when the work is somebody else's by now */
export function keepLease<Entry>(lease: Lease<Entry>, progress: Partial<Entry> = {}, sign?: Sign): Promise<boolean> {
  return wasWritten(lease.table.write(writeSign(lease, progress, sign)));
}

/** The same, to stand in a transaction. */
export function writeSign<Entry>(lease: Lease<Entry>, progress: Partial<Entry>, sign: Sign = {}): Write {
  const held = isHeld(lease);
  return {
    update: lease.key,
    set: { ...progress, lease: termOf(lease) },
    ...(sign.remove && { remove: sign.remove }),
    if: sign.if ? { all: [sign.if, held] } : held,
  };
}

/**
 * Gives the work back: at its end, or for somebody else to go on with.
 * @param remove attributes that have served their time
 * @returns false when it is somebody else's by now
 */
export function giveBack<Entry>(
  lease: Lease<Entry>,
  end?: Partial<Entry>,
  remove: readonly string[] = [],
): Promise<boolean> {
  return wasWritten(
    lease.table.write({
      update: lease.key,
      ...(end && { set: { ...end } }),
      remove: ['lease', ...remove],
      if: isHeld(lease),
    }),
  );
}

export function isHeld<Entry>({ holder }: Lease<Entry>): Condition {
  return { attribute: 'lease.holder', op: 'eq', value: holder };
}

/** @returns false when its condition failed */
export async function wasWritten(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}

function termOf<Entry>({ now, holder, length }: Lease<Entry>): LeaseTerm {
  return { holder, until: now().getTime() + length };
}
