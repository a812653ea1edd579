/**
 * Work that goes on in the background: jobs, imports and the feeds that repeat them, cleansing, merges.
 *
 * | what | where | key | read by |
 * |---|---|---|---|
 * | feed | table | `FEEDS` / `<id>` | one query |
 * | runs of a feed, which are imports | gsi2 | `feed-runs#<feedId>` / `<createdAt>#<id>` | query backwards |
 * | job, its checkpoints | table, gsi5 | `JOB#<id>` / `META`, `C#<number>`; `jobs#<kind>` / `<startedAt>#<id>` | get; query backwards |
 * | merge of records; what it moved | table, gsi5 | `MERGE#<id>` / `META`, `M#<sourceId>#<recordId>`; `merges` / `<at>#<id>` | get; query backwards; query |
 * | run of automatic merges, its merges in their order | table, gsi5 | `MRUN#<id>` / `META`, `M#<number>`; `merge-runs` / `<at>#<id>` | get; query backwards; query |
 * | import, what came of its rows | table, gsi5 | `JOB#<id>` / `META`, `R#<row>`; `jobs#imports` / `<createdAt>#<id>` | get; query backwards; query |
 * | plan of cleansing | table, gsi5 | `JOB#<id>` / `META`; `jobs#cleansing-plans` / `<createdAt>#<id>` | get; query backwards |
 * | run of cleansing, its records; what is never to be cleansed again by the schedule | table, gsi5 | `JOB#<id>` / `META`, `L#<recordId>`; `jobs#cleansing-runs` / `<at>#<id>` | get; query backwards; query |
 */
import type { Key } from '../table.ts';
import { join, padNumber, valueSortKey } from './parts.ts';

export const feedsPk = 'FEEDS';

export function feedKey(id: string): Key {
  return { pk: feedsPk, sk: join(id) };
}

export function feedRunsPartition(feedId: string): string {
  return join('feed-runs', feedId);
}

export function feedRunIndexKeys(feedId: string, createdAt: string, id: string) {
  return { gsi2pk: feedRunsPartition(feedId), gsi2sk: valueSortKey(createdAt, id) };
}

export function jobKey(id: string): Key {
  return { pk: join('JOB', id), sk: 'META' };
}

export const checkpointPrefix = 'C#';

export function checkpointKey(jobId: string, position: number): Key {
  return { pk: join('JOB', jobId), sk: checkpointPrefix + padNumber(position, 5) };
}

export const importRowPrefix = 'R#';

export function importRowKey(importId: string, row: number): Key {
  return { pk: join('JOB', importId), sk: importRowPrefix + padNumber(row, 9) };
}

export const cleansingLinePrefix = 'L#';

/** @param holderId of the run; of a plan, for what it must leave as it is */
export function cleansingLineKey(holderId: string, recordId: string): Key {
  return { pk: jobKey(holderId).pk, sk: cleansingLinePrefix + join(recordId) };
}

export function mergeKey(id: string): Key {
  return { pk: join('MERGE', id), sk: 'META' };
}

export const mergePartition = 'merges';

export function mergeIndexKeys(at: string, id: string) {
  return { gsi5pk: mergePartition, gsi5sk: valueSortKey(at, id) };
}

export const movedPrefix = 'M#';

/** Says that a record named another that was merged, and names the survivor now. */
export function movedKey(mergeId: string, sourceId: string, recordId: string): Key {
  return { pk: mergeKey(mergeId).pk, sk: movedPrefix + join(sourceId, recordId) };
}

export function mergeRunKey(id: string): Key {
  return { pk: join('MRUN', id), sk: 'META' };
}

export const mergeRunPartition = 'merge-runs';

export function mergeRunIndexKeys(at: string, id: string) {
  return { gsi5pk: mergeRunPartition, gsi5sk: valueSortKey(at, id) };
}

export const mergeRunLinePrefix = 'M#';

/** @param place of the merge in its run, from 0 */
export function mergeRunLineKey(runId: string, place: number): Key {
  return { pk: mergeRunKey(runId).pk, sk: mergeRunLinePrefix + padNumber(place, 7) };
}

export function jobPartition(kind: string): string {
  return join('jobs', kind);
}

export function jobIndexKeys(kind: string, startedAt: string, id: string) {
  return { gsi5pk: jobPartition(kind), gsi5sk: valueSortKey(startedAt, id) };
}
