import type { ImportStatus } from '#shared/model/imports.ts';
import type { Language } from '#shared/model/tenant.ts';
import type { Context } from '../context.ts';
import { describeReason, type ReasonView } from '../imports/describe-import.ts';
import { findEntry, type ImportEntry } from '../imports/import-entry.ts';
import { mayChange, mayRun } from './feed-access.ts';
import type { StoredFeed } from './feed-item.ts';
import { type FeedStanding, standingOf } from './feed-state.ts';

/** A feed as the API gives it. */
export interface FeedView
  extends Omit<
    StoredFeed,
    'ownerId' | 'expectedFrom' | 'lastRunId' | 'lastSuccessAt' | 'passedRunId' | 'askedAt' | 'toldOf'
  > {
  readonly owner: { readonly id: string; readonly name: string };
  readonly state: FeedStanding['state'];
  readonly reasons: readonly ReasonView[];
  readonly lastRun: RunView | null;
  readonly lastSuccessAt: string | null;
  /** By the caller. */
  readonly editable: boolean;
  readonly runnable: boolean;
}

interface RunView {
  readonly importId: string;
  readonly fileName: string;
  readonly at: string;
  readonly status: ImportStatus;
  /** What it has brought, or would bring as long as it is only planned; null: not known yet. */
  readonly counts: RunCounts | null;
}

interface RunCounts {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly refused: number;
}

/** With its last run, which is looked up. */
export async function showFeed(context: Context, feed: StoredFeed, language: Language): Promise<FeedView> {
  const lastRun = feed.lastRunId === undefined ? undefined : await findEntry(context.table, feed.lastRunId);
  return describeFeed(context, feed, lastRun, language);
}

export function describeFeed(
  context: Context,
  feed: StoredFeed,
  lastRun: ImportEntry | undefined,
  language: Language,
): FeedView {
  const { ownerId, lastSuccessAt = null, ...kept } = feed;
  const {
    expectedFrom: _since,
    lastRunId: _run,
    passedRunId: _passed,
    askedAt: _asked,
    toldOf: _told,
    ...about
  } = kept;
  const { state, reasons } = standingOf(context, feed, lastRun);
  return {
    ...about,
    owner: { id: ownerId, name: context.directory.users.get(ownerId)?.name ?? ownerId },
    state,
    reasons: reasons.map((reason) => describeReason(reason, language)),
    lastRun: lastRun ? describeRun(lastRun) : null,
    lastSuccessAt,
    editable: mayChange(context, feed),
    runnable: mayRun(context, feed),
  };
}

function describeRun({ id, fileName, arrivedAt, createdAt, status, plan, commit }: ImportEntry): RunView {
  const counts = plan && {
    created: commit?.counts.created ?? plan.counts.create,
    updated: commit?.counts.updated ?? plan.counts.update,
    skipped: plan.counts.skip,
    refused: plan.counts.refuse + (commit?.counts.refused ?? 0),
  };
  return { importId: id, fileName, at: arrivedAt ?? createdAt, status, counts: counts ?? null };
}
