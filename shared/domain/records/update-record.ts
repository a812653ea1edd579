import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { validateFields } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { may } from '../access/access.ts';
import { isHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { requireStillNew } from '../duplicates/require-new.ts';
import { requireApproval } from '../terms/require-approval.ts';
import { type Attempt, applyOnce } from './apply-once.ts';
import { diffFields, listEventsSince } from './audit.ts';
import type { Change } from './change.ts';
import { toCrmRecord } from './crm-record.ts';
import { deriveFields } from './derive-fields.ts';
import { isAllowed, readRecord, requireAllowed } from './read-record.ts';
import { ownerIdOf, placementOf } from './record-facts.ts';
import { fromItem } from './record-item.ts';
import { nextVersion } from './record-versions.ts';
import { resolveReferences } from './references.ts';
import { requireStageFields } from './stage-requirements.ts';
import type { StoredRecord } from './stored-record.ts';

export interface Patch {
  /** Untrusted JSON merge patch: null clears a field, lists are replaced whole. */
  readonly body: unknown;
  /** The version that the caller has seen; absent: whatever is there now. */
  readonly version?: number;
  readonly reason?: string;
}

/**
 * A patch of an older version is applied when nobody touched its fields since; else the caller gets what is there now.
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `duplicate.found` | `identity.taken` |
 * `precondition.failed`
 */
export async function updateRecord(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  patch: Patch,
  attempt?: Attempt,
): Promise<CrmRecord> {
  return (await applyOnce(context, attempt, planUpdate(context, definition, id, patch))).record;
}

/** Checks the input at once; what it returns reads and drafts. @throws Problem `validation.failed` */
export function planUpdate(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  patch: Patch,
): () => Promise<Change> {
  const visible = visibleDefinition(context.actor.permissions, definition);
  const validated = validateFields(visible, patch.body, 'patch');
  return async () => {
    const before = await readRecord(context, definition, id);
    await requireAllowed(context, 'edit', before);
    const { version = before.version } = patch;
    if (version !== before.version) await requireNoOverlap(context, before, version, validated);

    const input = normaliseFields(definition, validated, context.tenant.country);
    const after = nextVersion(context, before, await mergeFields(context, definition, before, input));
    const changes = diffFields(before.data, after.data);
    if (changes.length === 0) return { before, after: before, action: 'update', changes };
    const changed = Object.fromEntries(changes.map(({ field, new: value }) => [field, value]));
    await resolveReferences(context, definition, changed);
    requireStageFields(before.data, after.data);
    await requirePlaced(context, before, after);
    await requireApproval(context, before, after);
    const allowed = await requireStillNew(context, before, after, Object.keys(changed));
    const reason = [patch.reason, allowed].filter((one) => one !== undefined).join('; ');
    return { before, after, action: 'update', changes, ...(reason !== '' && { reason }) };
  };
}

/** Nobody gives away what they could not have created for the new owner. @throws Problem `access.denied` */
async function requirePlaced(context: Context, before: StoredRecord, after: StoredRecord): Promise<void> {
  const staysWithOwner = ownerIdOf(before) === ownerIdOf(after);
  const isPlaced = staysWithOwner
    ? await isAllowed(context, 'edit', after)
    : may(context.actor, after.object, 'edit', placementOf(after));
  if (!isPlaced) throw new Problem('access.denied');
}

async function mergeFields(
  context: Context,
  definition: ObjectDefinition,
  before: StoredRecord,
  input: Fields,
): Promise<Fields> {
  const after = Object.fromEntries(
    Object.entries({ ...before.data, ...input }).filter(([, value]) => value !== null && value !== undefined),
  );
  const parent = await loadParent(context, input, after);
  return deriveFields(definition, { before: before.data, after, now: context.now().toISOString(), parent });
}

/** Whoever may change a company need not see the one above it to have it compared. */
async function loadParent({ table }: Context, input: Fields, { parentId }: Fields): Promise<Fields | undefined> {
  if (typeof parentId !== 'string' || !('parentId' in input || 'identifiers' in input)) return undefined;
  const item = await table.get(recordKey(parentId), { consistent: true });
  return item && fromItem(item).data;
}

async function requireNoOverlap(context: Context, current: StoredRecord, seen: number, input: Fields): Promise<void> {
  const events = seen < current.version ? await listEventsSince(context, current.id, seen) : [];
  const changed = [...new Set(events.flatMap((event) => event.changes.map((change) => change.field)))];
  // Every version in between must be accounted for, or the fields it changed are not known.
  const isAccounted = events.length === current.version - seen;
  if (isAccounted && !changed.some((field) => Object.hasOwn(input, field))) return;
  const members = {
    current: toCrmRecord(context, current),
    changed: changed.filter((field) => !isHidden(context.actor, current.object, field)),
  };
  throw new Problem('precondition.failed', { members });
}
