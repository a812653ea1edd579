import type { Context } from '../context.ts';
import { findEffectiveManager } from '../organisation/effective-manager.ts';
import { loadCompanyOf } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/** Whom to ask about a record that one may not see: nobody's data but those of colleagues. */
export interface Leader {
  /** Who answers for the client now; null: nobody does, or it is the record of a person without a client. */
  readonly accountManager: { readonly id: string; readonly name: string } | null;
  /** Where the record of a person stands that belongs to no client. */
  readonly department?: { readonly id: string; readonly name: string };
  /** The client that one could ask to join. */
  readonly companyId?: string;
}

/** A person is led by whoever leads their company: that somebody knows them is no business of others. */
export async function findLeader(context: Context, record: StoredRecord): Promise<Leader> {
  const company = record.object === 'companies' ? record : await loadCompanyOf(context, record);
  if (!company) return { accountManager: null, ...departmentOf(context, record) };
  const manager = findEffectiveManager(context, {
    accountManagerId: ownerIdOf(company),
    departmentId: company.departmentId,
  });
  return { accountManager: manager ? { id: manager.user.id, name: manager.user.name } : null, companyId: company.id };
}

function departmentOf({ directory }: Context, { departmentId }: StoredRecord): Pick<Leader, 'department'> {
  const department = directory.departments.get(departmentId);
  return department ? { department: { id: department.id, name: department.name } } : {};
}
