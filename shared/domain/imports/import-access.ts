import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Condition } from '#shared/store/table.ts';
import { isWithin, scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { findEntry, type ImportEntry } from './import-entry.ts';

/** Everybody sees what they brought in themselves, and that of others as far as their own right to import reaches. */
export function maySee({ actor }: Context, { object, createdBy, departmentId }: ImportEntry): boolean {
  const scope = scopeOf(actor, object, 'import');
  return scope !== 'none' && isWithin(actor, scope, { ownerId: createdBy, departmentId });
}

/** As `maySee`, for the index. @throws Problem `access.denied` for whoever imports nothing */
export function visibleTo(context: Context): Condition {
  requireSome(context);
  const { actor } = context;
  const ofObjects = objectNames.flatMap((object): readonly Condition[] => {
    const scope = scopeOf(actor, object, 'import');
    if (scope === 'none') return [];
    const isObject: Condition = { attribute: 'object', op: 'eq', value: object };
    if (scope === 'all') return [isObject];
    const own: Condition = { attribute: 'createdBy', op: 'eq', value: actor.id };
    const departments = scope === 'department' ? actor.departmentIds : [];
    const inDepartments = departments.map((value): Condition => ({ attribute: 'departmentId', op: 'eq', value }));
    return [{ all: [isObject, { any: [own, ...inDepartments] }] }];
  });
  return { any: ofObjects };
}

/**
 * @throws Problem `access.denied` for whoever imports nothing
 * @throws Problem `not_found`: an import of somebody else's does not exist
 */
export async function readEntry(context: Context, id: string): Promise<ImportEntry> {
  requireSome(context);
  const entry = await findEntry(context.table, id);
  if (!entry || !maySee(context, entry)) throw new Problem('not_found');
  return entry;
}

/** @throws Problem `access.denied` for whoever imports nothing */
export function requireSome({ actor }: Pick<Context, 'actor'>): void {
  if (objectNames.every((object) => scopeOf(actor, object, 'import') === 'none')) throw new Problem('access.denied');
}

/**
 * As `readEntry`, for what only the one who began it goes on with: a run of a feed began by itself, and whoever sets up the
 * workspace can take it on.
 * @throws Problem `not_found` | `access.denied`
 */
export async function readOwnEntry(context: Context, id: string): Promise<ImportEntry> {
  const entry = await readEntry(context, id);
  const { id: actorId, permissions } = context.actor;
  const isOpen = entry.feedId !== undefined && permissions.capabilities.includes('configure');
  if (entry.createdBy !== actorId && !isOpen) throw new Problem('access.denied');
  return entry;
}

/** As it is today, with the fields of the workspace's own. */
export function definitionOfEntry({ directory }: Context, { object }: ImportEntry): ObjectDefinition {
  return directory.definitions[object];
}
