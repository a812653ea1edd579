import { systemActor } from '#shared/domain/access/actor.ts';
import type { Context } from '#shared/domain/context.ts';
import type { LoadSettings } from '#shared/domain/demo/load-demo.ts';
import { findStaff } from '#shared/domain/demo/staff.ts';
import type { DemoSettings } from '#shared/domain/demo/world.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { setUpOrganisation } from '#shared/domain/organisation/setup.ts';
import { demoUsers } from '#shared/model/demo-users.ts';
import { tenantSchema } from '#shared/model/tenant.ts';
import { createId } from '#shared/runtime/ids.ts';
import demoTenant from '../../infra/tenants/demo.json' with { type: 'json' };
import { createMemoryTable, type MemoryTable } from './memory-table.ts';

export interface DemoWorkspace {
  readonly table: MemoryTable;
  readonly settings: DemoSettings & LoadSettings;
  /** Of the command that removes the data. */
  readonly context: Context;
}

/** An empty workspace whose demo users are `sub-seller1`, `sub-manager`…; its day is 2026-11-22 unless told. */
export async function openDemoWorkspace(today = '2026-11-22'): Promise<DemoWorkspace> {
  const table = createMemoryTable();
  const users = demoUsers.map((user) => ({ ...user, roles: [...user.roles], sub: `sub-${user.email.split('@')[0]}` }));
  await setUpOrganisation(table, { users }, 'en');
  const directory = await loadDirectory(table);
  const tenant = tenantSchema.parse(demoTenant);
  const now = () => new Date(`${today}T12:00:00Z`);
  return {
    table,
    settings: {
      today,
      round: 1,
      staff: findStaff(directory),
      country: tenant.country,
      createId,
      definitions: directory.definitions,
      timeZone: tenant.timeZone,
    },
    context: {
      actor: systemActor('demo'),
      directory,
      table,
      tenant,
      channel: 'demo',
      now,
      newId: (prefix) => createId(prefix, now()),
    },
  };
}
