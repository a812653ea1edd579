import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from './run-command.ts';

const root = join(import.meta.dirname, '../..');
const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');

/** @throws {CommandError} when it ends with an exit code; what was wrong, the CDK has printed itself */
export function runCdk(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cdk, ...args], { cwd: root, stdio: 'inherit' });
    child.on('error', (error) => reject(new CommandError(`The CDK cannot be started: ${error.message}.`)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new CommandError(`"cdk ${args.slice(0, 2).join(' ')}" ended with code ${code}: see above.`));
    });
  });
}

/** Runs `cdk deploy` for one stack of an assembly and answers the stack's outputs. */
export async function deployStack(
  assemblyDir: string,
  stack: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-deploy-'));
  const outputsFile = join(folder, 'outputs.json');
  try {
    const given = Object.entries(parameters).flatMap(([name, value]) => ['--parameters', `${stack}:${name}=${value}`]);
    await runCdk(['deploy', stack, '--exclusively', '--app', assemblyDir, '--outputs-file', outputsFile, ...given]);
    const outputs = JSON.parse(readFileSync(outputsFile, 'utf8')) as Record<string, Record<string, string>>;
    return outputs[stack] ?? {};
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
