import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions } from '../bundle.ts';
import { entries, serviceName } from '../entries.ts';
import { type LocalStack, root, startLocalStack } from './local-stack.ts';
import { describeError } from './run-command.ts';
import { buildWebOnce } from './web-build.ts';
import { uploadWebOnce } from './web-upload.ts';

/** Editors write a file in several steps, and a change of branch writes many. */
const quietTime = 200;

/** `npm run dev`: like `npm start`, and what is changed runs at once. */
startLocalStack(process.env).then(watchSources, (error: unknown) => {
  console.error(describeError(error));
  process.exit(1);
});

function watchSources({ runner, settings }: LocalStack): void {
  const reloadWeb = onceQuiet('web', async () => {
    await uploadWebOnce(runner, settings.dataDir, await buildWebOnce(root));
    return 'built: reload the page';
  });
  const bundlesDir = mkdtempSync(join(tmpdir(), 'steward-dev-'));
  process.once('exit', () => rmSync(bundlesDir, { recursive: true, force: true }));
  const reloadFunctions = onceQuiet('functions', () => reloadAll(runner, join(bundlesDir, randomUUID())));
  watchFolder('web/src', reloadWeb);
  watchFolder('functions', reloadFunctions);
  watchFolder('shared', (file) => {
    reloadFunctions();
    if (file.startsWith('model')) reloadWeb();
  });
  watchFolder('infra', (file) => {
    if (/^(constructs|tenants)\/|^[^/]+\.ts$/.test(file))
      console.log('  template      changed: stop and start again to run it');
  });
  console.log('\n  Watching      functions/ shared/ web/src/: what is changed runs at once');
}

/** The functions that the template names get the code as it is now; calls under way end with the old one. */
async function reloadAll(runner: LocalStack['runner'], outDir: string): Promise<string> {
  const bundles = await bundleFunctions({ outDir });
  const byService = new Map(entries.map((entry) => [serviceName(entry), bundles.get(entry)?.folder]));
  const functions = runner.stack.ofType('AWS::Lambda::Function');
  for (const { logicalId, properties } of functions) {
    const folder = byService.get(readServiceName(properties));
    if (folder) runner.reload(logicalId, folder);
  }
  return `${functions.length} reloaded`;
}

/** Every house function carries its name for logs, which is also the name of its bundle. */
function readServiceName({ Environment: environment }: Readonly<Record<string, unknown>>): string {
  const { Variables: variables } = environment as { Variables: Record<string, string> };
  return variables.POWERTOOLS_SERVICE_NAME ?? '';
}

function watchFolder(folder: string, changed: (file: string) => void): void {
  watch(join(root, folder), { recursive: true }, (_event, file) => changed(file ?? ''));
}

/** Works when nothing has changed for a moment; a change during the work starts it again afterwards. */
function onceQuiet(name: string, work: () => Promise<string>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      console.log(`  ${name.padEnd(13)} ${await work()}`);
    } catch (error) {
      console.error(describeError(error));
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(run);
    }, quietTime);
  };
}
