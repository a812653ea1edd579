import type { Context } from '#shared/domain/context.ts';
import { type ExportEntry, findExport, wholeKey } from '#shared/domain/exports/export-entry.ts';
import { startExport } from '#shared/domain/exports/start-export.ts';
import { workOnExport } from '#shared/domain/exports/work-on-export.ts';
import type { RoleId } from '#shared/model/ready-roles.ts';
import type { Table } from '#shared/store/table.ts';
import { createMemoryFiles, type MemoryFiles } from './memory-files.ts';
import { keepPeople } from './people.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

interface Conditions {
  /** That the background meets. */
  readonly table?: Table;
  readonly isLate?: () => boolean;
}

/** A workspace out of which files go. */
export interface ExportOffice {
  readonly workspace: Workspace;
  readonly files: MemoryFiles;
  readonly people: Awaited<ReturnType<typeof keepPeople>>;
  /** Asks for an export. @returns its id */
  ask(person: string, body: object): Promise<string>;
  /** What was asked of the background so far, one call after the other. @returns how many calls it took */
  work(conditions?: Conditions): Promise<number>;
  entry(id: string): Promise<ExportEntry>;
  /** Asks and waits. @returns the file */
  take(person: string, body: object): Promise<Uint8Array>;
}

const staff: readonly (readonly [string, RoleId])[] = [
  ['admin', 'administrator'],
  ['manager', 'headOfSales'],
  ['seller1', 'seller'],
  ['reader', 'readOnly'],
];

export async function openExportOffice(): Promise<ExportOffice> {
  const workspace = createWorkspace();
  const people = await keepPeople(workspace, staff);
  const files = createMemoryFiles();
  const waiting: string[] = [];
  const publisher = {
    publish: async (events: readonly { readonly detail: unknown }[]) => {
      waiting.push(...events.map(({ detail }) => (detail as { readonly id: string }).id));
    },
  };
  const office: ExportOffice = {
    workspace,
    files,
    people,
    async ask(person, body) {
      return (await startExport(await people.contextOf(person), publisher, body, 'en')).id;
    },
    async work({ table = workspace.table, isLate = () => false } = {}) {
      const { tenant, now, newId }: Context = workspace.contextOf('admin');
      let calls = 0;
      for (let id = waiting[0]; id !== undefined; id = waiting[0]) {
        calls += 1;
        await workOnExport({ table, store: files, publisher, tenant, now, newId, isLate }, id);
        waiting.shift();
      }
      return calls;
    },
    async entry(id) {
      const entry = await findExport(workspace.table, id);
      if (!entry) throw new Error(`there is no export ${id}`);
      return entry;
    },
    async take(person, body) {
      const id = await office.ask(person, body);
      await office.work();
      const file = files.files.get(wholeKey(id));
      if (!file) throw new Error(`${id} has no file: ${(await office.entry(id)).problem}`);
      return file.bytes;
    },
  };
  return office;
}
