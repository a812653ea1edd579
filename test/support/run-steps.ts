import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  /** Shown when something failed. */
  readonly output: string;
}

const root = join(import.meta.dirname, '../..');

interface Exit {
  readonly code: number | null;
  readonly output: string;
}

function run([command = '', ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Exit> {
  const { promise, resolve, reject } = Promise.withResolvers<Exit>();
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, output: output.trim() }));
  return promise;
}

/** A command that passes or fails as a whole. */
export async function runCommandStep(command: readonly string[]): Promise<StepResult> {
  const { code, output } = await run(command);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** The tests of one vitest project, counted one by one. @param files only those whose path holds one of these */
export async function runProjectStep(
  project: string,
  files: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-report-'));
  try {
    const file = join(folder, 'report.json');
    const vitest = join(root, 'node_modules/.bin/vitest');
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
    const { code, output } = await run([vitest, 'run', '--project', project, ...reporters, ...files], env);
    return { ...countTests(file, code), output };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file that does not load, and a run that ends badly for another reason than a test, count as one failure. */
function countTests(file: string, code: number | null): { readonly passed: number; readonly failed: number } {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed } = report;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
