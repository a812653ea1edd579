import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Action, Capability, Scope } from '#shared/model/permissions.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Actor } from './actor.ts';

/** Where a record stands for access: whose it is and which department that person was in. */
export interface Placement {
  readonly ownerId: string;
  readonly departmentId: string;
}

export function scopeOf(actor: Actor, object: ObjectName, action: Action): Scope {
  return actor.permissions.objects[object][action];
}

export function isWithin(actor: Actor, scope: Scope, placement: Placement): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'department':
      return placement.ownerId === actor.id || actor.departmentIds.includes(placement.departmentId);
    case 'own':
      return placement.ownerId === actor.id;
    case 'none':
      return false;
  }
}

export function may(actor: Actor, object: ObjectName, action: Action, placement: Placement): boolean {
  return isWithin(actor, scopeOf(actor, object, action), placement);
}

/** @throws Problem `access.denied` */
export function requireAny(actor: Actor, object: ObjectName, action: Action): void {
  if (scopeOf(actor, object, action) === 'none') throw new Problem('access.denied');
}

/** @throws Problem `access.denied` */
export function requireCapability(actor: Actor, capability: Capability): void {
  if (!actor.permissions.capabilities.includes(capability)) throw new Problem('access.denied');
}
