import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { countTests, type TestReport } from './test-report.ts';

export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  /** Shown when something failed. */
  readonly output: string;
  /** The tests that failed, each with what it takes to run it again: shown at the end. */
  readonly failures?: readonly string[];
}

const root = join(import.meta.dirname, '../..');

/** Tools begin with `#!/usr/bin/env node`: they must find the Node that runs us, whichever one the machine has. */
function toolPath(): string {
  return [dirname(process.execPath), process.env.PATH].join(delimiter);
}

interface Exit {
  readonly code: number | null;
  readonly output: string;
}

function run([command = '', ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Exit> {
  const { promise, resolve, reject } = Promise.withResolvers<Exit>();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, PATH: toolPath() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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
    return { ...countTests(readReport(file), code), output };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readReport(file: string): TestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestReport;
  } catch {
    return undefined;
  }
}
