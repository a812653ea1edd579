import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { isCounted } from '../reports/contributions.ts';
import { ownersWithin } from '../reports/read-cells.ts';

/**
 * Whose work the actor may look at by name: their own, and, of those who read reports and manage the clients of a
 * department, that of its people. Nobody's score is for colleagues.
 */
export function peopleWithin(context: Context): readonly string[] {
  const { actor } = context;
  const leads = actor.permissions.capabilities.includes('readReports');
  const scope = leads ? scopeOf(actor, 'companies', 'edit') : 'own';
  return [...new Set([actor.id, ...ownersWithin(context, scope)])];
}

/**
 * Objects of which the actor may know how good they are: those that they read, and see all fields of, since figures are
 * made of all of them. Of each, the people whose records they may read.
 */
export function objectsWithin(context: Context): ReadonlyMap<ObjectName, ReadonlySet<string>> {
  const people = peopleWithin(context);
  const { actor } = context;
  const readable = objectNames.filter(isCounted).flatMap((object) => {
    const limits = Object.values(actor.permissions.fields[object] ?? {});
    const scope = scopeOf(actor, object, 'read');
    if (scope === 'none' || limits.includes('hidden')) return [];
    const owners = new Set(ownersWithin(context, scope));
    return [[object, new Set(people.filter((id) => owners.has(id)))] as const];
  });
  return new Map(readable);
}
