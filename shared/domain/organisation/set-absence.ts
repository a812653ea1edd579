import { absenceSchema } from '#shared/model/organisation.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import type { Context } from '../context.ts';
import { isMachine, loadDirectory, type User } from './directory.ts';
import { findHead } from './effective-manager.ts';
import { mergeData } from './entries.ts';
import { requireKnown, saveUser } from './user-entry.ts';

/**
 * Says from when until when somebody is away, and who stands in. Everybody says so of themselves, heads of their people.
 * @throws Problem `access.denied` | `not_found` | `validation.failed` | `write.conflict`
 */
export async function setAbsence(context: Context, id: string, body: unknown): Promise<User> {
  const absence = checkBody(absenceSchema, body);
  return change(context, id, { absence });
}

/** @throws Problem `access.denied` | `not_found` | `write.conflict` */
export function endAbsence(context: Context, id: string): Promise<User> {
  return change(context, id, { absence: null });
}

async function change(context: Context, id: string, input: Parameters<typeof requireKnown>[1]): Promise<User> {
  const directory = await loadDirectory(context.table, { consistent: true });
  const user = directory.users.get(id);
  if (!user || isMachine(user)) throw new Problem('not_found');
  const { actor } = context;
  const isHead = findHead(directory, user.departmentId, id)?.id === actor.id;
  if (id !== actor.id && !isHead && !actor.permissions.capabilities.includes('configure'))
    throw new Problem('access.denied');
  requireKnown(directory, input, id);
  return saveUser(context, user, mergeData(user, input) as unknown as User);
}
