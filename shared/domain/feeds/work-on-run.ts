import type { PlanInput } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { scopeOf } from '../access/access.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { findEntry, type ImportEntry } from '../imports/import-entry.ts';
import { makePlan } from '../imports/plan/plan-import.ts';
import { halt, noteFailure } from '../imports/work/halt.ts';
import { beginCommit } from '../imports/work/request-work.ts';
import { openContext, type Workshop, workOnImport } from '../imports/work/work-on-import.ts';
import { askForWatch } from './ask-for-watch.ts';
import { findFeed, type StoredFeed } from './feed-item.ts';
import { noteSuccess } from './note-success.ts';
import { reasonsToHold } from './reasons-to-hold.ts';
import { stageOf } from './run-stage.ts';

/**
 * As `workOnImport`; a run of a feed is planned and carried out unasked besides. Each step starts from what the table says, so
 * that it does not matter how often this is called.
 * @returns whether something is left for another call
 */
export async function workOnRun(workshop: Workshop, publisher: EventPublisher, id: string): Promise<boolean> {
  const whenDone = (entry: ImportEntry) => noteSuccess(workshop, entry);
  for (;;) {
    if (await workOnImport({ ...workshop, whenDone }, id)) return true;
    const entry = await findEntry(workshop.table, id);
    if (entry && (await goOn(workshop, entry))) continue;
    // Another file may lie there already.
    if (entry?.isTaken && stageOf(entry) !== 'running') await publisher.publish([askForWatch]);
    return false;
  }
}

/** @returns whether there is more to do at once */
async function goOn(workshop: Workshop, entry: ImportEntry): Promise<boolean> {
  const { feedId, status } = entry;
  // Under way it is somebody else's.
  if (feedId === undefined || stageOf(entry) !== 'running' || (status !== 'new' && status !== 'planned')) return false;
  const feed = await findFeed(workshop.table, feedId);
  if (!feed) return false;
  return status === 'new' ? plan(workshop, feed, entry) : decide(workshop, feed, entry);
}

async function plan(workshop: Workshop, feed: StoredFeed, entry: ImportEntry): Promise<boolean> {
  const { table, files, isLate } = workshop;
  const context = await openContext(workshop, entry.createdBy);
  if (scopeOf(context.actor, entry.object, 'import') === 'none') {
    await halt(table, entry.id, { kind: 'failed', reasons: [{ code: 'no_owner' }] });
    return false;
  }
  try {
    await makePlan(context, files, entry, orderFor(feed, entry), { ...(isLate && { isLate }) });
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Somebody else has begun with it.
    if (error.code !== 'import.state') await noteFailure(table, entry.id, error);
    return false;
  }
}

/** Columns that go nowhere may be missing. */
function orderFor({ settings, system }: StoredFeed, { encoding }: ImportEntry): PlanInput {
  const mapping = Object.fromEntries(Object.entries(settings.mapping).filter(([, target]) => target !== null));
  return { ...settings, mapping, system, ...(encoding && { encoding }) };
}

async function decide(workshop: Workshop, feed: StoredFeed, entry: ImportEntry): Promise<boolean> {
  const { table } = workshop;
  const context = await openContext(workshop, entry.createdBy);
  const reasons = entry.plan ? reasonsToHold(context, feed, entry.plan) : [];
  if (reasons.length > 0) {
    await halt(table, entry.id, { kind: 'held', reasons });
    return false;
  }
  try {
    const { waiver } = feed;
    await beginCommit(context, entry, entry.plan?.number, waiver ? { waiver } : {});
    return true;
  } catch (error) {
    // It has moved on, or the day is over: the next look at it decides anew.
    if (error instanceof Problem) return false;
    throw error;
  }
}
