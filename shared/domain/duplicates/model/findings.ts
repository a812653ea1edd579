import { aspectCount } from './aspects.ts';

/** What comparing two records came to, by the place of each aspect. */
export interface Findings {
  /** Place of the level; -1: one side says nothing, which is no evidence. */
  readonly levels: number[];
  /** Of a value that both have, which share of all records has it; 0: not counted. */
  readonly shares: number[];
}

const unknown: readonly number[] = Array.from({ length: aspectCount }, () => -1);
const none: readonly number[] = Array.from({ length: aspectCount }, () => 0);

export function emptyFindings(): Findings {
  return { levels: unknown.slice(), shares: none.slice() };
}
