import type { Context } from '#shared/domain/context.ts';
import { createImport, sourceKey } from '#shared/domain/imports/create-import.ts';
import { findEntry, type ImportEntry } from '#shared/domain/imports/import-entry.ts';
import { type PlanReference, readPages } from '#shared/domain/imports/plan/plan-file.ts';
import { planImport } from '#shared/domain/imports/plan/plan-import.ts';
import type { PlanPace } from '#shared/domain/imports/plan/plan-pages.ts';
import type { PlanRow } from '#shared/domain/imports/plan/plan-row.ts';
import { readUndo, type UndoView } from '#shared/domain/imports/work/read-undo.ts';
import { requestCommit, requestUndo } from '#shared/domain/imports/work/request-work.ts';
import { workOnImport } from '#shared/domain/imports/work/work-on-import.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { RoleId } from '#shared/model/ready-roles.ts';
import type { Table } from '#shared/store/table.ts';
import { createMemoryFiles, type MemoryFiles } from './memory-files.ts';
import { keepPeople } from './people.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const quiet = { publish: async () => {} };

/** A workspace into which files come. */
export interface ImportOffice {
  readonly workspace: Workspace;
  readonly files: MemoryFiles;
  /** The context of a person, as things stand now. */
  contextOf(person: string): Promise<Context>;
  /** Begins an import with this file. @returns its id */
  send(person: string, object: ObjectName, file: string | Uint8Array): Promise<string>;
  plan(person: string, id: string, body?: object, pace?: PlanPace): Promise<readonly PlanRow[]>;
  /** @param table that the background meets */
  commit(person: string, id: string, table?: Table, body?: object): Promise<ImportEntry>;
  undo(person: string, id: string, table?: Table): Promise<UndoView>;
  /** Goes on with work that came to a halt. */
  work(id: string, table?: Table): Promise<void>;
  entry(id: string): Promise<ImportEntry>;
}

const staff: readonly (readonly [string, RoleId])[] = [
  ['admin', 'administrator'],
  ['manager', 'headOfSales'],
  ['marketer', 'marketer'],
  ['seller', 'seller'],
];

export async function openImportOffice(): Promise<ImportOffice> {
  const workspace = createWorkspace();
  const { contextOf } = await keepPeople(workspace, staff);
  const files = createMemoryFiles();
  const office: ImportOffice = {
    workspace,
    files,
    contextOf,
    async send(person, object, file) {
      const { entry } = await createImport(await contextOf(person), files, { object, fileName: 'clients.csv' });
      await files.write(sourceKey(entry), typeof file === 'string' ? new TextEncoder().encode(file) : file, 'text/csv');
      return entry.id;
    },
    async plan(person, id, body = {}, pace = {}) {
      const { plan } = await planImport(await contextOf(person), files, id, body, pace);
      return plan ? readRows(files, plan) : [];
    },
    async commit(person, id, table, body = {}) {
      await requestCommit(await contextOf(person), quiet, id, { body });
      await office.work(id, table);
      return office.entry(id);
    },
    async undo(person, id, table) {
      const context = await contextOf(person);
      await requestUndo(context, quiet, id);
      await office.work(id, table);
      return readUndo(context, await office.entry(id), 'en');
    },
    async work(id, table = workspace.table) {
      const { tenant, now, newId } = workspace.contextOf('admin');
      await workOnImport({ table, files, tenant, now, newId }, id);
    },
    async entry(id) {
      const entry = await findEntry(workspace.table, id);
      if (!entry) throw new Error(`there is no import ${id}`);
      return entry;
    },
  };
  return office;
}

/** All rows of a plan. */
export async function readRows(files: MemoryFiles, plan: PlanReference): Promise<readonly PlanRow[]> {
  const rows: PlanRow[] = [];
  for await (const page of readPages(files, plan)) rows.push(...page);
  return rows;
}
