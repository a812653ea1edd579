import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { placementOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { JoinRequest } from './join-request-item.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ToldJoinRequest extends Omit<JoinRequest, 'companyId' | 'askerId' | 'decidedBy' | 'passedOnAt'> {
  readonly asker: Named;
  /** null: a client that the reader may not see, or not any more. */
  readonly company: Named | null;
  readonly decidedBy?: Named;
  /** It waited for a working day: the head of the department decides as well. */
  readonly overdue: boolean;
}

/** @param company as it is now, whoever may read it */
export function describeJoinRequest(
  context: Context,
  request: JoinRequest,
  company: StoredRecord | undefined,
): ToldJoinRequest {
  const { companyId: _company, askerId, decidedBy, passedOnAt: _at, ...told } = request;
  const nameOf = (id: string): Named => ({ id, name: context.directory.users.get(id)?.name ?? '' });
  const isVisible = company?.deletedAt === undefined && company && isReadable(context, company);
  return {
    ...told,
    asker: nameOf(askerId),
    company: isVisible ? { id: company.id, name: String(company.data.name) } : null,
    ...(decidedBy !== undefined && { decidedBy: nameOf(decidedBy) }),
    overdue: request.state === 'open' && request.dueAt <= context.now().toISOString(),
  };
}

function isReadable({ actor }: Context, company: StoredRecord): boolean {
  return may(actor, 'companies', 'read', placementOf(company));
}
