import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { ownerPartition } from '#shared/store/keys/records.ts';
import type { Page } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { inLanes } from '../in-lanes.ts';
import { unbound } from '../mastery/require-free.ts';
import { diffFields, type FieldChange } from '../records/audit.ts';
import { loadRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import { departmentOf, nextVersion } from '../records/record-versions.ts';
import { saveChange } from '../records/save-change.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';

export interface Progress {
  readonly changed: Readonly<Partial<Record<ObjectName, number>>>;
  /** false: the time was not enough, or somebody else was at one of the records; asking again goes on. */
  readonly done: boolean;
}

/** A function of the API has ten seconds; what is left of them is for the rest of the request. In milliseconds. */
const budget = 6000;
const lanes = 8;

/** The live records of one owner, page by page, as lists hold them. */
export async function* listOwned(
  context: Context,
  object: ObjectName,
  ownerId: string,
): AsyncGenerator<readonly StoredRecord[]> {
  let startAfter: Page['next'];
  do {
    const page: Page = await context.table.query({
      index: 'gsi2',
      pk: ownerPartition(object, ownerId),
      ...(startAfter && { startAfter }),
    });
    yield page.items.map(fromItem);
    startAfter = page.next;
  } while (startAfter);
}

/** The department of the owner is the shard of all lists: who moves takes the records along. */
export function rekeyOwned(context: Context, ownerId: string): Promise<Progress> {
  return changeOwned(context, objectNames, ownerId, {
    isMeant: (record) => record.departmentId !== departmentOf(context, record),
    change: (record) => {
      const after = nextVersion(context, record, record.data);
      const { departmentId: old } = record;
      return { after, changes: [{ field: 'departmentId', old, new: after.departmentId }] };
    },
    reason: 'The owner is in another department',
  });
}

/** @param successors of each kind of records */
export function passOwned(
  context: Context,
  ownerId: string,
  successors: Readonly<Partial<Record<ObjectName, string>>>,
  isMeant: (record: StoredRecord) => boolean,
): Promise<Progress> {
  const objects = objectNames.filter((object) => successors[object] !== undefined);
  // Whoever has left keeps nothing, wherever it is said whose it is.
  return changeOwned(unbound(context), objects, ownerId, {
    isMeant,
    change: (record) => {
      const data = { ...record.data, [definitions[record.object].owner]: successors[record.object] };
      return { after: nextVersion(context, record, data), changes: diffFields(record.data, data) };
    },
    reason: 'The owner has left',
  });
}

interface Alteration {
  readonly isMeant: (record: StoredRecord) => boolean;
  readonly change: (record: StoredRecord) => {
    readonly after: StoredRecord;
    readonly changes: readonly FieldChange[];
  };
  readonly reason: string;
}

/** What is changed is no longer meant, so that a walk can end anywhere and begin anew. */
async function changeOwned(
  context: Context,
  objects: readonly ObjectName[],
  ownerId: string,
  alteration: Alteration,
): Promise<Progress> {
  const deadline = context.now().getTime() + budget;
  const changed: Partial<Record<ObjectName, number>> = {};
  let isWhole = true;
  for (const object of objects) {
    for await (const page of listOwned(context, object, ownerId)) {
      await inLanes(page.filter(alteration.isMeant), lanes, async ({ id }) => {
        const isInTime = context.now().getTime() < deadline;
        const outcome = isInTime ? await changeOne(context, ownerId, id, alteration) : 'later';
        if (outcome === 'changed') changed[object] = (changed[object] ?? 0) + 1;
        if (outcome === 'later') isWhole = false;
      });
      if (context.now().getTime() >= deadline) return { changed, done: false };
    }
  }
  return { changed, done: isWhole };
}

/** The list may be a moment behind: the record itself decides. */
async function changeOne(
  context: Context,
  ownerId: string,
  id: string,
  { isMeant, change, reason }: Alteration,
): Promise<'changed' | 'unchanged' | 'later'> {
  const before = await loadRecord(context.table, id);
  if (!before || !isLive(before) || ownerIdOf(before) !== ownerId || !isMeant(before)) return 'unchanged';
  try {
    await saveChange(context, { before, ...change(before), action: 'update', reason });
    return 'changed';
  } catch (error) {
    if (error instanceof Problem && error.code === 'write.conflict') return 'later';
    throw error;
  }
}
