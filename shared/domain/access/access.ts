import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Action, Capability, Scope } from '#shared/model/permissions.ts';
import { Problem } from '#shared/model/problems.ts';
import { fold } from '#shared/model/text.ts';
import type { Actor } from './actor.ts';

/** Where a record stands for access: whose it is and which department that person was in. */
export interface Placement {
  readonly ownerId: string;
  readonly departmentId: string;
  /** Of a company: who looks after a part of it. */
  readonly coManagerIds?: readonly string[];
  /** By co-manager, the product line that is theirs; who has none works in all of them. */
  readonly lines?: Readonly<Record<string, string>>;
  /** Of a task: who asked for it, who accepts it. It is theirs as well. */
  readonly participantIds?: readonly string[];
}

export function scopeOf(actor: Actor, object: ObjectName, action: Action): Scope {
  return actor.permissions.objects[object][action];
}

export function isWithin(actor: Actor, scope: Scope, placement: Placement): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'department':
      return isOwn(actor, placement) || actor.departmentIds.includes(placement.departmentId);
    case 'own':
      return isOwn(actor, placement);
    case 'none':
      return false;
  }
}

function isOwn(actor: Actor, { ownerId, participantIds }: Placement): boolean {
  return ownerId === actor.id || (participantIds?.includes(actor.id) ?? false);
}

export function may(actor: Actor, object: ObjectName, action: Action, placement: Placement): boolean {
  const scope = scopeOf(actor, object, action);
  if (isWithin(actor, scope, placement)) return true;
  return object === 'companies' && action === 'read' && scope !== 'none' && isCoManager(actor, placement);
}

/** Named as such, or standing in for the account manager who is away. */

export function isCoManager(actor: Actor, company: Placement): boolean {
  return (company.coManagerIds?.includes(actor.id) ?? false) || isSubstitute(actor, company);
}

export function isSubstitute(actor: Actor, company: Placement): boolean {
  return actor.standsInFor.includes(company.ownerId);
}

/** What is sold belongs to a product line, and to a co-manager only in theirs. */
function isInLine(actor: Actor, company: Placement, line: string | undefined): boolean {
  const own = isSubstitute(actor, company) ? undefined : company.lines?.[actor.id];
  return own === undefined || (line !== undefined && fold(own) === fold(line));
}

/**
 * What the client opens of the records that hang on it: reading to whoever reads the client, work to those who manage it
 * together with the account manager.
 * @param line the product line that the record belongs to, if it belongs to one
 */
export function mayThroughCompany(
  actor: Actor,
  object: ObjectName,
  action: Action,
  company: Placement,
  line?: string,
): boolean {
  if (!may(actor, 'companies', 'read', company)) return false;
  if (action === 'read') return true;
  if (action !== 'create' && action !== 'edit') return false;
  const { coManaged } = definitions[object];
  if (coManaged === undefined || scopeOf(actor, object, action) === 'none' || !isCoManager(actor, company))
    return false;
  return coManaged === 'all' || isInLine(actor, company, line);
}

/** @throws Problem `access.denied` */
export function requireAny(actor: Actor, object: ObjectName, action: Action): void {
  if (scopeOf(actor, object, action) === 'none') throw new Problem('access.denied');
}

/** @throws Problem `access.denied` */
export function requireCapability(actor: Actor, capability: Capability): void {
  if (!actor.permissions.capabilities.includes(capability)) throw new Problem('access.denied');
}
