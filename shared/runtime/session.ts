import { actorOf } from '#shared/domain/access/actor.ts';
import type { Context } from '#shared/domain/context.ts';
import { type Directory, loadDirectory } from '#shared/domain/organisation/directory.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import type { Table } from '#shared/store/table.ts';
import { createId } from './ids.ts';

/** Rights taken away must not outlive this; in milliseconds. */
const directoryLifetime = 10_000;

/** Who is not known may have been invited just now; strangers must not make us read more often than this. */
const newcomerPatience = 1000;

/**
 * People, departments and their rights, read again when older than ten seconds. One per function instance.
 * @returns what is known of people, of whom `subject` is one if anyhow possible
 */
export function cacheDirectory(table: Table, now: () => number = Date.now): (subject?: string) => Promise<Directory> {
  let loaded: { readonly at: number; readonly directory: Promise<Directory> } | undefined;
  const load = (lifetime: number) => {
    if (!loaded || now() - loaded.at > lifetime) {
      const directory = loadDirectory(table);
      loaded = { at: now(), directory };
      directory.catch(() => {
        loaded = undefined;
      });
    }
    return loaded.directory;
  };
  return async (subject) => {
    const directory = await load(directoryLifetime);
    return subject === undefined || directory.users.has(subject) ? directory : load(newcomerPatience);
  };
}

/**
 * The context of one request of a signed-in person.
 * @throws Problem `auth.unknown_user`: a valid token of somebody whom the workspace does not know
 * @throws Problem `auth.disabled`: the token is still good, and the access of the person, or of the API key, has ended
 */
export function openSession(parts: {
  readonly subject: string;
  readonly directory: Directory;
  readonly table: Table;
  readonly tenant: Tenant;
}): Context {
  const user = parts.directory.users.get(parts.subject);
  if (!user) throw new Problem('auth.unknown_user');
  const now = () => new Date();
  const isOver = user.apiKey && user.apiKey.expiresAt <= now().toISOString();
  if (user.status === 'disabled' || isOver) throw new Problem('auth.disabled');
  return {
    actor: actorOf(user, parts.directory),
    directory: parts.directory,
    table: parts.table,
    tenant: parts.tenant,
    channel: 'api',
    now,
    newId: (prefix) => createId(prefix, new Date()),
  };
}
