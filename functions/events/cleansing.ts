import { setTimeout } from 'node:timers/promises';
import { systemActor } from '#shared/domain/access/actor.ts';
import { wakeCleansing } from '#shared/domain/cleansing/request-cleansing.ts';
import { workOnCleansing } from '#shared/domain/cleansing/work-on-cleansing.ts';
import type { Context } from '#shared/domain/context.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createId } from '#shared/runtime/ids.ts';
import { logger } from '#shared/runtime/observability.ts';
import { createDocumentClient } from '#shared/store/dynamo-client.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
/** Pages of a scan are large, and nobody waits for an answer. In milliseconds. */
const tablePatience = 30_000;
const table = createDynamoTable({ tableName, client: createDocumentClient(tablePatience) });
const eventBus = createEventBus();
const now = () => new Date();
const wait = async (length: number) => {
  await setTimeout(length);
};

/** Well within what a function may take; another call goes on with what is left. In milliseconds. */
const longest = 10 * 60_000;
/** Before that call, so that merges that somebody else is at can come to rest. In milliseconds. */
const pause = 5000;

/** Looks at what a plan would do, does what was approved of it, or takes it back. */
export async function handler({ detail }: { readonly detail: { readonly id: string } }): Promise<void> {
  const deadline = Date.now() + longest;
  const context: Context = {
    actor: systemActor('cleansing'),
    directory: await loadDirectory(table),
    table,
    tenant,
    channel: 'job',
    now,
    newId: (prefix) => createId(prefix, now()),
  };
  const isLeft = await workOnCleansing({ context, scan: table, wait, isLate: () => Date.now() > deadline }, detail.id);
  logger.info('cleansing worked on', { id: detail.id, isLeft });
  if (!isLeft) return;
  await wait(pause);
  await wakeCleansing(eventBus, detail.id);
}
