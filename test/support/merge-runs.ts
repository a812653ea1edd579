import { type MergeRun, requireRun, writeRun } from '#shared/domain/auto-merge/merge-run.ts';
import { requestRunUndo } from '#shared/domain/auto-merge/undo-run.ts';
import { workOnRun } from '#shared/domain/auto-merge/work-on-run.ts';
import type { Table } from '#shared/store/table.ts';
import { catchUp } from './canonical-state.ts';
import { type MergeOffice, quiet } from './merges.ts';

const forever = 24 * 60 * 60_000;
let runs = 0;

/** A run that has begun, as the schedule begins it. @returns its id */
export async function beginRun(office: MergeOffice, given: Partial<MergeRun> = {}): Promise<string> {
  await catchUp(office.workspace.table);
  runs += 1;
  const id = `mrn_${String(runs).padStart(26, '0')}`;
  const at = office.workspace.jobContext('reindex').now().toISOString();
  const run: MergeRun = { id, at, by: 'schedule', status: 'running', from: 0.999, merged: 0, active: true, ...given };
  await office.workspace.table.write(writeRun(run));
  return id;
}

export async function workOn(office: MergeOffice, id: string, table: Table = office.workspace.table): Promise<void> {
  const { tenant, now, newId } = office.workspace.contextOf('admin');
  await workOnRun({ table, tenant, now, newId, wait: async () => {} }, id, forever);
}

export async function runOf(office: MergeOffice, id: string): Promise<MergeRun> {
  return requireRun(office.workspace.table, id, office.workspace.contextOf('admin').now());
}

/** Everything that may be merged is. @returns the run as it ended */
export async function mergeAll(office: MergeOffice, given: Partial<MergeRun> = {}): Promise<MergeRun> {
  const id = await beginRun(office, given);
  await workOn(office, id);
  return runOf(office, id);
}

export async function undoRun(office: MergeOffice, id: string): Promise<MergeRun> {
  await requestRunUndo(await office.contextOf('admin'), quiet, id, 'Taken back');
  await workOn(office, id);
  return runOf(office, id);
}
