import { setTimeout } from 'node:timers/promises';
import { workOnWorkspaceExport } from '#shared/domain/exports/workspace/work-on-workspace-export.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { createId } from '#shared/runtime/ids.ts';
import { logger } from '#shared/runtime/observability.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName, RELEASE: release } = readEnv('TENANT', 'TABLE_NAME', 'RELEASE');
const table = createDynamoTable({ tableName });
const [files, publisher] = [createFileBucket(), createEventBus()];
const now = () => new Date();
const newId = (prefix: string) => createId(prefix, now());
const wait = async (milliseconds: number) => void (await setTimeout(milliseconds));

/** Well within the time of a function: what was begun is still ended. In milliseconds. */
const budget = 12 * 60_000;

/** Writes the archive of a whole workspace that somebody asked for. */
export async function handler({ detail }: { readonly detail: { readonly id: string } }): Promise<void> {
  const end = Date.now() + budget;
  const isLate = () => Date.now() > end;
  const workshop = { table, scan: table, files, publisher, tenant, now, newId, release, wait, isLate };
  await workOnWorkspaceExport(workshop, detail.id);
  logger.info('export of the workspace worked on', { id: detail.id });
}
