import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { validateFields } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { withoutDemands } from '#shared/model/without-demands.ts';
import { requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import { listBelow } from '../duplicates/list-group.ts';
import { findBefore, requireNew } from '../duplicates/require-new.ts';
import { isMachine } from '../organisation/directory.ts';
import { listContested } from '../teamwork/contested-work.ts';
import { planOverlaps, type ReadBefore } from '../teamwork/plan-overlaps.ts';
import { requireApproval } from '../terms/require-approval.ts';
import { type Attempt, applyOnce } from './apply-once.ts';
import { diffFields } from './audit.ts';
import type { Change } from './change.ts';
import { fillDefaults } from './defaults.ts';
import { numberDocument } from './number-document.ts';
import { isAllowed, isIdOf } from './read-record.ts';
import { draftRecord } from './record-versions.ts';
import { resolveReferences } from './references.ts';
import { requireStageFields } from './stage-requirements.ts';
import type { StoredRecord } from './stored-record.ts';

/**
 * @param body untrusted input
 * @throws Problem `access.denied` | `validation.failed` | `duplicate.found` | `identity.taken` | `idempotency.mismatch`
 */
export async function createRecord(
  context: Context,
  definition: ObjectDefinition,
  body: unknown,
  attempt?: Attempt,
): Promise<CrmRecord> {
  return (await applyOnce(context, attempt, planCreation(context, definition, body))).record;
}

/**
 * Checks the input at once; what it returns reads and drafts.
 * @throws Problem `access.denied` | `validation.failed`
 * @throws DuplicateFound
 */
export function planCreation(context: Context, definition: ObjectDefinition, body: unknown): () => Promise<Change> {
  requireAny(context.actor, definition.name, 'create');
  const visible = withoutDemands(visibleDefinition(context.actor.permissions, definition), context.owed);
  const input = normaliseFields(definition, validateFields(visible, body, 'create'), context.tenant.country);
  return async () => {
    const [references, found, around] = await Promise.all([
      resolveReferences(context, definition, input),
      findBefore(context, { object: definition.name, data: input }),
      readAround(context, definition, input),
    ]);
    const filled = fillDefaults(context, definition, await numberDocument(context, definition, input), references);
    const after = draftRecord(context, definition, filled, references.get(String(filled.parentId))?.data);
    requireStageFields({}, after.data, context.owed);
    const company = references.get(after.data.companyId as string);
    if (!(await isAllowed(context, 'create', after, company))) throw new Problem('access.denied');
    await requireApproval(context, undefined, after, company);
    const isKept = requireNew(context, after, found);
    const draft = asWaiting(context, definition, input, after);
    // Of what waits for somebody to be given to, nobody knows yet whose work it will be.
    const isTold = company && around && !draft.awaitsAssignment;
    const overlaps = isTold ? await planOverlaps(context, draft, company, around) : undefined;
    const reason = overlaps ? context.allowDuplicate : isKept;
    return {
      after: draft,
      action: 'create',
      changes: diffFields({}, after.data),
      ...(reason !== undefined && { reason }),
      ...overlaps,
    };
  };
}

/** Of the client of work that one seller at a time should do. */
async function readAround(
  context: Context,
  { contested }: ObjectDefinition,
  { companyId }: Fields,
): Promise<ReadBefore | undefined> {
  if (!contested || typeof companyId !== 'string' || !isIdOf(definitions.companies, companyId)) return undefined;
  const [own, below] = await Promise.all([listContested(context, companyId), listBelow(context.table, companyId)]);
  return { own, below };
}

/** A person who enters a lead keeps it; a machine works on none. */
function asWaiting(
  { actor, directory }: Context,
  { assigned, owner }: ObjectDefinition,
  input: Fields,
  after: StoredRecord,
): StoredRecord {
  const isNamed = (input[owner] ?? null) !== null;
  return assigned && !isNamed && isMachine(directory.users.get(actor.id))
    ? { ...after, awaitsAssignment: true }
    : after;
}
