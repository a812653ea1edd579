import type { ImportEntry } from '../imports/import-entry.ts';

/** Where a run stands; `announced`: its file has not come yet. */
export type RunStage = 'announced' | 'running' | 'held' | 'failed' | 'done' | 'undone';

export function stageOf({ status, arrivedAt, halted }: ImportEntry): RunStage {
  switch (status) {
    case 'committed':
      return 'done';
    case 'undone':
      return 'undone';
    case 'new':
    case 'planned':
      if (halted) return halted.kind;
      return arrivedAt === undefined ? 'announced' : 'running';
    default:
      return 'running';
  }
}
