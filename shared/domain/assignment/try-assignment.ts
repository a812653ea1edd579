import { type AssignedBecause, assignmentTrialSchema } from '#shared/model/assignment.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { requireCapability } from '../access/access.ts';
import { readCaptured } from '../capture/read-captured.ts';
import type { Context } from '../context.ts';
import { chooseAssignee } from './choose-assignee.ts';
import { checkRules, loadRules } from './rules.ts';
import { tellBecause } from './tell-because.ts';

export interface AssignmentTrial {
  /** null: nobody works on leads. */
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly because: AssignedBecause | null;
  /** In the language of the reader. */
  readonly text: string | null;
}

/**
 * Who would be given such a lead now, and why; it takes nobody's turn.
 * @param body untrusted: a lead as forms send it, and rules that are not saved yet
 * @throws Problem `access.denied` | `validation.failed`
 */
export async function tryAssignment(context: Context, body: unknown, language: Language): Promise<AssignmentTrial> {
  requireCapability(context.actor, 'configure');
  const { lead, rules: draft } = checkBody(assignmentTrialSchema, body);
  const saved = await loadRules(context.table);
  const rules = draft ? checkRules(context, context.directory, draft, saved) : saved;
  const { fields } = readCaptured(context.directory.definitions.leads, lead, {
    country: context.tenant.country,
    fallback: '-',
  });
  const waiting = { object: 'leads', data: fields, departmentId: context.actor.departmentId } as const;
  const choice = await chooseAssignee(context, rules, waiting);
  if (!choice) return { assignee: null, because: null, text: null };
  const { user, because } = choice;
  const text = await tellBecause(context, because, user.id, language);
  return { assignee: { id: user.id, name: user.name }, because, text };
}
