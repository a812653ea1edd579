import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNumber, readObject, readText, readTexts } from './properties.ts';
import { StartError } from './start-error.ts';
import type { Resource } from './template.ts';

/**
 * Writes what `cognito-local` reads at its start: its configuration, the pool and the clients. Users stay as they are.
 * It writes its files in place, so a copy is kept of the state in which the last start found them.
 * @returns path of the file of users
 * @throws StartError when neither the users nor their copy can be read
 */
export function preparePoolFiles(
  folder: string,
  pool: Resource,
  clients: readonly Resource[],
  log: (line: string) => void,
): string {
  const settings = join(folder, '.cognito');
  const users = join(settings, 'db', `${pool.ref}.json`);
  mkdirSync(join(settings, 'db'), { recursive: true });
  if (existsSync(users)) keepReadable(users, log);
  else writeJson(users, { Users: {}, Groups: {} });
  writeJson(join(settings, 'config.json'), {
    // Tokens name the issuer that the template's authorizer expects, not the address of this process.
    TokenConfig: { IssuerDomain: (pool.attributes.ProviderURL ?? '').replace(`/${pool.ref}`, '') },
    UserPoolDefaults: {
      UsernameAttributes: readTexts(pool.properties, 'UsernameAttributes'),
      Policies: readObject(pool.properties, 'Policies'),
      MfaConfiguration: 'OFF',
    },
  });
  writeJson(join(settings, 'db', 'clients.json'), {
    Clients: Object.fromEntries(clients.map((client) => [client.ref, describeClient(client)])),
  });
  return users;
}

function keepReadable(path: string, log: (line: string) => void): void {
  const copy = `${path}.copy`;
  if (isReadable(path)) {
    copyFileSync(path, copy);
    return;
  }
  if (!isReadable(copy)) throw new StartError(`${path} is damaged: move it away to start with no users`);
  log(`${path} is damaged: the users of the start before are taken`);
  copyFileSync(copy, path);
}

function isReadable(path: string): boolean {
  try {
    return 'Users' in JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
}

function describeClient({ ref, properties }: Resource): Record<string, unknown> {
  const units = readObject(properties, 'TokenValidityUnits');
  const created = new Date(0).toISOString();
  return {
    ClientId: ref,
    UserPoolId: readText(properties, 'UserPoolId'),
    ClientName: ref,
    AccessTokenValidity: readNumber(properties, 'AccessTokenValidity', 1),
    IdTokenValidity: readNumber(properties, 'IdTokenValidity', 1),
    RefreshTokenValidity: readNumber(properties, 'RefreshTokenValidity', 30),
    TokenValidityUnits: {
      AccessToken: units.AccessToken ?? 'hours',
      IdToken: units.IdToken ?? 'hours',
      RefreshToken: units.RefreshToken ?? 'days',
    },
    CreationDate: created,
    LastModifiedDate: created,
  };
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, JSON.stringify(value, null, 2));
}
