import { assignWaiting } from '#shared/domain/assignment/assign-waiting.ts';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createId } from '#shared/runtime/ids.ts';
import { createStreamConsumer } from '#shared/runtime/stream.ts';

const { TENANT: tenant } = readEnv('TENANT');
const now = () => new Date();
const newId = (prefix: string) => createId(prefix, now());

/** Keeps match keys and pairs of possible duplicates in step with the records, and then gives leads that wait to somebody. */
export const handler = createStreamConsumer({
  name: 'dedupe',
  apply: async (table, changes) => {
    await refreshAll(table, changes);
    await assignWaiting({ table, tenant, now, newId }, changes);
  },
});
