import { Problem } from '#shared/model/problems.ts';
import { pairPartition } from '#shared/store/keys.ts';
import type { Page, Table } from '#shared/store/table.ts';
import { fromPairItem, type Pair } from '../duplicates/pair-item.ts';
import { refreshPairs } from '../duplicates/refresh-pairs.ts';
import { commitMerge, draftEntry } from '../merging/commit-merge.ts';
import { planMerge } from '../merging/plan-merge.ts';
import { AlongsideRefused, IdentityTaken } from '../records/commit.ts';
import { choosePair, isWorthALook } from './choose-pair.ts';
import { continueMerges } from './continue-merges.ts';
import { addLine, listLines } from './merge-run.ts';
import { countMerge, giveRunBack, keepRunLease } from './run-lease.ts';
import type { RunWork } from './work-on-run.ts';

/** What became one can be one with a third: it is looked through again until nothing is found, or so often. */
const mostPasses = 6;
const pageSize = 50;

/** Merges what may be merged, pass by pass; each pass ends when what hangs on the records has followed. */
export async function mergePairs(work: RunWork): Promise<void> {
  const { lease } = work;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    if (!(await bringOver(work))) return;
    const found = await mergePass(work);
    if (found === undefined) return;
    if (found === 0) break;
  }
  if (!(await bringOver(work))) return;
  await giveRunBack(lease, { status: 'done', finishedAt: lease.now().toISOString() });
}

/** Also what an attempt left that broke off. @returns false when the work is somebody else's by now */
async function bringOver(work: RunWork): Promise<boolean> {
  const { context, lease, run } = work;
  const lines = await listLines(context.table, run.id);
  const { directory } = context;
  await continueMerges(work, lines, async ({ targetId }) => {
    await refreshPairs(context.table, targetId, directory.definitions, directory.frequencies);
  });
  return keepRunLease(lease, 'running');
}

/** @returns how many were merged; nothing when it is to end here */
async function mergePass(work: RunWork): Promise<number | undefined> {
  const { context, lease, run, isOver, count } = work;
  const before = count.merged;
  for await (const pairs of listSurest(context.table, run.from)) {
    if (isOver() || !(await keepRunLease(lease, 'running'))) {
      await giveRunBack(lease);
      return undefined;
    }
    for (const pair of pairs) if (isWorthALook(context, run, pair)) await mergePair(work, pair);
  }
  return count.merged - before;
}

/** Open pairs from this score on, the surest first. */
async function* listSurest(table: Table, from: number): AsyncGenerator<readonly Pair[]> {
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      index: 'gsi5',
      pk: pairPartition('open'),
      reverse: true,
      limit: pageSize,
      ...(startAfter && { startAfter }),
    });
    const pairs = page.items.map(fromPairItem);
    const sure = pairs.filter(({ score }) => score >= from);
    yield sure;
    startAfter = sure.length < pairs.length ? undefined : page.next;
  } while (startAfter);
}

/** Does nothing when they may not be, or somebody works on one of them: the next run looks again. */
async function mergePair({ context, lease, run, count }: RunWork, pair: Pair): Promise<void> {
  const chosen = await choosePair(context, run, pair);
  if (!chosen) return;
  const { target, source } = chosen;
  const versions = { [target.id]: target.version, [source.id]: source.version };
  try {
    const definition = context.directory.definitions[target.object];
    const plan = await planMerge(context, definition, target.id, { sources: [source.id], versions });
    if (plan.obstacles.length > 0) return;
    const draft = { ...draftEntry(context, plan, {}, context.newId('mrg')), runId: run.id };
    const line = { place: count.merged, mergeId: draft.id, object: target.object };
    await commitMerge(context, plan, draft, { alongside: [countMerge(lease, line.place), addLine(run, line)] });
    count.merged += 1;
  } catch (error) {
    const isLeft = error instanceof Problem || error instanceof AlongsideRefused || error instanceof IdentityTaken;
    if (!isLeft) throw error;
  }
}
