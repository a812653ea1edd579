import { inviteSchema } from '#shared/model/organisation.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { requireCapability } from '../access/access.ts';
import type { Accounts } from '../access/user-pool.ts';
import type { Context } from '../context.ts';
import { type Directory, loadDirectory, type User } from './directory.ts';
import { requireKnown, saveUser } from './user-entry.ts';

/**
 * Gives somebody an account, whose first password the user pool mails, and a place in the workspace. An invitation that
 * broke off in between is finished by repeating it.
 * @throws Problem `access.denied` | `validation.failed`
 * @throws Problem `user.exists` with the `user` who has the address
 */
export async function inviteUser(context: Context, accounts: Accounts, body: unknown): Promise<User> {
  requireCapability(context.actor, 'configure');
  const { email, ...rest } = checkBody(inviteSchema, body);
  const directory = await loadDirectory(context.table, { consistent: true });
  requireKnown(directory, rest);
  requireNew(directory, email);
  const user: User = { id: await accounts.invite(email), email, ...rest, status: 'active', version: 1 };
  try {
    return await saveUser(context, undefined, user);
  } catch (error) {
    // Somebody else invited the same person at the same moment.
    if (error instanceof Problem && error.code === 'write.conflict') {
      requireNew(await loadDirectory(context.table, { consistent: true }), email);
    }
    throw error;
  }
}

function requireNew(directory: Directory, email: string): void {
  const known = [...directory.users.values()].find((user) => user.email.toLowerCase() === email);
  if (!known) return;
  throw new Problem('user.exists', { members: { user: { id: known.id, name: known.name, status: known.status } } });
}
