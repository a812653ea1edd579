import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runner } from '../local/runner.ts';
import { CommandError } from './run-command.ts';

/** How commands beside a stack on this machine reach it, as its operator. */
export interface OperatorAccess extends Pick<Runner, 'aws' | 'outputs'> {}

const name = 'operator.json';

/** For nobody but the person who runs the stack; it holds as long as the stack runs. */
export function keepOperatorAccess(dataDir: string, { aws, outputs }: Runner): void {
  writeFileSync(join(dataDir, name), JSON.stringify({ aws, outputs }), { mode: 0o600 });
}

/** @throws {CommandError} where no stack was ever started */
export function readOperatorAccess(dataDir: string): OperatorAccess {
  try {
    return JSON.parse(readFileSync(join(dataDir, name), 'utf8')) as OperatorAccess;
  } catch {
    throw new CommandError(
      `No stack runs in ${dataDir}: "npm start" first (STEWARD_DATA names another folder), or say --tenant ID for a deployed one.`,
    );
  }
}
