import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProjectStep, type StepResult } from './run-steps.ts';

const root = join(import.meta.dirname, '../..');
const readyLine = /^Steward is ready: (http:\/\/127\.0\.0\.1:\d+)$/m;

/** What a newcomer does: clone, `npm start`, and then the main job over HTTP. Only what is committed takes part. */
export async function tryFreshClone(): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-clone-'));
  const clone = join(folder, 'steward');
  try {
    execFileSync('git', ['clone', '--quiet', root, clone]);
    return await tryStart(clone);
  } catch (error) {
    return { passed: 0, failed: 1, output: String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryStart(clone: string): Promise<StepResult> {
  // A group of its own: npm, the shell and the stack get the signal together, as with Ctrl-C at a terminal.
  const child = spawn('npm', ['start'], {
    cwd: clone,
    detached: true,
    env: { ...process.env, PORT: '0', STEWARD_DATA: join(clone, '.local') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  try {
    const url = await readUrl(child.stdout, ended);
    const mainJob = ['test/api/auth', 'test/api/card', 'test/api/reports', 'test/api/jobs'];
    return await runProjectStep('api', mainJob, { STEWARD_TEST_URL: url });
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

function readUrl(stream: NodeJS.ReadableStream, ended: Promise<number | null>): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const url = readyLine.exec(text)?.[1];
    if (url !== undefined) resolve(url);
  });
  ended.then((code) => reject(new Error(`npm start ended with code ${code} before it was ready:\n${text}`)));
  return promise;
}
