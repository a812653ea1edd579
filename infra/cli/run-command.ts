import { parseArgs } from 'node:util';
import { listTenantIds } from '../tenants.ts';

/** A command cannot go on. The message is one clear line that says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Errors whose message was written for the person at the terminal; of all others the stack is of more help. */
const speakingErrors = ['CommandError', 'TenantError', 'SynthesisError', 'BundleError', 'StartError'];

/** Runs a command to its end; a failure is told once and sets the exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = 1;
  }
}

export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return speakingErrors.includes(error.name) ? error.message : (error.stack ?? error.message);
}

export interface CommandArguments {
  readonly tenantId: string | undefined;
  readonly adminMail: string | undefined;
}

export type ArgumentName = 'tenant' | 'admin';

/** @throws {CommandError} on an argument that the command does not take, or an address that is none */
export function parseArguments(argv: readonly string[], allowed: readonly ArgumentName[]): CommandArguments {
  const options = Object.fromEntries(allowed.map((name) => [name, { type: 'string' as const }]));
  const { tenant, admin } = readOptions(argv, options);
  if (admin !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(admin)) {
    throw new CommandError(`--admin "${admin}" is not an e-mail address.`);
  }
  return { tenantId: tenant, adminMail: admin };
}

/** @throws {CommandError} naming the tenants that there are */
export function requireTenant({ tenantId }: CommandArguments): string {
  if (tenantId !== undefined) return tenantId;
  throw new CommandError(`Say which tenant: -- --tenant ID. Known tenants: ${listTenantIds().join(', ')}.`);
}

function readOptions(argv: readonly string[], options: Record<string, { type: 'string' }>) {
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true });
    return values as Partial<Record<ArgumentName, string>>;
  } catch (error) {
    const usage = Object.keys(options).map((name) => `--${name} ${name === 'tenant' ? 'ID' : 'MAIL'}`);
    throw new CommandError(`${(error as Error).message.split('. ')[0]}. This command takes: ${usage.join(', ')}.`);
  }
}
