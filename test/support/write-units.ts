import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { applyChanges } from '#shared/domain/reports/apply-changes.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Meter } from '#shared/store/meter.ts';
import { createWorkspace, testTenant } from './workspace.ts';

export interface WriteUnits {
  /** What the request itself writes: record, history, legal numbers. */
  readonly request: number;
  /** What the consumers of the stream write after it: match keys, words of search, figures. */
  readonly derived: number;
}

/** Write units of a usual company, computed from the bytes of its items, when it is made and when a field changes. */
export async function countWriteUnits(): Promise<Readonly<Record<'create' | 'patch', WriteUnits>>> {
  const workspace = createWorkspace();
  const { table } = workspace;

  async function count<T extends { readonly id: string }>(change: (meter: Meter) => Promise<T>) {
    const [asked, after] = [new Meter(), new Meter()];
    const { id } = await change(asked);
    const consumer = table.metered(after);
    await refreshAll(consumer, [{ id, type: 'companies' }]);
    await applyChanges(consumer, [id], testTenant.timeZone);
    return { id, units: { request: asked.cost.writeUnits, derived: after.cost.writeUnits } };
  }

  const body = {
    name: 'Northern Wind Freight',
    country: 'FR',
    industry: 'Freight',
    phones: [{ value: '+33 6 39 98 00 01' }],
    emails: [{ value: 'info@northern-wind.example' }],
    identifiers: [{ scheme: 'FR-SIREN', value: '732829320' }],
    addresses: [{ street: '1 rue du Port', postalCode: '69007', city: 'Lyon', country: 'FR' }],
  };
  const context = (meter: Meter) => workspace.contextOf('seller1', meter);
  const created = await count((meter) => createRecord(context(meter), definitions.companies, body));
  const patched = await count((meter) =>
    updateRecord(context(meter), definitions.companies, created.id, { body: { industry: 'Ports' }, version: 1 }),
  );
  return { create: created.units, patch: patched.units };
}
