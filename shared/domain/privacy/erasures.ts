import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { erasureKey, erasurePartition } from '#shared/store/keys/history.ts';
import type { Item, Page, Table } from '#shared/store/table.ts';

/** What is erased of a person, by place. Derived items go by themselves when the record does. */
export interface ErasureCounts {
  /** Personal fields of the record that have a value. */
  readonly fields: number;
  /** Events of its history that tell of such values. */
  readonly history: number;
  /** Records about the person, whose personal fields go too: object → how many. */
  readonly records: Readonly<Record<string, number>>;
  /** Records that name the person, are not about them and stay as they are: object → how many. */
  readonly kept: Readonly<Record<string, number>>;
  /** Records whose texts stay and name the person: somebody has to look at them. The first of them, if there are many. */
  readonly mentions: readonly { readonly object: string; readonly id: string }[];
  /** Files of the person, those in the bin too. */
  readonly files: number;
  /** Rows of the search index. */
  readonly search: number;
  /** Keys and pairs of the search for duplicates. */
  readonly matchKeys: number;
  readonly pairs: number;
}

/**
 * One line of the list of what was erased. It holds ids and names of fields and nothing that was in them, not even as
 * hashes: a phone number is guessed from its hash in minutes.
 */
export interface Erasure {
  readonly id: string;
  readonly object: ObjectName;
  readonly at: string;
  /** User id. */
  readonly by: string;
  /** Names of the fields whose values must not come back. */
  readonly fields: readonly string[];
  /** The version of the record that no longer has them; absent while that is not written. */
  readonly version?: number;
  /** The person for whom the record was redacted; absent: it is the person itself. */
  readonly about?: string;
  /** Of a person: nothing is left to do. */
  readonly done?: boolean;
  /** Of a person: as they were found before anything was done. */
  readonly counts?: ErasureCounts;
}

export function toErasureItem(erasure: Erasure): Item {
  return { ...erasureKey(erasure.id), type: 'erasure', shape: 1, ...erasure };
}

function fromErasureItem(item: Item): Erasure {
  const { pk: _pk, sk: _sk, type: _type, shape: _shape, ...erasure } = item;
  return erasure as unknown as Erasure;
}

export async function findErasure(table: Table, id: string): Promise<Erasure | undefined> {
  const item = await table.get(erasureKey(id), { consistent: true });
  return item && fromErasureItem(item);
}

export async function findErasures(table: Table, ids: readonly string[]): Promise<ReadonlyMap<string, Erasure>> {
  if (ids.length === 0) return new Map();
  const items = await table.getMany(ids.map(erasureKey), { consistent: true });
  return new Map(items.map(fromErasureItem).map((erasure) => [erasure.id, erasure]));
}

/** The whole list, in the order of ids. */
export async function* listErasures(table: Table): AsyncGenerator<Erasure> {
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({ pk: erasurePartition, consistent: true, ...(startAfter && { startAfter }) });
    yield* page.items.map(fromErasureItem);
    startAfter = page.next;
  } while (startAfter);
}

/** Whether the record is a person who was erased, or is just being so: nothing of it may be brought back. */
export async function isErased(table: Table, id: string): Promise<boolean> {
  const erasure = await findErasure(table, id);
  return erasure !== undefined && erasure.about === undefined;
}

/** Whether a version of the record had a value of this field that must not come back; what was written since may. */
export function isErasedIn(erasure: Erasure | undefined, field: string, version: number): boolean {
  return erasure?.fields.includes(field) === true && version < (erasure.version ?? Number.POSITIVE_INFINITY);
}

/** @throws Problem `record.erased` */
export async function requireNotErased(table: Table, id: string): Promise<void> {
  if (await isErased(table, id)) throw new Problem('record.erased');
}
