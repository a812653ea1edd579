import { objectNames } from '#shared/model/objects/definition.ts';
import { scopeOf } from '../../access/access.ts';
import type { Actor } from '../../access/actor.ts';

/** Whoever takes the workspace as a whole sees all of it anyhow, and looks after it. */
export function mayTakeAll(actor: Actor): boolean {
  const { capabilities, fields } = actor.permissions;
  const seesAll = objectNames.every((object) =>
    (['read', 'export'] as const).every((action) => scopeOf(actor, object, action) === 'all'),
  );
  const hidden = Object.values(fields).flatMap((limits) => Object.values(limits ?? {}));
  return capabilities.includes('configure') && seesAll && !hidden.includes('hidden');
}
