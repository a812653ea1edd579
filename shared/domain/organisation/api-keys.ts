import type { ApiKeyState } from '#shared/model/organisation.ts';
import { apiKeySchema, longestKeyDays, mostApiKeys } from '#shared/model/organisation.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { apiKeyKey } from '#shared/store/keys/organisation.ts';
import { isAbsent } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import { drawSecret, hashSecret, poolPasswordOf, writeApiKey } from '../access/api-key-text.ts';
import type { Accounts } from '../access/user-pool.ts';
import { isWithinDepartments, isWithinRights } from '../access/within-rights.ts';
import type { Context } from '../context.ts';
import { type ApiKeyFacts, type Directory, loadDirectory, type User } from './directory.ts';
import { requireKnown, saveUser } from './user-entry.ts';

/** A machine user, as those see it who manage keys. */
export interface ApiKey extends Pick<User, 'id' | 'name' | 'roles' | 'departmentId'>, ApiKeyFacts {
  readonly status: ApiKeyState;
  /** When a token was last given for it; null: never. */
  readonly lastUsedAt: string | null;
}

const day = 24 * 60 * 60_000;

/** Revoked and expired ones stay, since they stand in the history of records. Newest first. @throws Problem `access.denied` */
export async function listApiKeys(context: Context): Promise<readonly ApiKey[]> {
  requireCapability(context.actor, 'configure');
  const { users } = await loadDirectory(context.table, { consistent: true });
  return [...users.values()]
    .flatMap((user) => (user.apiKey ? [toApiKey(context, user, user.apiKey)] : []))
    .toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
}

/** Keys that the person made, whatever became of them. */
export function listApiKeysOf(directory: Directory, personId: string): readonly User[] {
  return [...directory.users.values()].filter(({ apiKey }) => apiKey?.createdBy === personId);
}

/**
 * Makes a machine user and its key, which is told here once: only its hash is kept.
 * @throws Problem `access.denied`: also to a machine, which could make itself heirs
 * @throws Problem `validation.failed` | `api_key.limit`
 */
export async function createApiKey(
  context: Context,
  accounts: Accounts,
  body: unknown,
): Promise<ApiKey & { readonly key: string }> {
  const { actor } = context;
  requireCapability(actor, 'configure');
  const input = checkBody(apiKeySchema, body);
  const directory = await loadDirectory(context.table, { consistent: true });
  if (directory.users.get(actor.id)?.apiKey) throw new Problem('access.denied');
  requireKnown(directory, input);
  requireModest(context, directory, input);
  const keys = [...directory.users.values()].filter((user) => user.apiKey && stateOf(context, user) === 'active');
  if (keys.length >= mostApiKeys) throw new Problem('api_key.limit', { params: { most: mostApiKeys } });

  const secret = drawSecret();
  const subject = await accounts.createMachine(poolPasswordOf(secret));
  const { expiresAt: expiry, ...rest } = input;
  const expiresAt = new Date(expiry).toISOString();
  const facts: ApiKeyFacts = { createdAt: context.now().toISOString(), createdBy: actor.id, expiresAt };
  const machine: User = { id: subject, ...rest, email: '', status: 'active', version: 1, apiKey: facts };
  const kept = { ...apiKeyKey(subject), type: 'apiKey', shape: 1, hash: hashSecret(secret), expiresAt };
  await saveUser(context, undefined, machine, { alongside: [{ put: kept, if: isAbsent }] });
  return { ...toApiKey(context, machine, facts), key: writeApiKey({ subject, secret }) };
}

/** Ends the key for good; one that has ended already stays as it is. @throws Problem `access.denied` | `not_found` | `write.conflict` */
export async function revokeApiKey(context: Context, accounts: Accounts, id: string): Promise<void> {
  requireCapability(context.actor, 'configure');
  const machine = (await loadDirectory(context.table, { consistent: true })).users.get(id);
  if (!machine?.apiKey) throw new Problem('not_found');
  if (machine.status === 'active') await endApiKey(context, accounts, machine, 'revoked');
}

/** @throws Problem `write.conflict` */
export async function endApiKey(context: Context, accounts: Accounts, machine: User, reason: string): Promise<void> {
  // First the pool: what the table says is what makes this be done again.
  await accounts.disable(machine.id);
  const forget = { update: apiKeyKey(machine.id), remove: ['hash'] };
  await saveUser(context, machine, { ...machine, status: 'disabled' }, { reason, alongside: [forget] });
}

interface Wish extends Pick<User, 'roles' | 'departmentId'> {
  readonly expiresAt: string;
}

/** @throws Problem `validation.failed` for rights that the actor does not have, and a time that is over or too far off */
function requireModest(context: Context, directory: Directory, { roles, departmentId, expiresAt }: Wish): void {
  const errors: FieldProblem[] = [];
  for (const [at, id] of roles.entries()) {
    const role = directory.roles.get(id);
    if (!role) continue;
    if (!isWithinRights(context.actor, role)) errors.push({ pointer: `/roles/${at}`, code: 'rights' });
    else if (!isWithinDepartments(context.actor, role, departmentId, directory))
      errors.push({ pointer: '/departmentId', code: 'rights' });
  }
  const life = Date.parse(expiresAt) - context.now().getTime();
  if (!(life > 0 && life <= longestKeyDays * day)) errors.push({ pointer: '/expiresAt', code: 'expiry' });
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
}

function toApiKey(context: Context, user: User, facts: ApiKeyFacts): ApiKey {
  const { id, name, roles, departmentId, lastSignInAt = null } = user;
  return { id, name, roles, departmentId, ...facts, status: stateOf(context, user), lastUsedAt: lastSignInAt };
}

function stateOf(context: Context, { status, apiKey }: User): ApiKeyState {
  if (status === 'disabled') return 'revoked';
  return apiKey && apiKey.expiresAt <= context.now().toISOString() ? 'expired' : 'active';
}
