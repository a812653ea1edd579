import * as z from 'zod/mini';
import { systemActor } from '#shared/domain/access/actor.ts';
import { loadDemo } from '#shared/domain/demo/load-demo.ts';
import { removeDemo } from '#shared/domain/demo/remove-demo.ts';
import { findStaff } from '#shared/domain/demo/staff.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createId } from '#shared/runtime/ids.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
const table = createDynamoTable({ tableName });

const commandSchema = z.strictObject({ action: z.enum(['load', 'remove']) });

/** `load` answers `{ counts }` per object, `remove` answers `{ removed, kept }`; both can be repeated. */
export async function handler(event: unknown) {
  const { action } = z.parse(commandSchema, event);
  const directory = await loadDirectory(table);
  const settings = { staff: findStaff(directory), country: tenant.country, createId };
  const now = () => new Date();
  if (action === 'load')
    return {
      counts: await loadDemo(table, {
        ...settings,
        definitions: directory.definitions,
        timeZone: tenant.timeZone,
        today: now().toISOString().slice(0, 10),
      }),
    };
  const newId = (prefix: string) => createId(prefix, now());
  return removeDemo({ actor: systemActor('demo'), directory, table, tenant, channel: 'demo', now, newId }, settings);
}
