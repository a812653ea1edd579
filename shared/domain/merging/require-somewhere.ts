import { objectNames } from '#shared/model/objects/definition.ts';
import { definitions, isMergeable } from '#shared/model/objects/registry.ts';
import type { Action } from '#shared/model/permissions.ts';
import { Problem } from '#shared/model/problems.ts';
import { scopeOf } from '../access/access.ts';
import type { Actor } from '../access/actor.ts';

const mergeable = objectNames.filter((name) => isMergeable(definitions[name]));

/** Of who has the right to nothing that is ever merged, no merge is anything. @throws Problem `access.denied` */
export function requireSomewhere(actor: Actor, action: Action): void {
  if (mergeable.every((name) => scopeOf(actor, name, action) === 'none')) throw new Problem('access.denied');
}
