import { importRequested } from '#shared/model/bus-events.ts';
import { type CommitInput, commitSchema } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import type { Context } from '../../context.ts';
import type { EventPublisher } from '../../events/event-publisher.ts';
import { readEntry, readOwnEntry } from '../import-access.ts';
import {
  type CommitCounts,
  changeEntry,
  hasStatus,
  type ImportEntry,
  type UndoCounts,
  type Work,
} from '../import-entry.ts';
import { signWaiver } from '../import-waiver.ts';

export interface CommitOrder {
  /** Number of the plan that the caller has seen; absent: whichever is there now. */
  readonly seen?: number | undefined;
  /** Untrusted. */
  readonly body?: unknown;
}

/**
 * Has the plan carried out in the background. Asked again, it wakes work that has come to a halt, and changes nothing
 * about work that has not.
 * @throws Problem `validation.failed` for a plan with debt that nobody signs for
 * @throws Problem `not_found` | `access.denied` | `precondition.failed` | `import.state`
 */
export async function requestCommit(
  context: Context,
  publisher: EventPublisher,
  id: string,
  { seen, body = {} }: CommitOrder = {},
): Promise<ImportEntry> {
  const given = checkBody(commitSchema, body);
  const entry = await readOwnEntry(context, id);
  const begun = await beginCommit(context, entry, seen, given);
  return begun.status === 'committed' ? begun : wake(publisher, begun);
}

/** As `requestCommit`, without waking anybody. */
export async function beginCommit(
  context: Context,
  entry: ImportEntry,
  seen: number | undefined,
  given: CommitInput,
): Promise<ImportEntry> {
  if (!entry.plan || entry.status === 'undoing' || entry.status === 'undone') throw new Problem('import.state');
  if (seen !== undefined && seen !== entry.plan.number) throw new Problem('precondition.failed');
  if (entry.status === 'committed' || entry.status === 'committing') return entry;
  const waiver = signWaiver(context, entry.plan.owed ?? {}, given.waiver);
  const { create, update } = entry.plan.counts;
  const commit: Work<CommitCounts> = begin(context, create + update, { created: 0, updated: 0, refused: 0 });
  const isSamePlan = { attribute: 'plan.number', op: 'eq', value: entry.plan.number } as const;
  const condition = { all: [hasStatus('planned'), isSamePlan] };
  const change = { commit, ...(waiver && { waiver }), status: 'committing' as const };
  await changeEntry(context.table, entry.id, { set: change }, condition);
  return { ...entry, ...change };
}

/** As `requestCommit`, for taking back what was brought in. */
export async function requestUndo(context: Context, publisher: EventPublisher, id: string): Promise<ImportEntry> {
  const entry = await readEntry(context, id);
  if (entry.status === 'undone') return entry;
  if (entry.status === 'undoing') return wake(publisher, entry);
  if (entry.status !== 'committed' || !entry.commit) throw new Problem('import.state');
  const { created, updated } = entry.commit.counts;
  const undo: Work<UndoCounts> = begin(context, created + updated + (entry.plan?.related ?? 0), {
    reversed: 0,
    kept: 0,
    failed: 0,
  });
  await changeEntry(context.table, id, { set: { undo, status: 'undoing' } }, hasStatus('committed'));
  return wake(publisher, { ...entry, undo, status: 'undoing' });
}

function begin<Counts>({ actor, now }: Context, total: number, counts: Counts): Work<Counts> {
  const at = now().toISOString();
  return { requestedBy: actor.id, requestedAt: at, at, total, done: 0, position: 0, counts };
}

async function wake(publisher: EventPublisher, entry: ImportEntry): Promise<ImportEntry> {
  await wakeImport(publisher, entry.id);
  return entry;
}

/** Has the background go on with an import, whatever is to be done about it. */
export async function wakeImport(publisher: EventPublisher, id: string): Promise<void> {
  await publisher.publish([{ ...importRequested, detail: { id } }]);
}

/** Work that nobody has given a sign of life of for this long has come to a halt. In milliseconds. */
const silence = 60_000;

/** Has work go on that came to a halt, whoever looks at it. */
export async function wakeIfHalted(publisher: EventPublisher, entry: ImportEntry, now: Date): Promise<void> {
  const work = workOf(entry);
  const heard = entry.lease?.until ?? (work && Date.parse(work.at) + silence);
  if (work && Number(heard) < now.getTime()) await wakeImport(publisher, entry.id);
}

function workOf({ status, planning, commit, undo }: ImportEntry): { readonly at: string } | undefined {
  switch (status) {
    case 'planning':
      return planning;
    case 'committing':
      return commit;
    case 'undoing':
      return undo;
    default:
      return undefined;
  }
}
