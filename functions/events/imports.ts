import { workOnRun } from '#shared/domain/feeds/work-on-run.ts';
import { wakeImport } from '#shared/domain/imports/work/request-work.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { createId } from '#shared/runtime/ids.ts';
import { logger } from '#shared/runtime/observability.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
const table = createDynamoTable({ tableName });
const files = createFileBucket();
const eventBus = createEventBus();
const now = () => new Date();
const newId = (prefix: string) => createId(prefix, now());

/** Well within what a function may take; another call goes on with what is left. In milliseconds. */
const longest = 12 * 60_000;

/** Goes on with the plan, with carrying it out or with taking it back, as somebody asked for. */
export async function handler({ detail }: { readonly detail: { readonly id: string } }): Promise<void> {
  const deadline = Date.now() + longest;
  const workshop = { table, files, tenant, now, newId, isLate: () => Date.now() > deadline };
  const isLeft = await workOnRun(workshop, eventBus, detail.id);
  logger.info('import worked on', { id: detail.id, isLeft });
  if (isLeft) await wakeImport(eventBus, detail.id);
}
