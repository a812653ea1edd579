import { createCleansingPlan } from '#shared/domain/cleansing/change-plan.ts';
import { type CleansingRun, requireCleansingRun } from '#shared/domain/cleansing/cleansing-run.ts';
import { approvePreview, requestCleansingUndo, requestPreview } from '#shared/domain/cleansing/request-cleansing.ts';
import { workOnCleansing } from '#shared/domain/cleansing/work-on-cleansing.ts';
import { fromItem, toItem } from '#shared/domain/records/record-item.ts';
import type { CleansingStep } from '#shared/model/cleansing.ts';
import type { Item, Table } from '#shared/store/table.ts';
import type { Workspace } from './workspace.ts';

export const unheard = { publish: async () => {} };

/** Puts a record into the state of one that came in past the form. */
export async function makeRaw({ table }: Workspace, id: string, data: object, besides: object = {}): Promise<void> {
  const item = (await table.get({ pk: id, sk: 'REC' })) as Item;
  const record = fromItem(item);
  await table.write({ put: toItem({ ...record, ...besides, data: { ...record.data, ...data } }) });
}

export async function makePlan(workspace: Workspace, steps: readonly CleansingStep[]): Promise<string> {
  return (await createCleansingPlan(workspace.contextOf('admin'), { name: 'Tidy up', steps })).id;
}

/** Lets the background work, with the view of the table that it has. @returns whether something was left */
export async function workOn(workspace: Workspace, id: string, table: Table = workspace.table): Promise<boolean> {
  const context = { ...workspace.jobContext('cleansing'), table };
  return workOnCleansing({ context, scan: workspace.table, wait: async () => {}, isLate: () => false }, id);
}

export async function runOf(workspace: Workspace, id: string): Promise<CleansingRun> {
  return requireCleansingRun(workspace.table, id, workspace.contextOf('admin').now());
}

export async function preview(workspace: Workspace, planId: string): Promise<CleansingRun> {
  const { id } = await requestPreview(workspace.contextOf('admin'), unheard, planId, 'en');
  await workOn(workspace, id);
  return runOf(workspace, id);
}

export async function approve(workspace: Workspace, run: CleansingRun): Promise<CleansingRun> {
  await approvePreview(workspace.contextOf('admin'), unheard, run.planId, { previewId: run.id }, 'en');
  await workOn(workspace, run.id);
  return runOf(workspace, run.id);
}

export async function takeBackRun(workspace: Workspace, id: string): Promise<CleansingRun> {
  await requestCleansingUndo(workspace.contextOf('admin'), unheard, id);
  await workOn(workspace, id);
  return runOf(workspace, id);
}
