import { readHeartbeats } from '#shared/domain/health/heartbeats.ts';
import { demoUsers } from '#shared/model/demo-users.ts';
import { jobNames } from '#shared/model/jobs.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { readEnv } from './env.ts';

const streams = ['dedupe', 'reports'] as const;

/** Says what it has seen itself: that the table answers, and when the parts behind it last did their work. */
export function createHealthReport() {
  const { TENANT: tenant, TABLE_NAME: tableName, RELEASE: version } = readEnv('TENANT', 'TABLE_NAME', 'RELEASE');
  const table = createDynamoTable({ tableName });
  return async () => {
    const beats = await readHeartbeats(table);
    const { demo } = tenant.features;
    return {
      status: 'ok',
      tenant: tenant.id,
      version,
      language: tenant.language,
      parts: {
        table: { status: 'ok' },
        streams: Object.fromEntries(streams.map((name) => [name, { lastBatchAt: beats[`stream:${name}`] ?? null }])),
        schedules: Object.fromEntries(jobNames.map((name) => [name, { lastRunAt: beats[`job:${name}`] ?? null }])),
      },
      demo,
      ...(demo && { demoUsers: demoUsers.map(({ email, name, roles }) => ({ email, name, role: roles[0] })) }),
    };
  };
}
