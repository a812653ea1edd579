import { Problem } from '#shared/model/problems.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type Department, type Directory, loadDirectory, type User } from './directory.ts';
import { readUserHistory, type UserHistory } from './user-history.ts';

/** A colleague as everybody sees them: whom to ask, and whether they are there. */
export type Colleague = Omit<User, 'lastSignInAt' | 'secondFactor'>;

/** Colleagues; how and when they sign in is told to those who manage them. */
export async function listUsers(context: Context): Promise<readonly (User | Colleague)[]> {
  return [...(await readDirectory(context)).users.values()].map((user) => asSeen(context, user));
}

/** @throws Problem `not_found` */
export async function readUser(context: Context, id: string): Promise<User | Colleague> {
  const user = (await readDirectory(context)).users.get(id);
  if (!user) throw new Problem('not_found');
  return asSeen(context, user);
}

export async function listDepartments(context: Context): Promise<readonly Department[]> {
  return [...(await readDirectory(context)).departments.values()];
}

/** Newest first. @throws Problem `access.denied` | `not_found` | `query.invalid` */
export async function listUserHistory(
  context: Context,
  id: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<UserHistory> {
  requireCapability(context.actor, 'configure');
  if (!(await readDirectory(context)).users.has(id)) throw new Problem('not_found');
  return readUserHistory(context.table, id, query);
}

function mayConfigure({ actor }: Context): boolean {
  return actor.permissions.capabilities.includes('configure');
}

/** Who changes people must see at once what they changed. */
function readDirectory(context: Context): Promise<Directory> | Directory {
  return mayConfigure(context) ? loadDirectory(context.table, { consistent: true }) : context.directory;
}

function asSeen(context: Context, user: User): User | Colleague {
  return mayConfigure(context) ? user : withoutSignIns(user);
}

export function withoutSignIns(user: User): Colleague {
  const { lastSignInAt: _at, secondFactor: _factor, ...colleague } = user;
  return colleague;
}
