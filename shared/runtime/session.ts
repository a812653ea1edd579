import { actorOf } from '#shared/domain/access/actor.ts';
import { lacksFactor } from '#shared/domain/access/required-factor.ts';
import type { Context } from '#shared/domain/context.ts';
import { dayIn } from '#shared/domain/organisation/calendar.ts';
import { type Directory, loadDirectory, type User } from '#shared/domain/organisation/directory.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import type { Table } from '#shared/store/table.ts';
import { createId } from './ids.ts';

/** Rights taken away must not outlive this; in milliseconds. */
const directoryLifetime = 10_000;

/** Who is not known, or not as expected, may have been invited or changed just now; strangers must not make us read more often than this. */
const newcomerPatience = 1000;

/**
 * People, departments and their rights, read again when older than ten seconds. One per function instance.
 * @param isExpected whether a person is as they should be; who is not may have changed that just now
 * @returns what is known of people, of whom `subject` is one if anyhow possible
 */
export function cacheDirectory(
  table: Table,
  now: () => number = Date.now,
  isExpected: (user: User) => boolean = () => true,
): (subject?: string) => Promise<Directory> {
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
    const user = directory.users.get(subject ?? '');
    return subject === undefined || (user && isExpected(user)) ? directory : load(newcomerPatience);
  };
}

/**
 * The context of one request of a signed-in person.
 * @throws Problem `auth.unknown_user`: a valid token of somebody whom the workspace does not know
 * @throws Problem `auth.disabled`: the token is still good, and the access of the person, or of the API key, has ended
 * @throws Problem `auth.second_factor_required`: the workspace wants one, and the person has none
 */
export function openSession(parts: {
  readonly subject: string;
  readonly directory: Directory;
  readonly table: Table;
  readonly tenant: Tenant;
  /** The way to set up a second factor is open to who lacks it. */
  readonly isFactorWanted?: boolean;
}): Context {
  const user = parts.directory.users.get(parts.subject);
  if (!user) throw new Problem('auth.unknown_user');
  const now = () => new Date();
  const isOver = user.apiKey && user.apiKey.expiresAt <= now().toISOString();
  if (user.status === 'disabled' || isOver) throw new Problem('auth.disabled');
  if (parts.isFactorWanted && lacksFactor(parts.tenant, user)) throw new Problem('auth.second_factor_required');
  return {
    actor: actorOf(user, parts.directory, dayIn(parts.tenant.timeZone, now())),
    directory: parts.directory,
    table: parts.table,
    tenant: parts.tenant,
    channel: 'api',
    now,
    newId: (prefix) => createId(prefix, new Date()),
  };
}
