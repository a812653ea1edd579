import type { Tenant } from '#shared/model/tenant.ts';
import { isMachine, type User } from '../organisation/directory.ts';

/** Machines prove themselves by their key alone. */
export function isFactorRequired({ secondFactor }: Tenant, user: User | undefined): boolean {
  return secondFactor === 'required' && !isMachine(user);
}

/** Whether the workspace wants of the person what they have not set up yet. */
export function lacksFactor(tenant: Tenant, user: User): boolean {
  return isFactorRequired(tenant, user) && !user.secondFactor;
}
