import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeOnce } from '../made-once.ts';
import { CommandError } from './run-command.ts';

/** Whatever can change the built web. */
const inputs = [
  'package-lock.json',
  'web/index.html',
  'web/vite.config.ts',
  'web/src/**/*',
  'web/public/**/*',
  'shared/model/**/*',
];

export interface WebBuild {
  /** Folder with `index.html`. */
  readonly folder: string;
  /** Names the contents: another build has another hash. */
  readonly hash: string;
  readonly fromCache: boolean;
}

/** The built web of these sources, from the cache if they were built before. @throws {CommandError} */
export async function buildWebOnce(root: string): Promise<WebBuild> {
  const hash = hashSources(root);
  const cache = join(root, 'node_modules/.cache/steward/web');
  const folder = join(cache, hash);
  const fromCache = existsSync(folder);
  mkdirSync(cache, { recursive: true });
  await makeOnce(folder, async () => {
    const unfinished = `${folder}.unfinished`;
    await runVite(root, unfinished);
    renameSync(unfinished, folder);
    removeOldBuilds(cache);
  });
  return { folder, hash, fromCache };
}

/** Another process may be reading a build of other sources; an hour later it is not. */
function removeOldBuilds(cache: string): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (statSync(path).mtimeMs < Date.now() - 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}

function hashSources(root: string): string {
  const files = inputs.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(`${path.slice(root.length)}\n`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 20);
}

function runVite(root: string, outDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const args = [vite, 'build', 'web', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'];
    const child = spawn(process.execPath, args, {
      cwd: root,
      // A stack that tests start would be built for development, and the next start would find it in the cache.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new CommandError(`The web cannot be built:\n${output.trim().slice(-2000)}`));
    });
  });
}
