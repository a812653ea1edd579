import { isInIndex, isSameValue } from '#shared/store/capacity.ts';
import { indexKeyNames, toPlainItem } from '#shared/store/plain-value.ts';
import { type IndexName, type Item, indexNames, type Key, type Write, type WriteFailure } from '#shared/store/table.ts';
import { applyUpdate } from '#shared/store/update.ts';
import { keyOf } from '#shared/store/writes.ts';
import { meetsCondition } from './memory-condition.ts';
import { OrderedItems } from './ordered-items.ts';

/** What a stream consumer gets: images before and after, in the order of the changes. */
export interface Change {
  readonly sequence: string;
  readonly keys: Key;
  readonly before?: Item;
  readonly after?: Item;
}

/** An item before and after a write; a check leaves both the same. */
export interface Effect {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** The items of a memory table with their indexes and their stream; everything happens at once and synchronously. */
export class MemoryStore {
  readonly base = new OrderedItems('pk', 'sk');
  readonly #indexes = new Map(indexNames.map((index) => [index, new OrderedItems(...indexKeyNames(index))]));
  readonly #lagIndexes: boolean;
  readonly #listeners = new Set<(change: Change) => void>();
  #waiting: (() => void)[] = [];
  #stream: Change[] = [];
  #sequence = 0;

  constructor(lagIndexes: boolean) {
    this.#lagIndexes = lagIndexes;
  }

  order(index: IndexName | undefined): OrderedItems {
    return (index && this.#indexes.get(index)) ?? this.base;
  }

  find({ pk, sk }: Key): Item | undefined {
    return this.base.find(pk, sk);
  }

  /** Why each of the writes cannot be made; all `none`: they can. */
  check(writes: readonly Write[]): readonly WriteFailure[] {
    return writes.map((write) => {
      const current = this.find(keyOf(write));
      if (meetsCondition(current, write.if)) return { reason: 'none' };
      return current ? { reason: 'condition', current } : { reason: 'condition' };
    });
  }

  /** Makes all writes or, when one of them is not valid, none. */
  apply(writes: readonly Write[]): readonly Effect[] {
    const effects = writes.map((write) => {
      const before = this.find(keyOf(write));
      return { before, after: imageAfter(write, before) };
    });
    for (const effect of effects) this.#replace(effect);
    return effects;
  }

  settle(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const change of waiting) change();
  }

  takeStream(): readonly Change[] {
    const taken = this.#stream;
    this.#stream = [];
    return taken;
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #replace({ before, after }: Effect): void {
    if (isSameValue(before, after)) return;
    if (before) this.base.remove(before);
    if (after) this.base.insert(after);
    this.#waiting.push(() => this.#replaceInIndexes(before, after));
    if (!this.#lagIndexes) this.settle();
    this.#publish(before, after);
  }

  #replaceInIndexes(before: Item | undefined, after: Item | undefined): void {
    for (const [name, index] of this.#indexes) {
      if (before && isInIndex(before, name)) index.remove(before);
      if (after && isInIndex(after, name)) index.insert(after);
    }
  }

  #publish(before: Item | undefined, after: Item | undefined): void {
    const { pk, sk } = (after ?? before) as Item;
    this.#sequence += 1;
    const sequence = String(this.#sequence).padStart(21, '0');
    const change: Change = { sequence, keys: { pk, sk }, ...(before && { before }), ...(after && { after }) };
    this.#stream.push(change);
    for (const listener of this.#listeners) listener(change);
  }
}

function imageAfter(write: Write, before: Item | undefined): Item | undefined {
  if ('put' in write) return toPlainItem(write.put);
  if ('update' in write) return applyUpdate(before, write);
  return 'delete' in write ? undefined : before;
}
