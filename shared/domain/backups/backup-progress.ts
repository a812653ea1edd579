import type { BackupKind } from '#shared/model/backups.ts';
import { checkpointKey, checkpointPrefix, jobKey } from '#shared/store/keys/jobs.ts';
import type { Item, Page, Position, Table } from '#shared/store/table.ts';
import type { Chunk } from './chunk.ts';
import type { FileTotals } from './manifest.ts';
import type { Totals } from './totals.ts';

/** Days after which nobody goes on with a backup that broke off. */
const days = 3;

/** What a backup is set on before it reads anything. */
export interface BackupPlan {
  readonly point: string;
  readonly kind: BackupKind;
}

/** Where the next page of the table begins; absent: all is read. */
export interface Place {
  readonly segment: number;
  readonly startAfter?: Position;
}

/** How far a backup has come; everything before it is safe in the bucket. */
export interface Progress {
  readonly next?: Place;
  readonly totals?: Totals;
  readonly files: FileTotals;
  readonly rebuilt: number;
  readonly gaps: readonly string[];
}

export interface BackupState extends Progress {
  readonly plan: BackupPlan;
  readonly chunks: readonly Chunk[];
}

/** @returns nothing, when the backup has not begun */
export async function readProgress(table: Table, id: string): Promise<BackupState | undefined> {
  const chunks: Chunk[] = [];
  let plan: BackupPlan | undefined;
  let progress: Progress | undefined;
  for await (const item of listCheckpoints(table, id)) {
    plan ??= item.plan as BackupPlan | undefined;
    progress = item.progress as Progress;
    if (item.chunk) chunks.push(item.chunk as Chunk);
  }
  return plan && progress && { plan, chunks, ...progress };
}

export async function noteBegin(table: Table, id: string, plan: BackupPlan, progress: Progress): Promise<void> {
  await table.write({ put: toItem(id, 0, plan.point, { plan, progress }) });
}

/** Only the newest checkpoint tells how far the work is, and every one tells of its chunk. */
export async function noteChunk(table: Table, id: string, state: BackupState, chunk: Chunk): Promise<void> {
  const { plan, chunks, ...progress } = state;
  await table.write({ put: toItem(id, chunks.length, plan.point, { chunk, progress }) });
}

function toItem(id: string, number: number, point: string, facts: object): Item {
  const ttl = Math.floor(Date.parse(point) / 1000) + days * 24 * 3600;
  return { ...checkpointKey(id, number), type: 'checkpoint', shape: 1, ...facts, ttl };
}

async function* listCheckpoints(table: Table, id: string): AsyncGenerator<Item> {
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      pk: jobKey(id).pk,
      sk: { beginsWith: checkpointPrefix },
      consistent: true,
      ...(startAfter && { startAfter }),
    });
    yield* page.items;
    startAfter = page.next;
  } while (startAfter);
}
