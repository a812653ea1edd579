import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import {
  keyOfRequest,
  type Remembered,
  recallResponse,
  rememberResponse,
  type StoredResponse,
} from '#shared/store/idempotency.ts';
import { type Write, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { DuplicateFound, explainDuplicate } from '../duplicates/require-new.ts';
import { type FieldChange, readChanges } from './audit.ts';
import type { Change } from './change.ts';
import { AlongsideRefused } from './commit.ts';
import { toCrmRecord } from './crm-record.ts';
import { loadVersion } from './record-at-version.ts';
import { saveChange } from './save-change.ts';
import type { StoredRecord } from './stored-record.ts';

/** A request that its caller may send again, not knowing whether the first one arrived. */
export interface Attempt {
  /** `Idempotency-Key` as sent. */
  readonly key: string;
  /** See `hashRequest` of the store. */
  readonly requestHash: string;
}

export interface Applied {
  readonly record: CrmRecord;
  /** Said again as it was said first, when the answer is remembered. */
  readonly isNew: boolean;
  /** What changed then, hidden fields included. */
  readonly changes: readonly FieldChange[];
}

const statusOf: Readonly<Record<Change['action'], number>> = {
  create: 201,
  update: 200,
  delete: 204,
  restore: 200,
  erase: 200,
  merge: 200,
  unmerge: 200,
};

/**
 * Saves what `prepare` drafts, once per attempt. The memory of an earlier attempt is read together with whatever
 * `prepare` reads and goes before its outcome: a retry must not meet its own first attempt as a conflict.
 * @param prepare reads and decides, writes nothing; `undefined` in `save`: there is nothing to change
 * @throws Problem `idempotency.mismatch`, and what `prepare` and saving throw
 */
export async function applyOnce(
  context: Context,
  attempt: Attempt | undefined,
  prepare: () => Promise<Change>,
): Promise<Applied> {
  if (!attempt) {
    const change = await prepare().catch(async (error: unknown) => {
      throw await explainDuplicate(context, error);
    });
    return describe(context, change, await save(context, change));
  }
  const request = { userId: context.actor.id, ...attempt };
  const [item, draft] = await Promise.all([
    context.table.get(keyOfRequest(request), { consistent: true }),
    prepare().then(
      (change) => ({ change }),
      (error: unknown) => ({ error }),
    ),
  ]);
  const earlier = await replay(context, recallResponse(item, attempt.requestHash, context.now()));
  if (earlier) return earlier;
  if ('error' in draft) {
    // The twin of this request may have been faster, and is what was found.
    const twin = draft.error instanceof DuplicateFound && (await recall(context, attempt));
    if (twin) return twin;
    throw await explainDuplicate(context, draft.error);
  }

  const response = toResponse(draft.change);
  try {
    const alongside = [rememberResponse(request, response, context.now())];
    return describe(context, draft.change, await save(context, { ...draft.change, alongside }));
  } catch (error) {
    if (!(error instanceof AlongsideRefused)) throw error;
    // The twin of this request was faster by a moment.
    const twin = await replay(context, recallResponse(error.failures[0]?.current, attempt.requestHash, context.now()));
    if (twin) return twin;
    throw new Problem('write.conflict');
  }
}

async function recall(context: Context, { key, requestHash }: Attempt): Promise<Applied | undefined> {
  const item = await context.table.get(keyOfRequest({ userId: context.actor.id, key }), { consistent: true });
  return replay(context, recallResponse(item, requestHash, context.now()));
}

function describe(context: Context, { action, changes, warnings }: Change, saved: StoredRecord): Applied {
  const record = toCrmRecord(context, saved);
  return { record: warnings ? { ...record, warnings } : record, isNew: action === 'create', changes };
}

function toResponse({ action, before, after, warnings }: Change): StoredResponse {
  const { id, version } = after;
  return {
    status: statusOf[action],
    id,
    version,
    ...(before !== after && { changed: true }),
    ...(warnings && { warnings }),
  };
}

async function save(context: Context, change: Change): Promise<StoredRecord> {
  if (change.before !== change.after) return saveChange(context, change);
  // Nothing changes, and that is remembered too: a late repetition must not undo what others did since.
  if (change.alongside) await writeAlone(context, change.alongside);
  return change.after;
}

async function writeAlone(context: Context, writes: readonly Write[]): Promise<void> {
  try {
    await context.table.transact(writes);
  } catch (error) {
    throw error instanceof WriteConflict ? new AlongsideRefused(error.failures) : error;
  }
}

async function replay(context: Context, remembered: Remembered): Promise<Applied | undefined> {
  if (remembered.outcome === 'new') return undefined;
  if (remembered.outcome === 'mismatch') throw new Problem('idempotency.mismatch');
  const { status, id = '', version = 0, changed, warnings } = remembered.response;
  const [changes, record] = await Promise.all([
    changed ? readChanges(context, id, version) : [],
    loadVersion(context, id, version),
  ]);
  if (!record) throw new Problem('not_found');
  const told = toCrmRecord(context, record);
  return { record: warnings ? { ...told, warnings } : told, isNew: status === statusOf.create, changes };
}
