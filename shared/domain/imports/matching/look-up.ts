import type { FieldDefinition, ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Context } from '../../context.ts';
import { type Cell, splitValues } from '../cells/cell.ts';
import { isLookedUp } from '../cells/read-field.ts';
import type { Related } from '../plan/plan-row.ts';
import type { RowInput } from '../plan/read-rows.ts';
import { type Reason, reasonAt } from '../plan/reason.ts';
import { type DraftRelated, draftingRelated } from '../plan/related.ts';
import { type Found, indexPeople } from './find-people.ts';
import { findRecords, isName } from './find-records.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { RowMemory } from './row-memory.ts';

export interface LookUpSettings {
  /** The system whose ids cells hold. */
  readonly system?: string;
  /** Fields that name records which are made where they are not there yet. */
  readonly create: readonly string[];
  /** Of new records. */
  readonly ownerId?: unknown;
  /** Of the pages before. */
  readonly memory: RowMemory;
}

/**
 * Puts ids in the place of the names in all rows, read in a few batches; a name that leads nowhere is a reason against its
 * row, unless its record is to be made.
 */
export async function lookUp(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  rows: readonly RowInput[],
  settings: LookUpSettings,
): Promise<readonly RowInput[]> {
  const fields = definition.fields.filter(isLookedUp);
  const people = indexPeople(context.directory);
  const draft = draftingRelated(context, ahead, settings.memory, settings.ownerId);
  let looked: readonly RowInput[] = rows;
  for (const field of fields) {
    const isOfPeople = field.type === 'coManagers' || field.to === 'users';
    const find = isOfPeople ? people : await indexRecords(context, ahead, field, rows, settings.system);
    if (!find) continue;
    const isMade = settings.create.includes(field.name) && isObject(field.to);
    const made = isMade ? await makeMissing(context, draft, field, rows, find) : new Map<string, Made>();
    looked = looked.map((row) => fillIn(row, field, find, made));
  }
  return looked;
}

type Finder = (text: string) => Found;
type Made = Awaited<ReturnType<DraftRelated>>;

function isObject(to: FieldDefinition['to']): to is ObjectName {
  return to !== undefined && to in definitions;
}

async function indexRecords(
  context: Context,
  ahead: ReadAhead,
  field: FieldDefinition,
  rows: readonly RowInput[],
  system: string | undefined,
): Promise<Finder | undefined> {
  if (!isObject(field.to)) return undefined;
  const found = await findRecords(context, ahead, definitions[field.to], textsOf(field, rows), system);
  return (text) => found.get(text) ?? { code: 'reference' };
}

function textsOf({ name }: FieldDefinition, rows: readonly RowInput[]): readonly string[] {
  return rows.flatMap(({ cellsByField }) => (cellsByField.get(name) ?? []).map(({ text }) => text));
}

/** One after the other: those that are called the same are one record. */
async function makeMissing(
  context: Context,
  draft: DraftRelated,
  field: FieldDefinition,
  rows: readonly RowInput[],
  find: Finder,
): Promise<ReadonlyMap<string, Made>> {
  const made = new Map<string, Made>();
  const definition = context.directory.definitions[field.to as ObjectName];
  for (const text of new Set(
    textsOf(
      field,
      rows.filter(({ reasons }) => reasons.length === 0),
    ),
  )) {
    const found = find(text);
    if ('id' in found || found.code === 'ambiguous' || !isName(context, definition, text)) continue;
    made.set(text, found.among ? { reasons: [{ code: 'ambiguous' }] } : await draft(definition, text));
  }
  return made;
}

function fillIn(row: RowInput, field: FieldDefinition, find: Finder, made: ReadonlyMap<string, Made>): RowInput {
  const cells = row.cellsByField.get(field.name) ?? [];
  if (cells.length === 0) return row;
  const reasons: Reason[] = [];
  const related: Related[] = [];
  const texts = field.type === 'coManagers' ? splitCells(cells) : cells.map((cell) => ({ cell, text: cell.text }));
  const ids = texts.flatMap(({ cell, text }) => {
    const found = within(row, find(text));
    if ('id' in found) return [found.id];
    const instead = made.get(text);
    if (instead && 'related' in instead) {
      related.push(instead.related);
      return [instead.related.id];
    }
    const codes = instead?.reasons.map(({ code }) => code) ?? [found.code];
    reasons.push(...codes.map((code) => reasonAt(code, field.name, cell)));
    return [];
  });
  return {
    ...row,
    fields: { ...row.fields, [field.name]: field.type === 'coManagers' ? ids.map((userId) => ({ userId })) : ids[0] },
    reasons: [...row.reasons, ...reasons],
    related: [...(row.related ?? []), ...related],
  };
}

/** Of several of one name, the one of the company that the row names. */
function within({ fields: { companyId } }: RowInput, found: Found): Found {
  if ('id' in found || found.code !== 'ambiguous' || typeof companyId !== 'string') return found;
  const [one, ...more] = (found.among ?? []).filter((other) => other.companyId === companyId);
  return one && more.length === 0 ? { id: one.id } : found;
}

function splitCells(cells: readonly Cell[]) {
  return cells.flatMap((cell) => splitValues(cell.text).map((text) => ({ cell, text })));
}
