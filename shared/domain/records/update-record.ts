import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { validateFields } from '#shared/model/validation.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type Attempt, applyOnce } from './apply-once.ts';
import { diffFields, listEventsSince } from './audit.ts';
import { deriveFields } from './defaults.ts';
import { readRecord, requireAllowed } from './read-record.ts';
import { placementOf, type StoredRecord, toCrmRecord } from './record-item.ts';
import { nextVersion } from './record-versions.ts';
import { resolveReferences } from './references.ts';

export interface Patch {
  /** Untrusted JSON merge patch: null clears a field, lists are replaced whole. */
  readonly body: unknown;
  /** The version that the caller has seen. */
  readonly version: number;
  readonly reason?: string;
}

/**
 * A patch of an older version is applied when nobody touched its fields since; else the caller gets what is there now.
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `identity.taken` | `precondition.failed`
 */
export async function updateRecord(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  patch: Patch,
  attempt?: Attempt,
): Promise<CrmRecord> {
  const validated = validateFields(definition, patch.body, 'patch');
  return applyOnce(context, attempt, async () => {
    const before = await readRecord(context, definition, id);
    await requireAllowed(context, 'edit', before);
    if (patch.version !== before.version) await requireNoOverlap(context, before, patch.version, validated);

    const input = normaliseFields(definition, validated, context.tenant.country);
    const after = nextVersion(context, before, mergeFields(definition, before, input, context.now().toISOString()));
    const changes = diffFields(before.data, after.data);
    if (changes.length === 0) return { before, after: before, action: 'update', changes };
    const changed = Object.fromEntries(changes.map(({ field, new: value }) => [field, value]));
    await resolveReferences(context, definition, changed);
    // Nobody gives away what they could not have created for the new owner.
    if (!may(context.actor, definition.name, 'edit', placementOf(after))) throw new Problem('access.denied');
    return { before, after, action: 'update', changes, ...(patch.reason !== undefined && { reason: patch.reason }) };
  });
}

function mergeFields(definition: ObjectDefinition, before: StoredRecord, input: Fields, now: string): Fields {
  const merged = Object.fromEntries(
    Object.entries({ ...before.data, ...input }).filter(([, value]) => value !== null && value !== undefined),
  );
  return deriveFields(definition, before.data, merged, now);
}

async function requireNoOverlap(context: Context, current: StoredRecord, seen: number, input: Fields): Promise<void> {
  const events = seen < current.version ? await listEventsSince(context, current.id, seen) : [];
  const changed = [...new Set(events.flatMap((event) => event.changes.map((change) => change.field)))];
  // Every version in between must be accounted for, or the fields it changed are not known.
  const isAccounted = events.length === current.version - seen;
  if (isAccounted && !changed.some((field) => Object.hasOwn(input, field))) return;
  throw new Problem('precondition.failed', { members: { current: toCrmRecord(current), changed } });
}
