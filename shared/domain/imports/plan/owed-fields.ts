import { isCustomName } from '#shared/model/custom-values.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findStage, missingFor } from '#shared/model/pipelines.ts';
import type { Fields } from '#shared/model/records.ts';
import type { PlanRow } from './plan-row.ts';

/**
 * The fields that a new record must have and these do not say, as far as it can be kept without them: they enter as debt.
 * What names the record, tells when it was or ties it to its client has to be there.
 * @param visible see `visibleDefinition`
 */
export function findOwed(visible: ObjectDefinition, fields: Fields): readonly string[] {
  const isSaid = (name: string) => (fields[name] ?? '') !== '';
  const isNamed = visible.title.some(isSaid);
  const isPart = (name: string) => visible.title.length > 1 && visible.title.includes(name) && isNamed;
  const required = visible.fields.filter((field) => field.required && !field.readOnly && !isSaid(field.name));
  const owed = required.map(({ name }) => name).filter((name) => isCustomName(name) || isPart(name));
  const stage = findStage(fields.stageId);
  return [...owed, ...(stage ? missingFor(stage, fields) : [])];
}

/** How many rows owe each field, with those of the rows before them. */
export function addOwed(
  before: Readonly<Record<string, number>> = {},
  rows: readonly PlanRow[],
): Readonly<Record<string, number>> {
  const counts = new Map(Object.entries(before));
  for (const row of rows) {
    const owed = (row.action === 'create' && row.owed) || [];
    for (const name of owed) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
