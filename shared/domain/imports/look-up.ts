import type { FieldDefinition, ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Context } from '../context.ts';
import { type Cell, splitValues } from './cell.ts';
import { type Found, indexPeople } from './find-people.ts';
import { findRecords } from './find-records.ts';
import type { ReadAhead } from './read-ahead.ts';
import { isLookedUp } from './read-field.ts';
import type { RowInput } from './read-rows.ts';
import { type Reason, reasonAt } from './reason.ts';

/** Puts ids in the place of the names in all rows, read in a few batches; a name that leads nowhere is a reason against its row. */
export async function lookUp(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  rows: readonly RowInput[],
): Promise<readonly RowInput[]> {
  const fields = definition.fields.filter(isLookedUp);
  const people = indexPeople(context.directory);
  const finders = new Map<FieldDefinition, Finder>();
  for (const field of fields) {
    if (field.type === 'coManagers' || field.to === 'users') finders.set(field, people);
    else if (isObject(field.to))
      finders.set(field, await indexRecords(context, ahead, definitions[field.to], field, rows));
  }
  return rows.map((row) => fillIn(row, finders));
}

type Finder = (text: string) => Found;

function isObject(to: FieldDefinition['to']): to is ObjectName {
  return to !== undefined && to in definitions;
}

async function indexRecords(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  field: FieldDefinition,
  rows: readonly RowInput[],
): Promise<Finder> {
  const texts = rows.flatMap(({ cellsByField }) => (cellsByField.get(field.name) ?? []).map(({ text }) => text));
  const found = await findRecords(context, ahead, definition, texts);
  return (text) => found.get(text) ?? { code: 'reference' };
}

function fillIn(row: RowInput, finders: ReadonlyMap<FieldDefinition, Finder>): RowInput {
  const reasons: Reason[] = [];
  const fields = { ...row.fields };
  for (const [field, find] of finders) {
    const cells = row.cellsByField.get(field.name) ?? [];
    if (cells.length === 0) continue;
    const texts = field.type === 'coManagers' ? splitCells(cells) : cells.map((cell) => ({ cell, text: cell.text }));
    const ids = texts.flatMap(({ cell, text }) => {
      const found = find(text);
      if ('id' in found) return [found.id];
      reasons.push(reasonAt(found.code, field.name, cell));
      return [];
    });
    fields[field.name] = field.type === 'coManagers' ? ids.map((userId) => ({ userId })) : ids[0];
  }
  return { ...row, fields, reasons: [...row.reasons, ...reasons] };
}

function splitCells(cells: readonly Cell[]) {
  return cells.flatMap((cell) => splitValues(cell.text).map((text) => ({ cell, text })));
}
