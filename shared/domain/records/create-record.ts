import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { validateFields } from '#shared/model/validation.ts';
import { may, requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type Attempt, applyOnce } from './apply-once.ts';
import { diffFields } from './audit.ts';
import { fillDefaults } from './defaults.ts';
import { placementOf } from './record-item.ts';
import { draftRecord } from './record-versions.ts';
import { resolveReferences } from './references.ts';

/**
 * @param body untrusted input
 * @throws Problem `access.denied` | `validation.failed` | `identity.taken` | `idempotency.mismatch`
 */
export async function createRecord(
  context: Context,
  definition: ObjectDefinition,
  body: unknown,
  attempt?: Attempt,
): Promise<CrmRecord> {
  requireAny(context.actor, definition.name, 'create');
  const input = normaliseFields(definition, validateFields(definition, body, 'create'), context.tenant.country);
  return applyOnce(context, attempt, async () => {
    const references = await resolveReferences(context, definition, input);
    const after = draftRecord(context, definition, fillDefaults(context, definition, input, references));
    if (!may(context.actor, definition.name, 'create', placementOf(after))) throw new Problem('access.denied');
    return { after, action: 'create', changes: diffFields({}, after.data) };
  });
}
