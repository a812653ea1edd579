import { countItemBytes, countReadUnits, countWriteUnits, priceInTransaction } from '#shared/store/capacity.ts';
import { Meter } from '#shared/store/meter.ts';
import {
  type Beginning,
  type Item,
  type Key,
  type Page,
  type PartitionsQuery,
  type Position,
  type Query,
  type ScanOptions,
  type Table,
  type TableConnection,
  type TableScan,
  TableUnavailable,
  type Write,
  WriteConflict,
} from '#shared/store/table.ts';
import { checkTransaction, distinctByKey, keyOf } from '#shared/store/writes.ts';
import { meetsCondition } from './memory-condition.ts';
import { type Change, type Effect, MemoryStore } from './memory-store.ts';

/**
 * - `conflict` the next write is refused as one that meets another transaction
 * - `lost-answer` the next write is made, and fails all the same
 * - `throttle` the next call of any kind does nothing and fails
 */
export type Fault = 'conflict' | 'lost-answer' | 'throttle';

interface Shared {
  readonly store: MemoryStore;
  readonly faults: Fault[];
}

const pageBytes = 1024 * 1024;

/** The table in memory: the same answers as DynamoDB, with faults on demand. Made by `createMemoryTable`. */
export class MemoryTable implements TableConnection {
  readonly #store: MemoryStore;
  readonly #faults: Fault[];
  readonly #meter: Meter;

  constructor(shared: Shared, meter: Meter) {
    this.#store = shared.store;
    this.#faults = shared.faults;
    this.#meter = meter;
  }

