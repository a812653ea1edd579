import { join, relative } from 'node:path';
import { startRunner } from '../local/runner.ts';
import { synthesize } from '../synthesis.ts';
import { loadTenant } from '../tenants.ts';
import { chooseUsers, type FirstLoad, loadFirst, readFirstLoad } from './first-load.ts';
import { writeHints } from './hints.ts';
import { createProgress } from './progress.ts';
import { describeError } from './run-command.ts';
import { readStartSettings } from './start-settings.ts';
import { stopWithSignals } from './stop-signals.ts';
import { buildWebOnce } from './web-build.ts';
import { uploadWebOnce } from './web-upload.ts';

const root = join(import.meta.dirname, '../..');

/** `npm start`: runs the tenant's own template on this machine until Ctrl-C. */
async function start(): Promise<void> {
  const settings = readStartSettings(process.env, root);
  const tenant = loadTenant(settings.tenantId);
  const demo = settings.demo && tenant.features.demo;
  const progress = createProgress(console.log);
  console.log(`Steward · tenant ${tenant.id} · everything on 127.0.0.1, nothing leaves this machine`);

  const begun = performance.now();
  const web = progress.during('web', 'building', () => buildWebOnce(root));
  web.catch(() => {});
  const assembly = await progress.during('template', 'making it', () => synthesize({ tenantId: tenant.id }));
  progress.done(
    'template',
    `${countResources(assembly.template)} resources, from the same CDK app that deploys`,
    begun,
  );

  const partsBegun = performance.now();
  const runner = await progress.during('parts', 'starting', () =>
    startRunner({
      assembly,
      dataDir: settings.dataDir,
      port: settings.port,
      dynamoDbEndpoint: process.env.DYNAMODB_ENDPOINT,
      log: (line) => console.error(`  ${line}`),
    }),
  );
  const signals = stopWithSignals(runner);
  progress.done('parts', runner.parts.map(({ summary }) => summary).join(', '), partsBegun);

  const fillBegun = performance.now();
  const fill = async () =>
    readFirstLoad(settings.dataDir) ?? loadFirst(runner, settings.dataDir, chooseUsers(tenant.id, demo), demo);
  const [load] = await Promise.all([
    progress.during(demo ? 'demo data' : 'users', 'loading', fill),
    web.then((build) => uploadWebOnce(runner, settings.dataDir, build)),
  ]);
  progress.done(demo ? 'demo data' : 'users', describeLoad(load), fillBegun);

  console.log(`Steward is ready: ${runner.url}`);
  for (const line of writeHints(load.users, demo, `${relative(process.cwd(), settings.dataDir) || '.'}/`)) {
    console.log(line);
  }
  await signals;
}

function countResources(template: unknown): number {
  const isObject = typeof template === 'object' && template !== null && 'Resources' in template;
  return isObject ? Object.keys(template.Resources ?? {}).length : 0;
}

function describeLoad({ users, records }: FirstLoad): string {
  if (!records) return `${users.length} to sign in with`;
  const counts = Object.entries(records).map(([object, count]) => `${count} ${object}`);
  return `${counts.join(' · ')} (invented)`;
}

start().catch((error: unknown) => {
  console.error(describeError(error));
  process.exit(1);
});
