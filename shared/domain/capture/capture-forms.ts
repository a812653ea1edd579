import { captureFormSchema, mostForms } from '#shared/model/assignment.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { requireCapability } from '../access/access.ts';
import { optionsOf } from '../assignment/rules.ts';
import type { Context } from '../context.ts';
import { type FormFacts, loadDirectory, type User } from '../organisation/directory.ts';
import { saveUser } from '../organisation/user-entry.ts';

/** A form, as those see it who manage forms. Its id is the key that its page carries: no secret, since every visitor sees it. */
export interface CaptureForm extends Pick<User, 'id' | 'name' | 'departmentId'>, FormFacts {
  readonly status: 'active' | 'revoked';
}

/** Revoked ones stay, since they stand in the history of leads. Newest first. @throws Problem `access.denied` */
export async function listForms(context: Context): Promise<readonly CaptureForm[]> {
  requireCapability(context.actor, 'configure');
  const { users } = await loadDirectory(context.table, { consistent: true });
  return [...users.values()]
    .flatMap((user) => (user.form ? [toForm(user, user.form)] : []))
    .toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
}

/**
 * A form has an entry beside those of people, so that its name stands in the history of what it handed in; it has no roles
 * and no account, so that its key opens nothing.
 * @throws Problem `access.denied` | `validation.failed` | `capture.limit`
 */
export async function createForm(context: Context, body: unknown): Promise<CaptureForm> {
  requireCapability(context.actor, 'configure');
  const { source = 'website', ...input } = checkBody(captureFormSchema, body);
  const directory = await loadDirectory(context.table, { consistent: true });
  const errors: FieldProblem[] = [];
  if (!directory.departments.has(input.departmentId)) errors.push({ pointer: '/departmentId', code: 'reference' });
  if (!optionsOf(directory, 'source').includes(source)) errors.push({ pointer: '/source', code: 'option' });
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
  const open = [...directory.users.values()].filter(({ form, status }) => form && status === 'active');
  if (open.length >= mostForms) throw new Problem('capture.limit', { params: { most: mostForms } });

  const form: FormFacts = { createdAt: context.now().toISOString(), createdBy: context.actor.id, source };
  const id = context.newId('frm');
  const user: User = { id, ...input, email: '', roles: [], status: 'active', version: 1, form };
  await saveUser(context, undefined, user);
  return toForm(user, form);
}

/** For good; one that was revoked already stays as it is. @throws Problem `access.denied` | `not_found` | `write.conflict` */
export async function revokeForm(context: Context, id: string): Promise<void> {
  requireCapability(context.actor, 'configure');
  const user = (await loadDirectory(context.table, { consistent: true })).users.get(id);
  if (!user?.form) throw new Problem('not_found');
  if (user.status === 'active') await saveUser(context, user, { ...user, status: 'disabled' });
}

function toForm({ id, name, departmentId, status }: User, facts: FormFacts): CaptureForm {
  return { id, name, departmentId, ...facts, status: status === 'active' ? 'active' : 'revoked' };
}
