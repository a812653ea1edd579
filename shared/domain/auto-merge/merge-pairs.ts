import { Problem } from '#shared/model/problems.ts';
import { giveBack } from '#shared/store/lease.ts';
import { WriteConflict } from '#shared/store/table.ts';
import type { Pair } from '../duplicates/pair-item.ts';
import { refreshPairs } from '../duplicates/refresh-pairs.ts';
import { commitMerge, draftEntry } from '../merging/commit-merge.ts';
import { planMerge } from '../merging/plan-merge.ts';
import { AlongsideRefused, IdentityTaken } from '../records/commit.ts';
import { choosePair, isWorthALook } from './choose-pair.ts';
import { continueMerges } from './continue-merges.ts';
import { addLine, listLines } from './merge-run.ts';
import { listSurest, PairList, readPairsOf } from './pair-list.ts';
import { countMerge, endRun, keepRunLease } from './run-lease.ts';
import type { RunWork } from './run-work.ts';

/** After so many what is left waits for the next run. */
const mostPasses = 20;

/** Merges what may be merged; each pass ends when what hangs on the records has followed. */
export async function mergePairs(work: RunWork): Promise<void> {
  const { lease } = work;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    if (!(await bringOver(work))) return;
    const outcome = await mergePass(work);
    if (outcome === 'left') return;
    if (outcome === 'nothing') break;
  }
  if (!(await bringOver(work))) return;
  await endRun(lease, { status: 'done', finishedAt: lease.now().toISOString() });
}

/** Also what an attempt left that broke off. @returns false when the work is somebody else's by now */
async function bringOver(work: RunWork): Promise<boolean> {
  const { context, lease, run } = work;
  const lines = await listLines(context.table, run.id);
  await continueMerges(work, lines, ({ targetId }) => refreshSurvivor(work, targetId));
  return keepRunLease(lease, 'running');
}

type PassOutcome = 'merged' | 'nothing' | 'left';

/**
 * The next pair is always the first of those that there are now, so that it ends alike wherever it breaks off. It ends early
 * where a record waits for what hangs on it.
 */
async function mergePass(work: RunWork): Promise<PassOutcome> {
  const { context, lease, run, isOver, count } = work;
  const before = count.merged;
  const list = new PairList();
  list.add((await listSurest(context.table, run.from)).filter((one) => isWorthALook(context, run, one)));
  for (let pair = list.take(); pair; pair = list.take()) {
    if (isOver() || !(await keepRunLease(lease, 'running'))) {
      await giveBack(lease);
      return 'left';
    }
    const outcome = await mergePair(work, pair);
    if (outcome === 'busy') return 'merged';
    if (outcome === 'merged') {
      const [target, source] = pair.sides;
      list.forget(source.id);
      list.add((await readNewPairs(work, target.id)).filter((one) => isWorthALook(context, run, one)));
    }
  }
  return count.merged > before ? 'merged' : 'nothing';
}

/** What has become one can be one with a third. */
async function readNewPairs(work: RunWork, targetId: string): Promise<readonly Pair[]> {
  await refreshSurvivor(work, targetId);
  return readPairsOf(work.context.table, targetId);
}

/** The consumer of the stream may be at the same record at the same moment. */
const attempts = 5;
/** Between two attempts, in milliseconds. */
const pause = 300;

async function refreshSurvivor({ context, workshop }: RunWork, id: string): Promise<void> {
  const { table, directory } = context;
  for (let left = attempts; left > 0; left -= 1) {
    try {
      return await refreshPairs(table, id, directory.definitions, directory.frequencies);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      await workshop.wait(pause);
    }
  }
}

/** Does nothing when they may not be one, or somebody works on one of them: the next run looks again. */
async function mergePair({ context, lease, run, count }: RunWork, pair: Pair): Promise<'merged' | 'busy' | 'no'> {
  const chosen = await choosePair(context, run, pair);
  if (!chosen) return 'no';
  const { target, source } = chosen;
  if (source.absorbed) return 'busy';
  const versions = { [target.id]: target.version, [source.id]: source.version };
  try {
    const definition = context.directory.definitions[target.object];
    const plan = await planMerge(context, definition, target.id, { sources: [source.id], versions });
    if (plan.obstacles.length > 0) return 'no';
    const draft = { ...draftEntry(context, plan, {}, context.newId('mrg')), runId: run.id };
    const line = { place: count.merged, mergeId: draft.id, object: target.object };
    await commitMerge(context, plan, draft, { alongside: [countMerge(lease, line.place), addLine(run, line)] });
    count.merged += 1;
    return 'merged';
  } catch (error) {
    const isLeft = error instanceof Problem || error instanceof AlongsideRefused || error instanceof IdentityTaken;
    if (isLeft) return 'no';
    throw error;
  }
}
