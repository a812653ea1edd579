import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Action, Capability } from '#shared/model/permissions.ts';
import type { Me } from '../../api/schema.ts';

export function may(me: Me, action: Action, object: ObjectName): boolean {
  return me.permissions[object][action] !== 'none';
}

export function hasCapability(me: Me, capability: Capability): boolean {
  return me.permissions[capability] === true;
}
