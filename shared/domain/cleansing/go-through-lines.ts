import { giveBack, keepLease } from '#shared/store/lease.ts';
import { inLanes } from '../in-lanes.ts';
import { type CleansingLine, readLines } from './cleansing-line.ts';
import type { CleansingRun } from './cleansing-run.ts';
import type { CleansingWork, Progress } from './cleansing-work.ts';

/** Lines between two signs of life. */
const chunkSize = 50;
const lanes = 8;

interface Passage<Done> {
  /** What came of a line, now or when somebody was at it before; nothing: it is not counted. */
  readonly treat: (line: CleansingLine) => Promise<Done | undefined>;
  readonly count: (run: CleansingRun, done: Done) => CleansingRun;
  /** What of the run is kept with each sign of life. */
  readonly keep: (run: CleansingRun) => Partial<CleansingRun>;
  /** Whether nothing comes after a chunk of which this came. */
  readonly isLast?: (done: readonly Done[]) => boolean;
}

/** Goes on through the lines of a run from where it stands, in chunks that are noted. @returns the run as it stands then */
export async function goThroughLines<Done>(
  { context, lease, isLate, run: begun }: CleansingWork,
  { treat, count, keep, isLast = () => false }: Passage<Done>,
): Promise<{ readonly progress: Progress; readonly run: CleansingRun }> {
  let run = begun;
  for (;;) {
    const lines = await readLines(context.table, run.id, { after: run.position, limit: chunkSize });
    const last = lines.at(-1);
    if (!last) return { progress: 'done', run };
    if (isLate()) {
      await giveBack(lease);
      return { progress: 'left', run };
    }
    const done: Done[] = [];
    await inLanes(lines, lanes, async (line) => {
      const one = await treat(line);
      if (one !== undefined) done.push(one);
    });
    run = { ...done.reduce(count, run), position: last.recordId };
    if (!(await keepLease(lease, { ...keep(run), position: last.recordId }))) return { progress: 'lost', run };
    if (isLast(done)) return { progress: 'done', run };
  }
}
