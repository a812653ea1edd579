import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Context } from '../../context.ts';
import { nameOfKey } from '../../duplicates/candidates/blocking-keys.ts';
import type { PlanRow } from '../plan/plan-row.ts';
import { type EarlierRows, mostSharing, type RowSubject, toSubject } from './compare-rows.ts';
import type { RowMemory } from './row-memory.ts';

/** Rows of the plan, of the pages that are made already. */
export type LoadRows = (rows: readonly number[]) => Promise<readonly PlanRow[]>;

/**
 * What the file brought before these rows and may be the same: of all rows the keys are remembered as hashes, and those that
 * share one are read again.
 */
export async function findEarlier(
  { directory: { frequencies }, tenant }: Context,
  definition: ObjectDefinition,
  subjects: readonly RowSubject[],
  memory: RowMemory,
  load: LoadRows,
): Promise<EarlierRows> {
  const names = new Set(subjects.flatMap(({ keys }) => keys.map(nameOfKey)));
  const sharing = [...names].map((name) => ({ name, rows: memory.rowsOf(alike(name)) }));
  const crowded = new Set(sharing.filter(({ rows }) => rows.length > mostSharing).map(({ name }) => name));
  const wanted = sharing.filter(({ name }) => !crowded.has(name)).flatMap(({ rows }) => rows);
  const rows = wanted.length === 0 ? [] : await load(wanted);
  const earlier = rows.flatMap((row) => {
    if (row.action !== 'create') return [];
    const data = normaliseFields(definition, row.fields, tenant.country);
    return [toSubject(row.row, { object: definition.name, data }, frequencies)];
  });
  return { subjects: earlier, crowded };
}

/** For the rows of the pages after. */
export function noteAlike(memory: RowMemory, { row, keys }: RowSubject): void {
  for (const key of keys) memory.noteAlso(alike(nameOfKey(key)), row, mostSharing + 1);
}

function alike(name: string): string {
  return `alike ${name}`;
}
