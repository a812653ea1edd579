import { type ChildProcess, type SpawnOptions, type StdioOptions, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findQuickFolder } from '#infra/cli/quick-folder.ts';

/** A stack that runs as `npm start` runs it, in a process of its own. */
export interface Stack {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** What the script sent to its parent first, if it does. */
  readonly message: Promise<unknown>;
  /** Everything that it said so far, on both streams. */
  output(): string;
  /** SIGTERM; resolves with the exit code when it is gone. */
  stop(): Promise<number | null>;
}

export interface Ending {
  readonly code: number | null;
  readonly output: string;
}

interface Launch {
  readonly child: ChildProcess;
  /** With the line that announces readiness. */
  readonly ready: Promise<string>;
  readonly ended: Promise<Ending>;
  readonly message: Promise<unknown>;
  output(): string;
}

const root = join(import.meta.dirname, '../..');
const readyLine = /^Steward is ready: (http:\/\/127\.0\.0\.1:\d+)$/m;

export const startScript = join(root, 'infra/cli/start.ts');
export const observedStartScript = join(root, 'test/support/observed-start.ts');

/** Starts the script and watches it, whatever becomes of it. */
export function launch(env: NodeJS.ProcessEnv, script: string = startScript): Launch {
  return watch(spawn(process.execPath, [script], spawnOptions(env, ['ignore', 'pipe', 'pipe', 'ipc'])));
}

/** As a person does it; the process is npm's. */
export function launchNpmStart(env: NodeJS.ProcessEnv): Launch {
  return watch(spawn('npm', ['start'], spawnOptions(env, ['ignore', 'pipe', 'pipe'])));
}

function spawnOptions(env: NodeJS.ProcessEnv, stdio: StdioOptions): SpawnOptions {
  return { cwd: root, env: { ...process.env, PORT: '0', ...env }, stdio };
}

function watch(child: ChildProcess): Launch {
  let text = '';
  const ready = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<Ending>();
  const message = new Promise<unknown>((resolve) => child.once('message', resolve));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const url = readyLine.exec(text)?.[1];
      if (url !== undefined) ready.resolve(url);
    });
  }
  child.on('close', (code) => {
    ready.reject(new Error(`the stack ended with code ${code} before it was ready:\n${text}`));
    ended.resolve({ code, output: text });
  });
  // Who only waits for the end must not be told as well that it never became ready.
  ready.promise.catch(() => {});
  return { child, ready: ready.promise, ended: ended.promise, message, output: () => text };
}

/** @throws when the stack ends before it is ready, with all that it said */
export async function startStack(dataDir: string, env: NodeJS.ProcessEnv = {}, script?: string): Promise<Stack> {
  const { child, ready, ended, message, output } = launch({ STEWARD_DATA: dataDir, ...env }, script);
  const url = await ready;
  return {
    url,
    dataDir,
    process: child,
    message,
    output,
    async stop() {
      child.kill('SIGTERM');
      return (await ended).code;
    },
  };
}

export interface DataFolder {
  readonly path: string;
  remove(): void;
}

export function createDataFolder(): DataFolder {
  const path = mkdtempSync(join(findQuickFolder(), 'steward-data-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
