import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Actor } from './actor.ts';

export function isHidden(actor: Actor, object: ObjectName, field: string): boolean {
  return actor.permissions.fields[object]?.[field] === 'hidden';
}

export function withoutHidden<Values extends Fields>(actor: Actor, object: ObjectName, fields: Values): Values {
  if (!actor.permissions.fields[object]) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isHidden(actor, object, name))) as Values;
}

/** Of entries that each tell something about a field, those that the actor may know. */
export function aboutVisible<Entry extends { readonly field: string }>(
  actor: Actor,
  object: ObjectName,
  entries: readonly Entry[],
): readonly Entry[] {
  return entries.filter(({ field }) => !isHidden(actor, object, field));
}
