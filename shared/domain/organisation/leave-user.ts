import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { type Leave, leaveSchema } from '#shared/model/organisation.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { requireCapability } from '../access/access.ts';
import type { Accounts } from '../access/user-pool.ts';
import type { Context } from '../context.ts';
import { openStateOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { keepAdministrator } from './administrators.ts';
import { endApiKey, listApiKeysOf } from './api-keys.ts';
import { type Directory, isAvailable, isMachine, loadDirectory, type User } from './directory.ts';
import { listOwned, passOwned } from './owned-records.ts';
import { listRecentExports, type RecentExports } from './recent-exports.ts';
import { saveUser, withUser } from './user-entry.ts';

type Counts = Readonly<Partial<Record<ObjectName, number>>>;

type Outline = Pick<User, 'id' | 'name' | 'status'>;

export interface Leaving {
  readonly user: Outline;
  readonly dryRun: boolean;
  /** What the person has to pass on: clients, contacts, open work. */
  readonly counts: Counts;
  readonly passed: Counts;
  /** Of all kinds. */
  readonly remaining: number;
  /** false: the same call, made again, goes on. */
  readonly done: boolean;
  /** Also those made by the person's API keys. */
  readonly exports: RecentExports;
  /** What the person made and was not revoked: it ends as well. */
  readonly apiKeys: readonly Outline[];
}

/** What is over stays with who closed it, as does what was done with who did it. */
const passedOn = objectNames.filter((object) => definitions[object].listBy !== 'date');

function isPassedOn(record: StoredRecord): boolean {
  return definitions[record.object].work === undefined || openStateOf(record) !== undefined;
}

/**
 * A person leaves: no more sign-in, and the records go to successors. Can be repeated until it is done.
 * @throws Problem `access.denied` | `not_found` | `validation.failed` | `user.last_administrator` | `write.conflict`
 */
export async function leaveUser(context: Context, accounts: Accounts, id: string, body: unknown): Promise<Leaving> {
  requireCapability(context.actor, 'configure');
  const input = checkBody(leaveSchema, body);
  const directory = await loadDirectory(context.table, { consistent: true });
  const user = directory.users.get(id);
  if (!user || isMachine(user)) throw new Problem('not_found');
  const disabled: User = { ...user, status: 'disabled' };
  const alongside = keepAdministrator(directory, user, disabled);
  const made = listApiKeysOf(directory, id);
  const everyId = [id, ...made.map((key) => key.id)];
  const keys = made.filter(({ status }) => status === 'active');
  const [counts, exports] = await Promise.all([countOwned(context, id), listRecentExports(context, everyId)]);
  const told = { counts, exports, apiKeys: keys.map(outline) };
  const total = sum(counts);
  const { dryRun = false } = input;
  const successors = readSuccessors(directory, id, input.successors, dryRun ? {} : counts);
  if (dryRun) return { user: outline(user), dryRun, ...told, passed: {}, remaining: total, done: false };

  const left = await saveUser(context, user, disabled, { alongside, reason: 'left' });
  await accounts.disable(id);
  for (const key of keys) await endApiKey(context, accounts, key, 'left');
  const inNewOrder = { ...context, directory: withUser(directory, left) };
  const { changed: passed, done } = await passOwned(inNewOrder, id, successors, isPassedOn);
  const remaining = Math.max(0, total - sum(passed));
  return { user: outline(left), dryRun, ...told, passed, remaining, done: done && remaining === 0 };
}

async function countOwned(context: Context, ownerId: string): Promise<Counts> {
  const count = async (object: ObjectName) => {
    let found = 0;
    for await (const page of listOwned(context, object, ownerId)) found += page.filter(isPassedOn).length;
    return [object, found] as const;
  };
  const counts = await Promise.all(passedOn.map(count));
  return Object.fromEntries(counts.filter(([, found]) => found > 0));
}

/** @throws Problem `validation.failed` for somebody who cannot take over, and where nobody is named */
function readSuccessors(
  directory: Directory,
  leaverId: string,
  given: Leave['successors'],
  needed: Counts,
): Partial<Record<ObjectName, string>> {
  const isOne = typeof given === 'string';
  const errors: FieldProblem[] = [];
  const successors: Partial<Record<ObjectName, string>> = {};
  for (const object of passedOn) {
    const successor = isOne ? given : given?.[object];
    const pointer = isOne ? '/successors' : `/successors/${object}`;
    if (successor === undefined) {
      if (needed[object]) errors.push({ pointer, code: 'required' });
    } else if (successor === leaverId || !isAvailable(directory.users.get(successor))) {
      errors.push({ pointer, code: 'reference' });
    } else successors[object] = successor;
  }
  if (errors.length === 0) return successors;
  throw new Problem('validation.failed', { errors: isOne ? errors.slice(0, 1) : errors });
}

function outline({ id, name, status }: User): Outline {
  return { id, name, status };
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
