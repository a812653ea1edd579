import type { Context } from '#shared/domain/context.ts';
import { saveMastery } from '#shared/domain/mastery/mastery-item.ts';
import { findMerge, type MergeEntry } from '#shared/domain/merging/merge-entry.ts';
import { type MergeAnswer, mergeRecords } from '#shared/domain/merging/merge-records.ts';
import { requestUndo } from '#shared/domain/merging/undo-merge.ts';
import { workOnMerge } from '#shared/domain/merging/work-on-merge.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { RoleId } from '#shared/model/ready-roles.ts';
import type { Table } from '#shared/store/table.ts';
import { keepPeople } from './people.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

export const quiet = { publish: async () => {} };

/** A workspace in which records are merged. */
export interface MergeOffice {
  readonly workspace: Workspace;
  contextOf(person: string): Promise<Context>;
  create(object: ObjectName, body: object, person?: string): Promise<string>;
  change(id: string, body: object): Promise<void>;
  merge(target: string, sources: readonly string[], body?: object): Promise<MergeAnswer>;
  undo(mergeId: string): Promise<MergeEntry>;
  /** Lets the background work until nothing is left to do. @param table that it meets */
  work(mergeId: string, table?: Table): Promise<void>;
  entry(mergeId: string): Promise<MergeEntry>;
}

const staff: readonly (readonly [string, RoleId])[] = [
  ['admin', 'administrator'],
  ['manager', 'headOfSales'],
  ['seller', 'seller'],
  ['other', 'seller'],
  ['reader', 'readOnly'],
];

export async function openMergeOffice(options: Parameters<typeof createWorkspace>[0] = {}): Promise<MergeOffice> {
  const workspace = createWorkspace(options);
  const { contextOf } = await keepPeople(workspace, staff);
  for (const mastery of options.masteries ?? []) await workspace.table.write(saveMastery(mastery));
  const admin = await contextOf('admin');
  const office: MergeOffice = {
    workspace,
    contextOf,
    create: async (object, body, person = 'admin') =>
      (await createRecord(await contextOf(person), definitions[object], body)).id,
    change: async (id, body) => {
      await updateRecord(admin, definitions[objectOf(id)], id, { body });
    },
    merge: async (target, sources, body = {}) => {
      const answer = await mergeRecords(admin, quiet, definitions[objectOf(target)], target, { sources, ...body });
      if (answer.mergeId === null) throw new Error('only a preview was asked for');
      return answer;
    },
    undo: async (mergeId) => {
      await requestUndo(admin, quiet, mergeId, 'Two firms');
      await office.work(mergeId);
      return office.entry(mergeId);
    },
    work: async (mergeId, table = workspace.table) => {
      const { tenant, now, newId } = workspace.contextOf('admin');
      await workOnMerge({ table, tenant, now, newId, wait: async () => {} }, mergeId);
    },
    entry: async (mergeId) => {
      const entry = await findMerge(workspace.table, mergeId, workspace.contextOf('admin').now());
      if (!entry) throw new Error(`there is no merge ${mergeId}`);
      return entry;
    },
  };
  return office;
}

function objectOf(id: string): ObjectName {
  const object = objectNames.find((name) => id.startsWith(`${definitions[name].prefix}_`));
  if (!object) throw new Error(`${id} is the id of no record`);
  return object;
}
