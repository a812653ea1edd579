import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { View } from '#shared/model/views.ts';
import { requireAny, scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { fitView, isKnownColumn } from './check-view.ts';
import { readViews } from './read-views.ts';
import type { StoredView } from './view-item.ts';

export interface ViewList {
  /** By name. */
  readonly data: readonly View[];
  /** Columns that the caller has chosen for lists without a view, by object. */
  readonly columns: Readonly<Partial<Record<ObjectName, readonly string[]>>>;
}

/**
 * The caller's own views and those that are shared, of one object or of all, in one round trip.
 * @throws Problem `access.denied`, when the caller lists no such object
 */
export async function listViews(context: Context, object?: ObjectName): Promise<ViewList> {
  if (object) requireAny(context.actor, object, 'read');
  const { views, columns } = await readViews(context);
  const isAsked = (name: ObjectName) => !object || name === object;
  const data = views.filter((view) => isAsked(view.data.object)).flatMap((view) => describeView(context, view) ?? []);
  return {
    data: data.toSorted((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1)),
    columns: Object.fromEntries(
      [...columns]
        .filter(([name]) => isAsked(name) && scopeOf(context.actor, name, 'read') !== 'none')
        .map(([name, chosen]) => [name, chosen.filter((column) => isKnownColumn(context, name, column))]),
    ),
  };
}

/** `undefined`: the view does not exist for the actor. Who can change it finds it, if only to delete it. */
export function describeView(context: Context, stored: StoredView): View | undefined {
  const { id, version, updatedAt, shared, createdBy, data } = stored;
  const editable = mayChange(context, stored);
  const content = fitView(context, data);
  if (!content && !editable) return undefined;
  return {
    id,
    object: data.object,
    name: data.name,
    shared,
    author: { id: createdBy, name: context.directory.users.get(createdBy)?.name ?? '' },
    version,
    updatedAt,
    editable,
    usable: content !== undefined,
    ...(content ?? { filter: [], columns: [] }),
  };
}

/** Its author, and whoever sets up the workspace. */
export function mayChange({ actor }: Context, { createdBy }: StoredView): boolean {
  return createdBy === actor.id || actor.permissions.capabilities.includes('configure');
}
