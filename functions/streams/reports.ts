import { applyEvents } from '#shared/domain/reports/apply-changes.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createStreamConsumer } from '#shared/runtime/stream.ts';

const { TENANT: tenant } = readEnv('TENANT');

/** Folds changed records into the figures of reports, each version exactly once. */
export const handler = createStreamConsumer({
  name: 'reports',
  apply: (table, changes) => applyEvents(table, changes, tenant.timeZone),
});
