import { assignWaiting } from '#shared/domain/assignment/assign-waiting.ts';
import { changeRules, loadRules } from '#shared/domain/assignment/rules.ts';
import { createForm } from '#shared/domain/capture/capture-forms.ts';
import { captureLead } from '#shared/domain/capture/capture-lead.ts';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { ownerIdOf } from '#shared/domain/records/record-facts.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import type { Table } from '#shared/store/table.ts';
import { keepPeople } from './people.ts';
import { createWorkspace } from './workspace.ts';

/** A workspace with people in its table, a form, and the consumer that comes afterwards. */
export async function createLeadDesk() {
  const workspace = createWorkspace();
  const people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['manager', 'headOfSales'],
    ['seller1', 'seller'],
    ['seller2', 'seller'],
    ['seller3', 'seller'],
  ]);
  const { table } = workspace;
  const admin = await people.contextOf('admin');
  const form = await createForm(admin, { name: 'Contact form', departmentId: 'sales' });
  const parts = async () => {
    const { actor: _who, channel: _how, ...rest } = await people.contextOf('admin');
    return { ...rest, directory: await loadDirectory(table) };
  };

  return {
    workspace,
    table,
    form,
    contextOf: people.contextOf,
    /** @returns id of the lead */
    async capture(input: unknown, key = form.id, attempt?: Parameters<typeof captureLead>[3]): Promise<string> {
      return (await captureLead(await parts(), key, input, attempt)).id;
    },
    async setRules(rules: unknown) {
      const { version } = await loadRules(table);
      return changeRules(await people.contextOf('admin'), { body: rules, version });
    },
    /** What the consumer of the stream does with records that changed. */
    async follow(ids: readonly string[], through: Table = table): Promise<void> {
      const types = { com: 'companies', con: 'contacts', lea: 'leads' } as const;
      const changes = ids.map((id) => ({ id, type: types[id.slice(0, 3) as keyof typeof types] }));
      await refreshAll(table, changes);
      await assignWaiting({ ...(await parts()), table: through }, changes);
    },
    async read(id: string): Promise<StoredRecord> {
      return (await loadRecord(table, id)) as StoredRecord;
    },
    async ownerOf(id: string): Promise<string> {
      return ownerIdOf((await loadRecord(table, id)) as StoredRecord);
    },
  };
}
