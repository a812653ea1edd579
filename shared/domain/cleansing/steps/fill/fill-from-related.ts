import type { Context } from '../../../context.ts';
import { ownerIdOf } from '../../../records/record-facts.ts';
import type { StoredRecord } from '../../../records/stored-record.ts';
import type { StepQuestion } from '../step.ts';
import { type FillRule, nothing, takeOver } from './fill-rule.ts';

/** What belongs to the firm and not to one of its places. */
const ofTheFirm = ['legalName', 'brand', 'websites', 'industry', 'language'];

/** What a branch has in common with the firm that it is a part of. */
export const fillFromHeadOffice: FillRule = async (question) => {
  const { data } = question.record;
  const head = data.branch === true ? await question.related(data.parentId) : undefined;
  return head ? takeOver(question, head, ofTheFirm, 'fromHeadOffice') : nothing;
};

/** A contact is met where the company is, and speaks as one does there; a company of several places does not tell which. */
export const fillFromEmployer: FillRule = async (question) => {
  const { context, record } = question;
  if (!context.directory.definitions[record.object].person) return nothing;
  const employer = await findCompany(question);
  if (!employer) return nothing;
  const { addresses } = employer.data;
  const hasOnePlace = Array.isArray(addresses) && addresses.length === 1;
  return takeOver(question, employer, hasOnePlace ? ['addresses', 'language'] : ['language'], 'fromEmployer');
};

/** Where the one who answers for it works here no longer: who answers for the company above, or for the client. */
export const fillAccountManager: FillRule = async (question) => {
  const { context, record } = question;
  const { owner, company, ownedBy } = context.directory.definitions[record.object];
  if (isAtWork(context, ownerIdOf(record))) return nothing;
  if (company === 'id')
    return nameOwner(context, owner, await question.related(record.data.parentId), 'managerOfParent');
  if (ownedBy !== 'accountManager') return nothing;
  return nameOwner(context, owner, await findCompany(question), 'managerOfClient');
};

function nameOwner(
  context: Context,
  owner: string,
  from: StoredRecord | undefined,
  because: 'managerOfParent' | 'managerOfClient',
) {
  const manager = from && ownerIdOf(from);
  return manager !== undefined && isAtWork(context, manager) ? { [owner]: { value: manager, because } } : nothing;
}

function isAtWork({ directory }: Context, userId: string): boolean {
  return directory.users.get(userId)?.status === 'active';
}

export async function findCompany({ context, record, related }: StepQuestion): Promise<StoredRecord | undefined> {
  const { company } = context.directory.definitions[record.object];
  return company === 'companyId' ? related(record.data.companyId) : undefined;
}
