import { captureLead } from '#shared/domain/capture/capture-lead.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readCaptured } from '#shared/runtime/http/captured.ts';
import { json } from '#shared/runtime/http/response.ts';
import { createId } from '#shared/runtime/ids.ts';
import { cacheDirectory } from '#shared/runtime/session.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
const table = createDynamoTable({ tableName });
const directoryWith = cacheDirectory(table);
const now = () => new Date();
const newId = (prefix: string) => createId(prefix, now());

export const handler = createApi('capture', {
  captureLead: async (request) => {
    const { key, input, attempt } = readCaptured(request);
    const parts = { table, tenant, directory: await directoryWith(key ?? ''), now, newId };
    // Pages of other origins may learn that it arrived.
    return json(await captureLead(parts, key, input, attempt), 202, { 'access-control-allow-origin': '*' });
  },
});
