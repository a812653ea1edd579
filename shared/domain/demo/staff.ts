import type { RoleId } from '#shared/model/ready-roles.ts';
import type { Directory, User } from '../organisation/directory.ts';

export const staffRoles = ['seller1', 'seller2', 'manager', 'service', 'onLeave'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Who owns the invented records. */
export type Staff = Readonly<Record<StaffRole, User>>;

/** A colleague who is away and cannot sign in: her clients wait for somebody. */
export const sellerOnLeave: User = {
  id: 'usr_demo_leave',
  name: 'Ольга Зимина',
  email: 'olga.zimina@demo.local',
  departmentId: 'sales',
  roles: ['seller'] satisfies RoleId[],
  status: 'active',
  version: 1,
};

/** @throws Error naming the demo user that is missing: the data need somebody to belong to */
export function findStaff(directory: Directory): Staff {
  const find = (role: StaffRole) => {
    const email = `${role}@demo.local`;
    const user = [...directory.users.values()].find((one) => one.email === email);
    if (!user) throw new Error(`The demo user ${email} is missing: create the demo users before loading demo data.`);
    return user;
  };
  return {
    seller1: find('seller1'),
    seller2: find('seller2'),
    manager: find('manager'),
    service: find('service'),
    onLeave: sellerOnLeave,
  };
}
