import { pointerTo } from '#shared/model/custom-values.ts';
import type { LineItem } from '#shared/model/line-items.ts';
import type { FieldDefinition, ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { findStage } from '#shared/model/pipelines.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import type { Fields, RecordLink } from '#shared/model/records.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Context } from '../context.ts';
import { isAvailable } from '../organisation/directory.ts';
import { isAllowed, isIdOf } from './read-record.ts';
import { fromItem } from './record-item.ts';
import { isLive, type StoredRecord } from './stored-record.ts';
import { followMerges } from './survivor.ts';

export type References = ReadonlyMap<string, StoredRecord>;

/**
 * The records that the given fields point to, read in one wave.
 * @throws Problem `validation.failed`, pointer of each reference that leads to nothing the actor can see
 */
export async function resolveReferences(
  context: Context,
  definition: ObjectDefinition,
  fields: Fields,
): Promise<References> {
  const references = definition.fields.flatMap((field) => referencesIn(field, fields[field.name]));
  const { known, merged } = await loadReadable(context, references);
  const dangling = references.filter(({ to, id }) => !exists(context, known, to, id));
  if (dangling.length > 0) {
    const errors = dangling.map(({ pointer, id }): FieldProblem => {
      const survivor = merged.get(id);
      return survivor === undefined
        ? { pointer, code: 'reference' }
        : { pointer, code: 'merged', params: { id: survivor } };
    });
    throw new Problem('validation.failed', { errors });
  }
  return known;
}

interface Reference {
  readonly pointer: string;
  readonly to: string | undefined;
  readonly id: string;
}

function referencesIn(field: FieldDefinition, value: unknown): readonly Reference[] {
  const pointer = pointerTo(field.name);
  if (field.type === 'reference') return typeof value === 'string' ? [{ pointer, to: field.to, id: value }] : [];
  if (!Array.isArray(value)) return [];
  switch (field.type) {
    case 'coManagers':
    case 'credits':
      return (value as readonly { readonly userId: string }[]).map(({ userId }, at) => ({
        pointer: `${pointer}/${at}/userId`,
        to: 'users',
        id: userId,
      }));
    case 'links':
      return (value as readonly RecordLink[]).map(({ object, id }, at) => ({
        pointer: `${pointer}/${at}/id`,
        to: object,
        id,
      }));
    case 'items':
      return (value as readonly LineItem[]).flatMap(({ productId }, at) =>
        productId === undefined ? [] : [{ pointer: `${pointer}/${at}/productId`, to: 'products', id: productId }],
      );
    default:
      return [];
  }
}

interface Loaded {
  readonly known: References;
  /** Of those that were merged, the id of the survivor. */
  readonly merged: ReadonlyMap<string, string>;
}

async function loadReadable(context: Context, references: readonly Reference[]): Promise<Loaded> {
  const ids = references
    .filter(({ to, id }) => to !== undefined && to in definitions && isIdOf(definitions[to as ObjectName], id))
    .map(({ id }) => id);
  if (ids.length === 0) return { known: new Map(), merged: new Map() };
  const items = await context.table.getMany([...new Set(ids)].map(recordKey), { consistent: true });
  const records = await Promise.all(items.map(async (item) => followMerges(context.table, fromItem(item))));
  const readable = await Promise.all(records.map((record) => isAllowed(context, 'read', record)));
  const found = items.flatMap(({ pk }, at) => {
    const record = records[at];
    return record && readable[at] && isLive(record) ? [{ asked: pk, record }] : [];
  });
  return {
    known: new Map(found.filter(({ asked, record }) => asked === record.id).map(({ record }) => [record.id, record])),
    merged: new Map(
      found.filter(({ asked, record }) => asked !== record.id).map(({ asked, record }) => [asked, record.id]),
    ),
  };
}

function exists(context: Context, known: References, to: string | undefined, id: string): boolean {
  // What a machine makes is its own until it says whose; nobody gives it anything.
  if (to === 'users') {
    const user = context.directory.users.get(id);
    return isAvailable(user) || user?.id === context.actor.id;
  }
  if (to === 'stages') return findStage(id) !== undefined;
  return to !== undefined && known.get(id)?.object === to;
}
