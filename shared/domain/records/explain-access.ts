import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Action, FieldLimit, Scope } from '#shared/model/permissions.ts';
import { isCoManager, isSubstitute, isWithin, may, mayThroughCompany, type Placement } from '../access/access.ts';
import { type Actor, actorOf } from '../access/actor.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../organisation/effective-manager.ts';
import { loadCompanyOf, resolveRecord } from './read-record.ts';
import { lineOf, placementOf } from './record-facts.ts';
import type { StoredRecord } from './stored-record.ts';

/** What lets somebody do something: a role as far as it reaches, or the client and what they are to it. */
export type Grant =
  | { readonly rule: 'role'; readonly role: string; readonly scope: Scope }
  | { readonly rule: 'coManager' }
  | { readonly rule: 'substitute'; readonly userId: string }
  | { readonly rule: 'client'; readonly companyId: string; readonly because: readonly Grant[] };

export interface Right {
  readonly allowed: boolean;
  readonly because: readonly Grant[];
}

const explained = ['read', 'edit', 'delete'] as const;
type Rights = Readonly<Record<(typeof explained)[number], Right>>;

export interface AccessExplanation {
  readonly record: { readonly object: string; readonly id: string };
  readonly you: Rights & { readonly fields: Readonly<Record<string, FieldLimit>> };
  /** Everybody who may read the record; for those who configure the workspace. */
  readonly people?: readonly (Rights & { readonly user: { readonly id: string; readonly name: string } })[];
}

/** Who may do what with a record, and by which rule. @throws Problem `not_found` */
export async function explainAccess(
  context: Context,
  definition: ObjectDefinition,
  id: string,
): Promise<AccessExplanation> {
  const { actor, directory } = context;
  const { record } = await resolveRecord(context, definition, id);
  const company = await loadCompanyOf(context, record);
  const rightsOf = (who: Actor) => explainFor(context, who, record, company);
  const you = { ...rightsOf(actor), fields: actor.permissions.fields[record.object] ?? {} };
  const answer = { record: { object: record.object, id: record.id }, you };
  if (!actor.permissions.capabilities.includes('configure')) return answer;
  const active = [...directory.users.values()].filter(({ status }) => status === 'active');
  const people = active.map((user) => ({
    user: { id: user.id, name: user.name },
    ...rightsOf(actorOf(user, directory, todayOf(context))),
  }));
  return { ...answer, people: people.filter(({ read }) => read.allowed) };
}

function explainFor(context: Context, who: Actor, record: StoredRecord, company: StoredRecord | undefined): Rights {
  const explain = (action: Action): Right => {
    const because = [
      ...ownGrants(context, who, action, record),
      ...grantsOfCompany(context, who, action, record, company),
    ];
    return { allowed: because.length > 0, because };
  };
  return { read: explain('read'), edit: explain('edit'), delete: explain('delete') };
}

function ownGrants({ directory }: Context, who: Actor, action: Action, record: StoredRecord): readonly Grant[] {
  const placement = placementOf(record);
  if (!may(who, record.object, action, placement)) return [];
  const roles = who.roles.flatMap((role): readonly Grant[] => {
    const scope = directory.roles.get(role)?.objects[record.object][action] ?? 'none';
    return isWithin(who, scope, placement) ? [{ rule: 'role', role, scope }] : [];
  });
  return record.object === 'companies' && action === 'read' ? [...roles, ...managingGrants(who, placement)] : roles;
}

/** By what somebody manages a client together with its account manager. */
function managingGrants(who: Actor, company: Placement): readonly Grant[] {
  if (isSubstitute(who, company)) return [{ rule: 'substitute', userId: company.ownerId }];
  return isCoManager(who, company) ? [{ rule: 'coManager' }] : [];
}

function grantsOfCompany(
  context: Context,
  who: Actor,
  action: Action,
  record: StoredRecord,
  company: StoredRecord | undefined,
): readonly Grant[] {
  if (!company || !mayThroughCompany(who, record.object, action, placementOf(company), lineOf(record))) return [];
  const because: readonly Grant[] =
    action === 'read' ? ownGrants(context, who, 'read', company) : managingGrants(who, placementOf(company));
  return [{ rule: 'client', companyId: company.id, because }];
}
