import type { RoleId } from './ready-roles.ts';

/** A user that every demo tenant has: invented, with a password that everybody knows. */
export interface DemoUser {
  readonly email: string;
  readonly name: string;
  readonly departmentId: string;
  readonly roles: readonly RoleId[];
}

/** Meets the password policy of the user pool. Demo and local tenants only: a deployed stack never has these users. */
export const demoPassword = 'Demo-2026!';

export const demoUsers = [
  { email: 'seller1@demo.local', name: 'Анна Белова', departmentId: 'sales', roles: ['seller'] },
  { email: 'seller2@demo.local', name: 'Luc Mercier', departmentId: 'sales', roles: ['seller'] },
  { email: 'manager@demo.local', name: 'Claire Fontaine', departmentId: 'sales', roles: ['headOfSales'] },
  { email: 'service@demo.local', name: 'Emily Carter', departmentId: 'service', roles: ['serviceAgent'] },
  { email: 'admin@demo.local', name: 'Игорь Савин', departmentId: 'company', roles: ['administrator'] },
] as const satisfies readonly DemoUser[];
