import type { NotificationWhy } from '#shared/model/notifications.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { isAvailable, type User } from '../organisation/directory.ts';
import { findEffectiveManager, findHead } from '../organisation/effective-manager.ts';
import { ownerIdOf, placementOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { JoinRequest } from './join-request-item.ts';

export interface Decider {
  readonly user: User;
  readonly why: Extract<NotificationWhy, 'manager' | 'substitute' | 'head'>;
}

/**
 * Who is asked: the account manager, who stands in for them, and the head of the department when neither is there, or when
 * the request has waited for too long. Never the asker.
 */
export function findDeciders(
  context: Context,
  company: StoredRecord,
  request: Pick<JoinRequest, 'askerId' | 'dueAt'>,
): readonly Decider[] {
  const { directory, now } = context;
  const accountManagerId = ownerIdOf(company);
  const manager = directory.users.get(accountManagerId);
  const answering = findEffectiveManager(context, { accountManagerId, departmentId: company.departmentId });
  const isOverdue = request.dueAt <= now().toISOString();
  const head = isOverdue ? findHeadOf(context, company) : undefined;
  const deciders: readonly Decider[] = [
    ...(manager && isAvailable(manager) ? [{ user: manager, why: 'manager' as const }] : []),
    ...(answering ? [{ user: answering.user, why: answering.as }] : []),
    ...(head ? [{ user: head, why: 'head' as const }] : []),
  ];
  const distinct = new Map(deciders.toReversed().map((decider) => [decider.user.id, decider]));
  return [...distinct.values()].filter(({ user }) => user.id !== request.askerId);
}

export function findHeadOf({ directory }: Context, company: StoredRecord): User | undefined {
  const accountManagerId = ownerIdOf(company);
  const manager = directory.users.get(accountManagerId);
  return findHead(directory, manager?.departmentId ?? company.departmentId, accountManagerId);
}

/** Whether the actor is one of those who are asked. */
export function mayBeAsked(context: Context, company: StoredRecord, request: JoinRequest): boolean {
  return findDeciders(context, company, request).some(({ user }) => user.id === context.actor.id);
}

/** Whoever could name a co-manager without having been asked decides as well. */
export function mayDecide(context: Context, company: StoredRecord, request: JoinRequest): boolean {
  const { actor } = context;
  if (request.askerId === actor.id) return false;
  return mayBeAsked(context, company, request) || may(actor, 'companies', 'edit', placementOf(company));
}
