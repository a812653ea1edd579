import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  if (existsSync(folder)) return { folder, hash, fromCache: true };
  await runVite(root);
  const unfinished = `${folder}.${process.pid}`;
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  cpSync(join(root, 'web/dist'), unfinished, { recursive: true });
  renameSync(unfinished, folder);
  return { folder, hash, fromCache: false };
}

function hashSources(root: string): string {
  const files = inputs.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(`${path.slice(root.length)}\n`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 20);
}

function runVite(root: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const child = spawn(process.execPath, [vite, 'build', 'web', '--logLevel', 'error'], {
      cwd: root,
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
