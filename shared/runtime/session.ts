import { actorOf } from '#shared/domain/access/actor.ts';
import type { Context } from '#shared/domain/context.ts';
import { type Directory, loadDirectory } from '#shared/domain/organisation/directory.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import type { Table } from '#shared/store/table.ts';
import { createId } from './ids.ts';

/** Rights taken away must not outlive this; in milliseconds. */
const directoryLifetime = 10_000;

/** People, departments and their rights, read again when older than ten seconds. One per function instance. */
export function cacheDirectory(table: Table, now: () => number = Date.now): () => Promise<Directory> {
  let loaded: { readonly at: number; readonly directory: Promise<Directory> } | undefined;
  return () => {
    if (!loaded || now() - loaded.at > directoryLifetime) {
      const directory = loadDirectory(table);
      loaded = { at: now(), directory };
      directory.catch(() => {
        loaded = undefined;
      });
    }
    return loaded.directory;
  };
}

/**
 * The context of one request of a signed-in person.
 * @throws Problem `auth.unknown_user`: a valid token of somebody whom the workspace does not know
 */
export function openSession(parts: {
  readonly subject: string;
  readonly directory: Directory;
  readonly table: Table;
  readonly tenant: Tenant;
}): Context {
  const user = parts.directory.users.get(parts.subject);
  if (!user) throw new Problem('auth.unknown_user');
  return {
    actor: actorOf(user, parts.directory),
    directory: parts.directory,
    table: parts.table,
    tenant: parts.tenant,
    channel: 'api',
    now: () => new Date(),
    newId: (prefix) => createId(prefix, new Date()),
  };
}
