import { userPatchSchema } from '#shared/model/organisation.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { requireCapability } from '../access/access.ts';
import type { Accounts } from '../access/user-pool.ts';
import type { Context } from '../context.ts';
import { keepAdministrator } from './administrators.ts';
import { isMachine, loadDirectory, type User } from './directory.ts';
import { mergeData, requireUntouched } from './entries.ts';
import { type Progress, rekeyOwned } from './owned-records.ts';
import { requireKnown, saveUser, withUser } from './user-entry.ts';

export interface UserChange {
  /** Untrusted JSON merge patch. */
  readonly body: unknown;
  /** The version that the caller has seen. */
  readonly version: number;
}

export interface ChangedUser {
  readonly user: User;
  /** Of a move to another department, which takes the person's records along; repeated, it goes on where it ended. */
  readonly records?: Progress;
}

/**
 * @throws Problem `access.denied` | `not_found` | `validation.failed` | `precondition.failed` | `write.conflict`
 * @throws Problem `user.last_administrator`
 */
export async function updateUser(
  context: Context,
  accounts: Accounts,
  id: string,
  change: UserChange,
): Promise<ChangedUser> {
  requireCapability(context.actor, 'configure');
  const input = checkBody(userPatchSchema, change.body, [
    'id',
    'email',
    'version',
    'lastSignInAt',
    'secondFactor',
    'apiKey',
    'form',
  ]);
  const directory = await loadDirectory(context.table, { consistent: true });
  const before = directory.users.get(id);
  if (!before || isMachine(before)) throw new Problem('not_found');
  await requireUntouched(context, 'users', before, change.version, input);
  requireKnown(directory, input, id);

  const merged = mergeData(before, input) as unknown as User;
  const after = await saveUser(context, before, merged, { alongside: keepAdministrator(directory, before, merged) });
  // Also when the table says so already: the pool may not have answered the first time.
  if (input.status === 'disabled') await accounts.disable(id);
  if (input.status === 'active') await accounts.enable(id);
  if (input.departmentId === undefined) return { user: after };
  return { user: after, records: await rekeyOwned({ ...context, directory: withUser(directory, after) }, id) };
}
