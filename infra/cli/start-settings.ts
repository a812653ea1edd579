import { join, resolve } from 'node:path';
import { CommandError } from './run-command.ts';

export interface StartSettings {
  readonly tenantId: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** Demo users and records, if the tenant is one for demonstration. */
  readonly demo: boolean;
  /** Of a French registry of companies in place of the tenant's own. */
  readonly registry?: string;
}

/** @throws {CommandError} naming the variable that is wrong */
export function readStartSettings(env: NodeJS.ProcessEnv, root: string): StartSettings {
  return {
    tenantId: env.STEWARD_TENANT || 'demo',
    port: readPort(env.PORT || '3000'),
    dataDir: env.STEWARD_DATA ? resolve(env.STEWARD_DATA) : join(root, '.local'),
    demo: readSwitch('STEWARD_DEMO', env.STEWARD_DEMO || '1'),
    ...(env.STEWARD_REGISTRY_FR && { registry: env.STEWARD_REGISTRY_FR }),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new CommandError(`PORT "${text}" is not a port: a number up to 65535 is expected (0: any free one).`);
}

function readSwitch(name: string, text: string): boolean {
  if (text === '0' || text === '1') return text === '1';
  throw new CommandError(`${name} "${text}" is not a switch: 0 or 1 is expected.`);
}
