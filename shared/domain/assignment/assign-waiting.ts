import { definitions } from '#shared/model/objects/registry.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { systemActor } from '../access/actor.ts';
import type { Context } from '../context.ts';
import { loadDirectory } from '../organisation/directory.ts';
import { assignLead } from './assign-lead.ts';

type Parts = Pick<Context, 'table' | 'now' | 'newId'> & { readonly tenant: Tenant };

/**
 * Gives the leads among changed records that wait to somebody, one after the other, since each takes a turn. What led here
 * is only a hint: the leads are read anew, so repeated and late hints do nothing.
 * @throws Problem `write.conflict`
 */
export async function assignWaiting(
  { table, tenant, now, newId }: Parts,
  changes: readonly { readonly id: string; readonly type: string }[],
): Promise<void> {
  const waiting = await findWaiting(table, changes);
  if (waiting.length === 0) return;
  const directory = await loadDirectory(table, { consistent: true });
  const context: Context = {
    actor: systemActor('assignment'),
    directory,
    table,
    tenant,
    channel: 'job',
    now,
    newId,
  };
  for (const id of waiting) await assignLead(context, id);
}

async function findWaiting(
  table: Table,
  changes: readonly { readonly id: string; readonly type: string }[],
): Promise<readonly string[]> {
  const ids = changes.filter(({ type }) => isAssigned(type)).map(({ id }) => id);
  if (ids.length === 0) return [];
  const items = await table.getMany([...new Set(ids)].map(recordKey), { consistent: true });
  const waiting = items.filter((item) => item.awaitsAssignment === true).map(({ pk }) => pk);
  return waiting.toSorted();
}

function isAssigned(type: string): boolean {
  return Object.values(definitions).some(({ name, assigned }) => name === type && assigned === true);
}
