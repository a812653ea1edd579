import { join } from 'node:path';
import { type Runner, startRunner } from '../local/runner.ts';
import { synthesize } from '../synthesis.ts';
import { loadTenant } from '../tenants.ts';
import { chooseUsers, type FirstLoad, loadFirst, readFirstLoad, startReindex } from './first-load.ts';
import { writeHints } from './hints.ts';
import { withRegistry } from './local-registry.ts';
import { keepOperatorAccess } from './operator-file.ts';
import { prepareDemo } from './prepare-demo.ts';
import { isNewFolder, openPreparedData } from './prepared-data.ts';
import { createProgress } from './progress.ts';
import { readStartSettings, type StartSettings } from './start-settings.ts';
import { exitOnSignals, stopWithSignals } from './stop-signals.ts';
import { buildWebOnce } from './web-build.ts';
import { uploadWebOnce } from './web-upload.ts';

export const root = join(import.meta.dirname, '../..');

/** A tenant's stack that runs on this machine and says what it does at the terminal. */
export interface LocalStack {
  readonly runner: Runner;
  readonly settings: StartSettings;
}

/**
 * Starts what `npm start` promises: the template, its parts, the web in its bucket, people and records in a new data
 * folder. The process ends with Ctrl-C. @throws an error whose message is for the terminal; then nothing runs any more
 */
export async function startLocalStack(env: NodeJS.ProcessEnv): Promise<LocalStack> {
  const settings = readStartSettings(env, root);
  const stopExiting = exitOnSignals();
  const tenant = loadTenant(settings.tenantId);
  const demo = settings.demo && tenant.features.demo;
  const progress = createProgress(console.log);
  console.log(`Steward · tenant ${tenant.id} · everything on 127.0.0.1, nothing leaves this machine`);

  const begun = performance.now();
  const synthesis = await progress.during('template', 'synthesizing', () => synthesize({ tenantId: tenant.id }));
  const assembly = settings.registry === undefined ? synthesis : withRegistry(synthesis, settings.registry);
  const resources = countResources(assembly.template);
  progress.done('template', `${resources} resources, from the same CDK app that deploys`, begun);
  // Beside the loading, which leaves a core alone for a while; awaited below, and until then a failure must not end the
  // process without its one clear line.
  const web = progress.during('web', 'building', () => buildWebOnce(root));
  web.catch(() => {});

  // An endpoint of one's own has its table elsewhere, so a copied folder would be half of the data.
  const prepared =
    demo && env.DYNAMODB_ENDPOINT === undefined
      ? openPreparedData(join(root, 'node_modules/.cache/steward/demo'), assembly.assemblyDir, new Date())
      : undefined;
  if (prepared && isNewFolder(settings.dataDir)) {
    if (!prepared.exists())
      await progress.during('demo data', 'loading', () => prepareDemo(assembly, tenant.id, prepared));
    prepared.fill(settings.dataDir);
  }
  const partsBegun = performance.now();
  const runner = await progress.during('parts', 'starting', () =>
    startRunner({
      assembly,
      dataDir: settings.dataDir,
      port: settings.port,
      dynamoDbEndpoint: env.DYNAMODB_ENDPOINT,
      log: (line) => console.error(`  ${line}`),
    }),
  );
  stopExiting();
  stopWithSignals(runner);
  keepOperatorAccess(settings.dataDir, runner);
  progress.done('parts', runner.parts.map(({ summary }) => summary).join(', '), partsBegun);

  try {
    const fillBegun = performance.now();
    const [what, users] = demo ? ['demo data', chooseUsers(tenant.id, true)] : ['users', chooseUsers(tenant.id, false)];
    const known = readFirstLoad(settings.dataDir);
    const fill = async () => known ?? loadFirst(runner, settings.dataDir, users, demo);
    const upload = async () => uploadWebOnce(runner, settings.dataDir, await web);
    const [load] = await Promise.all([progress.during(what, 'loading', fill), upload()]);
    progress.done(what, describeLoad(load), fillBegun);
    if (known) await startReindex(runner);
    console.log(`Steward is ready: ${runner.url}`);
    for (const line of writeHints(load, settings.dataDir)) console.log(line);
    return { runner, settings };
  } catch (error) {
    await runner.stop();
    throw error;
  }
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
