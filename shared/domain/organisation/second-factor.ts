import { Problem } from '#shared/model/problems.ts';
import { userKey } from '#shared/store/keys/organisation.ts';
import { isPresent, type Write } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import { readFactorCode } from '../access/credentials.ts';
import { isFactorRequired } from '../access/required-factor.ts';
import type { Accounts, SecondFactors } from '../access/user-pool.ts';
import type { Context } from '../context.ts';
import { isMachine, loadDirectory, type User } from './directory.ts';
import { writePersonEvent } from './person-events.ts';

/** The signed-in person at the pool. */
export interface Own {
  readonly factors: SecondFactors;
  readonly accessToken: string;
}

export interface Enrolment {
  /** Base 32, to be typed where no picture can be taken. */
  readonly secret: string;
  /** The same for an authenticator app: `otpauth://totp/…` */
  readonly uri: string;
}

/** Nothing changes before a code is given back. @throws Problem `auth.second_factor_on` | `access.denied` to machines */
export async function startSecondFactor(context: Context, { factors, accessToken }: Own): Promise<Enrolment> {
  const person = await requirePerson(context);
  if (person.secondFactor) throw new Problem('auth.second_factor_on');
  const secret = await factors.start(accessToken);
  return { secret, uri: describeSecret(secret, context.tenant.name, person.email) };
}

/** @throws Problem `validation.failed` for a wrong code | `access.denied` to machines */
export async function confirmSecondFactor(context: Context, own: Own, body: unknown): Promise<void> {
  const code = readFactorCode(body);
  const { id } = await requirePerson(context);
  await own.factors.confirm(own.accessToken, code);
  await keep(context, id, true);
}

/** @throws Problem `auth.second_factor_required` where the workspace wants one | `access.denied` to machines */
export async function endSecondFactor(context: Context, { factors, accessToken }: Own): Promise<void> {
  const person = await requirePerson(context);
  if (isFactorRequired(context.tenant, person)) throw new Problem('auth.second_factor_required');
  await factors.end(accessToken);
  await keep(context, person.id, false);
}

/** For somebody who has lost the device. @throws Problem `access.denied` | `not_found` */
export async function resetSecondFactor(context: Context, accounts: Accounts, id: string): Promise<void> {
  requireCapability(context.actor, 'configure');
  const person = (await loadDirectory(context.table, { consistent: true })).users.get(id);
  if (!person || isMachine(person)) throw new Problem('not_found');
  await accounts.endSecondFactor(id);
  await keep(context, id, false);
}

async function requirePerson({ actor, table }: Context): Promise<User> {
  const person = (await loadDirectory(table, { consistent: true })).users.get(actor.id);
  if (!person || isMachine(person)) throw new Problem('access.denied');
  return person;
}

async function keep(context: Context, id: string, isOn: boolean): Promise<void> {
  const key = { update: userKey(id), if: isPresent };
  const kept: Write = isOn ? { ...key, set: { secondFactor: true } } : { ...key, remove: ['secondFactor'] };
  const action = isOn ? 'secondFactorOn' : 'secondFactorOff';
  await context.table.transact([kept, writePersonEvent(context, id, { action })]);
}

/** @param issuer what the app calls the workspace */
function describeSecret(secret: string, issuer: string, account: string): string {
  const label = [issuer, account].map(encodeURIComponent).join(':');
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}
