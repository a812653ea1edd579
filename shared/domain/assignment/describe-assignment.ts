import type { AssignedBecause } from '#shared/model/assignment.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { isHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { readRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { tellBecause } from './tell-because.ts';

export interface ToldAssignment {
  readonly assignee: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly because: AssignedBecause;
  /** In the language of the reader. */
  readonly text: string;
}

/**
 * Why a lead is whose it is.
 * @returns `assignment` null: somebody was named, or it waits to be given to somebody
 * @throws Problem `not_found`
 */
export async function describeAssignment(
  context: Context,
  id: string,
  language: Language,
): Promise<{ readonly assignment: ToldAssignment | null; readonly isWaiting: boolean }> {
  const definition = context.directory.definitions.leads;
  const lead = await readRecord(context, definition, id);
  if (isHidden(context.actor, 'leads', definition.owner)) throw new Problem('not_found');
  const isWaiting = lead.awaitsAssignment === true;
  if (!lead.assigned) return { assignment: null, isWaiting };
  const userId = ownerIdOf(lead);
  const { at, because } = lead.assigned;
  const assignee = { id: userId, name: context.directory.users.get(userId)?.name ?? '' };
  return {
    assignment: { assignee, at, because, text: await tellBecause(context, because, userId, language) },
    isWaiting,
  };
}