  metered(meter: Meter): Table & TableScan {
    return new MemoryTable({ store: this.#store, faults: this.#faults }, meter);
  }

  /** Faults come in the order in which they were asked for. */
  failNext(...faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  /** Lets lagging indexes catch up. */
  settle(): void {
    this.#store.settle();
  }

  /** All changes since the last call, oldest first. */
  takeStream(): readonly Change[] {
    return this.#store.takeStream();
  }

  /** @returns ends the subscription */
  onChange(listener: (change: Change) => void): () => void {
    return this.#store.onChange(listener);
  }

  /** Every item, ordered by key. */
  snapshot(): readonly Item[] {
    return [...this.#store.base.readAll()].sort(byKey);
  }

  get(key: Key, { consistent = false } = {}): Promise<Item | undefined> {
    return this.#call('get', () => {
      const item = this.#store.find(key);
      this.#meter.addReads(countReadUnits(item ? countItemBytes(item) : 0, consistent));
      return item;
    });
  }

  getMany(keys: readonly Key[], { consistent = false } = {}): Promise<readonly Item[]> {
    return this.#call('getMany', () => {
      const items = distinctByKey(keys, (key) => key).flatMap((key) => this.#store.find(key) ?? []);
      for (const item of items) this.#meter.addReads(countReadUnits(countItemBytes(item), consistent));
      return items;
    });
  }

  query(query: Query): Promise<Page> {
    return this.#call('query', () => {
      if (query.index && query.consistent) throw new Error('an index cannot be read strongly');
      const order = this.#store.order(query.index);
      const found = order.read(query.pk, query.sk, query.reverse ?? false, query.startAfter);
      const { read, bytes, cut } = cutPage(found, query.limit);
      this.#meter.addReads(countReadUnits(bytes, query.consistent ?? false));
      const items = read.filter((item) => meetsCondition(item, query.filter));
      const last = read.at(-1);
      return cut && last ? { items, next: order.positionOf(last) } : { items };
    });
  }

  queryMany({ index, pks, limit, consistent = false }: PartitionsQuery): Promise<ReadonlyMap<string, Beginning>> {
    return this.#call('queryMany', () => {
      if (index && consistent) throw new Error('an index cannot be read strongly');
      return new Map(
        pks.map((pk) => {
          const found = this.#store.order(index).read(pk, undefined, false, undefined);
          const { read, bytes } = cutPage(found, limit + 1);
          this.#meter.addReads(countReadUnits(bytes, consistent));
          return [pk, { items: read.slice(0, limit), isAll: read.length <= limit }] as const;
        }),
      );
    });
  }

  async write(write: Write): Promise<void> {
    if ('check' in write) throw new Error('a check alone writes nothing: read the item instead');
    await this.#change([write], false);
  }

  async transact(writes: readonly Write[]): Promise<void> {
    checkTransaction(writes);
    await this.#change(writes, writes.length > 1);
  }

  async increment(key: Key, attribute: string): Promise<number> {
    const [effect] = await this.#change([{ update: key, add: { [attribute]: 1 } }], false);
    return Number(effect?.after?.[attribute]);
  }

  async writeMany(writes: readonly ({ readonly put: Item } | { readonly delete: Key })[]): Promise<void> {
    if (writes.length > 0) await this.#change(distinctByKey(writes, keyOf), false);
  }

  async *scan(options: ScanOptions = {}): AsyncGenerator<readonly Item[]> {
    let startAfter: Position | undefined;
    do {
      const page: Page = await this.scanPage({ ...options, ...(startAfter && { startAfter }) });
      yield page.items;
      startAfter = page.next;
    } while (startAfter);
  }

  scanPage({
    segment = 0,
    segments = 1,
    filter,
    consistent = false,
    startAfter,
  }: ScanOptions & { readonly startAfter?: Position } = {}): Promise<Page> {
    return this.#call('scan', () => {
      const isOurs = (item: Item) => segmentOf(item.pk, segments) === segment && isBehind(item, startAfter);
      const ours = [...this.#store.base.readAll()].filter(isOurs).sort(byKey);
      const { read, bytes, cut } = cutPage(ours[Symbol.iterator](), undefined);
      this.#meter.addReads(countReadUnits(bytes, consistent));
      const items = read.filter((item) => meetsCondition(item, filter));
      const last = read.at(-1);
      return cut && last ? { items, next: { pk: last.pk, sk: last.sk } } : { items };
    });
  }

  #change(writes: readonly Write[], inTransaction: boolean): Promise<readonly Effect[]> {
    return this.#call('write', () => {
      const fault = this.#takeWriteFault();
      if (fault === 'conflict') {
        throw new WriteConflict(writes.map((_, position) => ({ reason: position === 0 ? 'conflict' : 'none' })));
      }
      const failures = this.#store.check(writes);
      if (failures.some((failure) => failure.reason !== 'none')) throw new WriteConflict(failures);
      const effects = this.#store.apply(writes);
      for (const { before, after } of effects) {
        const units = countWriteUnits(before, after);
        this.#meter.addWrites(inTransaction ? priceInTransaction(units) : units.table + units.indexes);
      }
      if (fault === 'lost-answer')
        throw new TableUnavailable(`a write of ${writes.map((write) => keyOf(write).pk)}`, 'lost answer');
      return effects;
    });
  }

  /** A call takes a turn of the event loop, so that callers that forget to wait are found out. */
  #call<T>(operation: string, action: () => T): Promise<T> {
    return this.#meter.measure(async () => {
      await Promise.resolve();
      if (this.#faults[0] === 'throttle') {
        this.#faults.shift();
        throw new TableUnavailable(operation, 'throttled');
      }
      return action();
    });
  }

  #takeWriteFault(): Fault | undefined {
    return this.#faults[0] === 'throttle' ? undefined : this.#faults.shift();
  }
}

/** @param options.lagIndexes indexes show nothing new until `settle()` */
export function createMemoryTable({ lagIndexes = false, meter = new Meter() } = {}): MemoryTable {
  return new MemoryTable({ store: new MemoryStore(lagIndexes), faults: [] }, meter);
}

/** A page ends at its limit, or behind the item that takes it over 1 MB. */
function cutPage(found: Iterator<Item>, limit: number | undefined) {
  const read: Item[] = [];
  let bytes = 0;
  let cut = false;
  while (!cut) {
    const { value, done } = found.next();
    if (done) break;
    read.push(value);
    bytes += countItemBytes(value);
    cut = read.length === limit || bytes > pageBytes;
  }
  return { read, bytes, cut };
}

function byKey(one: Item, other: Item): number {
  return one.pk === other.pk ? (one.sk < other.sk ? -1 : 1) : one.pk < other.pk ? -1 : 1;
}

function isBehind({ pk, sk }: Item, position: Position | undefined): boolean {
  if (!position) return true;
  return pk === position.pk ? sk > String(position.sk) : pk > String(position.pk);
}

function segmentOf(pk: string, segments: number): number {
  let hash = 0;
  for (let position = 0; position < pk.length; position += 1) hash = (hash * 31 + pk.charCodeAt(position)) >>> 0;
  return hash % segments;
}
