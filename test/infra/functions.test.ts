import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entries } from '#infra/entries.ts';
import { type ApiFunction, apiFunctions } from '#shared/model/routes/route.ts';
import { tenantSchema } from '#shared/model/tenant.ts';
import { environmentOf, loadTemplate, logicalIdIn, tenantIds } from '#test/support/tenant-template.ts';

const readersOfPhones: readonly ApiFunction[] = ['assignment', 'capture', 'duplicates', 'jobs', 'records', 'search'];
const keepersOfFiles: readonly ApiFunction[] = ['attachments', 'exports', 'privacy'];

/**
 * Bytes that Node loads at a start, the words of all objects in three languages among them. Phone numbers of all countries
 * take 120 KB, which few need; the client of the buckets takes as much.
 */
function largestBundle(name: ApiFunction): number {
  // Reads files from the bucket, workbooks as well, with phone numbers in them.
  if (name === 'imports') return 1_050_000;
  // Checks phone numbers among what new records hold by default, and takes files.
  if (name === 'feeds') return 850_000;
  // Says what every route takes and answers.
  if (name === 'workspace') return 620_000;
  return [...readersOfPhones, ...keepersOfFiles].includes(name) ? 735_000 : 590_000;
}

describe.each(tenantIds)('the functions of %s', async (tenantId) => {
  const template = await loadTemplate(tenantId);
  const functions = template.ofType('AWS::Lambda::Function');

  it('are the entry points, and nothing that a construct brought with it', () => {
    const wanted = entries.filter((entry) => tenantId === 'demo' || entry !== 'commands/demo-data');
    const services = functions.map((fn) => environmentOf(fn).POWERTOOLS_SERVICE_NAME);
    expect(services.sort()).toEqual(wanted.map((entry) => entry.replace('/', '-')).sort());
  });

  it.each(functions)('run on Node 24 and arm64, traced, with limits of their own: $logicalId', ({ Properties }) => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      MemorySize: expect.any(Number),
      Timeout: expect.any(Number),
    });
  });

  it.each(functions)('log into a group of their own that forgets: $logicalId', ({ Properties }) => {
    const { LogGroup } = Properties.LoggingConfig as { LogGroup: unknown };
    const group = template.resources.find(({ logicalId }) => logicalId === logicalIdIn(LogGroup));
    expect(group?.Properties.RetentionInDays).toBe(tenantId === 'demo' ? 30 : 90);
    const sharing = functions.filter((fn) =>
      JSON.stringify(fn.Properties.LoggingConfig).includes(logicalIdIn(LogGroup)),
    );
    expect(sharing).toHaveLength(1);
  });

  it.each(functions)('have a role of their own: $logicalId', ({ Properties }) => {
    const sharing = functions.filter((fn) => logicalIdIn(fn.Properties.Role) === logicalIdIn(Properties.Role));
    expect(sharing).toHaveLength(1);
  });

  it.each(functions)('get the tenant’s configuration: $logicalId', (fn) => {
    const { TENANT } = environmentOf(fn);
    expect(tenantSchema.parse(JSON.parse(String(TENANT))).id).toBe(tenantId);
  });

  it('know only the resources that they use', () => {
    const buckets = ['BACKUP_BUCKET', 'FILES_BUCKET', 'INBOX_BUCKET'];
    const named = ['TABLE_NAME', 'BUS_NAME', ...buckets, 'USER_POOL_ID', 'USER_POOL_CLIENT_ID'];
    const known = (entry: string) =>
      named.filter((name) => environmentOf(template.functionOf(entry))[name] !== undefined);
    expect(known('api/attachments')).toEqual(['TABLE_NAME', 'FILES_BUCKET']);
    expect(known('api/auth')).toEqual(['TABLE_NAME', 'USER_POOL_CLIENT_ID']);
    expect(known('api/users')).toEqual(['TABLE_NAME', 'USER_POOL_ID']);
    expect(known('api/records')).toEqual(['TABLE_NAME']);
    expect(known('api/jobs')).toEqual(['TABLE_NAME', 'BUS_NAME']);
    expect(known('streams/reports')).toEqual(['TABLE_NAME']);
    expect(known('schedules/backup')).toEqual(['TABLE_NAME', 'BUS_NAME', 'BACKUP_BUCKET', 'FILES_BUCKET']);
    expect(known('schedules/feeds')).toEqual(['TABLE_NAME', 'BUS_NAME', 'FILES_BUCKET', 'INBOX_BUCKET']);
    expect(known('schedules/restore-drill')).toEqual(['TABLE_NAME', 'BUS_NAME', 'BACKUP_BUCKET']);
  });

  it.each(apiFunctions)('stay small enough to start quickly: api/%s', (name) => {
    const folder = template.functionOf(`api/${name}`).Metadata?.['aws:asset:path'] ?? '';
    expect(statSync(join(template.assemblyDir, folder, 'index.js')).size).toBeLessThanOrEqual(largestBundle(name));
  });
});
