import { nestCustom } from '#shared/model/custom-values.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { isWithin, scopeOf } from '../../access/access.ts';
import type { Context } from '../../context.ts';
import { toText } from '../../exports/cell-text.ts';
import { requireFree } from '../../mastery/require-free.ts';
import type { Change } from '../../records/change.ts';
import { planCreation } from '../../records/create-record.ts';
import { placementOf, titleOf } from '../../records/record-facts.ts';
import type { StoredRecord } from '../../records/stored-record.ts';
import { planUpdate } from '../../records/update-record.ts';
import { mergeLists } from '../cells/merge-lists.ts';
import type { MatchedRow } from '../matching/match-rows.ts';
import { findOwed } from './owed-fields.ts';
import type { PlanRow } from './plan-row.ts';
import { type Reason, reasonsOfError } from './reason.ts';

export interface DraftedRow {
  readonly plan: PlanRow;
  /** What the record becomes; absent: it stays as it is. */
  readonly change?: Change;
}

/**
 * Drafts each row by the service that will carry it out: the same checks, references, rights and defaults.
 * @param context whose table answers from memory; what rows look like is found when they are carried out
 * @param defaults fields of new records
 */
export async function draftRow(
  context: Context,
  definition: ObjectDefinition,
  row: MatchedRow,
  defaults: Fields,
): Promise<DraftedRow> {
  if (row.reasons.length > 0)
    return { plan: { ...refuseRow(row, row.reasons), ...(row.lookAlikes && { lookAlikes: row.lookAlikes }) } };
  if (row.isLeftOut) return { plan: leaveOut(row) };
  try {
    return row.record
      ? await draftUpdate(context, definition, row, row.record)
      : await draftCreation(context, definition, row, { ...defaults, ...row.fields });
  } catch (error) {
    return { plan: refuseRow(row, reasonsOfError(error, row.cellsByField)) };
  }
}

export function refuseRow({ row, cells }: Pick<PlanRow, 'row' | 'cells'>, reasons: readonly Reason[]): PlanRow {
  return { row, cells, action: 'refuse', reasons };
}

function leaveOut({ row, cells, lookAlikes = [] }: MatchedRow): PlanRow {
  return { row, cells, action: 'skip', lookAlikes };
}

async function draftCreation(
  context: Context,
  definition: ObjectDefinition,
  { row, cells, lookAlikes, related = [] }: MatchedRow,
  body: Fields,
): Promise<DraftedRow> {
  const owed = findOwed(visibleDefinition(context.actor.permissions, definition), body);
  const change = await planCreation({ ...context, owed }, definition, nestCustom(body))();
  requireImport(context, change.after);
  requireFree(context, change);
  const { id, data } = change.after;
  const fields = { ...body, ...ownerIn(context, definition, data) };
  const title = titleOf(definition, data);
  const besides = {
    ...(lookAlikes && { lookAlikes }),
    ...(owed.length > 0 && { owed }),
    ...(related.length > 0 && { related }),
  };
  return { plan: { row, cells, action: 'create', id, title, fields, ...besides }, change };
}

/** The plan says whose the record will be, where the person could say so. */
function ownerIn({ actor }: Context, definition: ObjectDefinition, data: Fields): Fields {
  const { owner } = definition;
  const isWritable = findField(visibleDefinition(actor.permissions, definition), owner)?.readOnly !== true;
  return isWritable ? { [owner]: data[owner] } : {};
}

async function draftUpdate(
  context: Context,
  definition: ObjectDefinition,
  row: MatchedRow,
  record: StoredRecord,
): Promise<DraftedRow> {
  requireImport(context, record);
  const said = Object.fromEntries(
    Object.entries(row.fields).filter(([name]) => !saysTheSame(context, definition, row, record.data, name)),
  );
  const body = mergeLists(definition, record.data, said, context.tenant.country);
  const change = await planUpdate(context, definition, record.id, {
    body: nestCustom(body),
    version: record.version,
  })();
  requireFree(context, change);
  const { id, version, data } = record;
  const about = { row: row.row, cells: row.cells, id, title: titleOf(definition, data) };
  const related = row.related ?? [];
  if (change.before === change.after) return { plan: { ...about, action: 'skip' } };
  const changed = new Set(change.changes.map(({ field }) => field));
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => changed.has(name)));
  return {
    plan: {
      ...about,
      action: 'update',
      version,
      fields,
      changes: change.changes,
      ...(related.length > 0 && { related }),
    },
    change,
  };
}

/** A cell that stands as our own export wrote it, of which some forms say less than the record does. */
function saysTheSame(
  context: Context,
  definition: ObjectDefinition,
  { cellsByField }: MatchedRow,
  data: Fields,
  name: string,
): boolean {
  const field = findField(definition, name);
  const [cell, ...more] = cellsByField.get(name) ?? [];
  if (!field || !cell || cell.part !== undefined || more.length > 0) return false;
  return toText(context, definition, field, data[name], context.tenant.language) === cell.text;
}

/** The right to import reaches as far as the role says, besides the rights to create and to edit. */
export function requireImport({ actor }: Context, record: StoredRecord): void {
  if (!isWithin(actor, scopeOf(actor, record.object, 'import'), placementOf(record)))
    throw new Problem('access.denied');
}
