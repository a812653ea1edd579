import { pointerTo } from '#shared/model/custom-values.ts';
import { fieldsOf, type Mastery, masteriesOver } from '#shared/model/mastery.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import type { Context } from '../context.ts';
import { dayIn, timeIn } from '../organisation/calendar.ts';
import { diffFields } from '../records/audit.ts';
import type { Change } from '../records/change.ts';
import type { StoredRecord } from '../records/stored-record.ts';

type Asker = Pick<Context, 'directory' | 'tenant' | 'feedId'>;

/**
 * Nobody here changes what is kept in another system: only its feed does, and who erases a person. A merge and what it
 * turns to the survivor carry such values on, and are no change of them.
 * @throws Problem `field.mastered`, pointers of the fields | `record.mastered` for one that is kept there wholly
 */
export function requireFree(context: Asker, { before, after, action, merge }: Change): void {
  if (context.directory.masteries.length === 0 || action === 'erase' || merge) return;
  if (!before) requireOpen(context, after);
  if (before && (action === 'delete' || action === 'restore')) requireNotWhole(context, before);
  if (action === 'restore') return;
  const kept = before ? masteredFields(context, before) : new Map<string, Mastery>();
  const changed = diffFields(before?.data ?? {}, after.data).map(({ field }) => field);
  const claimed = claimOf(context, before?.data.externalId, after);
  if (claimed) kept.set('externalId', claimed);
  const refused = changed.flatMap((field) => {
    const mastery = kept.get(field);
    return mastery ? [{ field, mastery }] : [];
  });
  const [first] = refused;
  if (!first) return;
  const errors = refused.map(({ field, mastery }): FieldProblem => {
    return { pointer: pointerTo(field), code: 'mastered', params: tellMastery(context, mastery) };
  });
  throw refuse(context, 'field.mastered', first.mastery, errors);
}

/** By field, those that somebody else than the caller keeps of the record. */
export function masteredFields(
  { directory, feedId }: Pick<Context, 'directory' | 'feedId'>,
  { object, data }: Pick<StoredRecord, 'object' | 'data'>,
): Map<string, Mastery> {
  const definition = directory.definitions[object];
  const over = masteriesOver(directory.masteries, object, data);
  const own = new Set(over.filter((one) => one.feedId === feedId).flatMap((one) => fieldsOf(one, definition)));
  return new Map(
    over.flatMap((one) =>
      fieldsOf(one, definition)
        .filter((field) => !own.has(field))
        .map((field) => [field, one] as const),
    ),
  );
}

/** The context of a run, where an import is one of a feed. */
export function asRun(context: Context, { feedId }: { readonly feedId?: string }): Context {
  return feedId === undefined ? context : { ...context, feedId };
}

/** The context of who must change a record whatever a feed says of it. */
export function unbound(context: Context): Context {
  return { ...context, directory: { ...context.directory, masteries: [] } };
}

/** New records of a kind that is kept elsewhere come from there. */
function requireOpen(context: Asker, after: StoredRecord): void {
  const whole = context.directory.masteries.filter(
    ({ object, fields }) => object === after.object && fields === 'record',
  );
  const [first] = whole;
  if (first && !whole.some(({ feedId }) => feedId === context.feedId)) throw refuse(context, 'record.mastered', first);
}

function requireNotWhole(context: Asker, record: StoredRecord): void {
  const whole = masteriesOver(context.directory.masteries, record.object, record.data).filter(
    ({ fields }) => fields === 'record',
  );
  const [first] = whole;
  if (first && !whole.some(({ feedId }) => feedId === context.feedId)) throw refuse(context, 'record.mastered', first);
}

/** The mastery of the system that the record would be said to be of: which of its records that is, its feed alone says. */
function claimOf({ directory, feedId }: Asker, before: unknown, { object, data }: StoredRecord): Mastery | undefined {
  if (data.externalId === before) return undefined;
  const over = masteriesOver(directory.masteries, object, data);
  return over.some((one) => one.feedId === feedId) ? undefined : over[0];
}

function refuse(
  context: Asker,
  code: 'field.mastered' | 'record.mastered',
  mastery: Mastery,
  errors?: readonly FieldProblem[],
): Problem {
  return new Problem(code, {
    params: tellMastery(context, mastery),
    ...(errors && { errors }),
    members: { receivedAt: mastery.at ?? null },
  });
}

/** For the message: short enough for any language: `2026-11-26 10:00` where the company works. */
export function tellMastery({ tenant: { timeZone } }: Asker, { system, at }: Mastery) {
  const moment = at === undefined ? undefined : new Date(at);
  return { system, received: moment ? `${dayIn(timeZone, moment)} ${timeIn(timeZone, moment).slice(0, 5)}` : '—' };
}
