import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Context } from '../../context.ts';
import { nameOfKey } from '../../duplicates/candidates/blocking-keys.ts';
import { isIdOf } from '../../records/read-record.ts';
import type { StoredRecord } from '../../records/stored-record.ts';
import type { LookAlike } from '../plan/plan-row.ts';
import type { RowInput } from '../plan/read-rows.ts';
import type { Reason } from '../plan/reason.ts';
import { findByKeys, findHolders, loadReadable, nameOfIdentifier } from './find-records.ts';
import { fieldOf } from './key-of-fields.ts';
import type { ReadAhead } from './read-ahead.ts';
import { type RowKey, type RowMatch, rowKeysOf } from './row-keys.ts';
import type { RowMemory } from './row-memory.ts';

export interface MatchedRow extends RowInput {
  /** The record that it changes; absent: it makes a new one. */
  readonly record?: StoredRecord;
  /** What the new record may be the same as, the surest first. */
  readonly lookAlikes?: readonly LookAlike[];
  /** It is left out for them. */
  readonly isLeftOut?: true;
}

/**
 * Finds the records that rows are about, all in a few batches. A row that could be about several, or is about the same as
 * one before it, gets a reason against it.
 * @param memory of the rows before, which learns what these are about
 */
export async function matchRows(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  match: RowMatch,
  rows: readonly RowInput[],
  memory: RowMemory,
): Promise<readonly MatchedRow[]> {
  const keys = rows.map((row) => rowKeysOf(context, definition, match, row));
  const find = await findCandidates(context, ahead, definition, keys);
  return rows.map((row, at) => {
    const rowKeys = keys[at] ?? [];
    const records = [...new Map(rowKeys.flatMap(find).map((record) => [record.id, record])).values()];
    const [record] = records;
    const reasons = [
      ...(records.length > 1 ? [reason(match, row, 'ambiguous')] : []),
      ...(match === 'id' && row.id !== undefined && !record ? [reason(match, row, 'not_found')] : []),
      ...sameAs(memory, [...rowKeys.map((key) => key.name), ...records.map(({ id }) => id)], match, row),
    ];
    return { ...row, reasons: [...row.reasons, ...reasons], ...(record && { record }) };
  });
}

function sameAs(memory: RowMemory, names: readonly string[], match: RowMatch, row: RowInput): readonly Reason[] {
  const earlier = names.flatMap((name) => memory.rowOf(about(name)) ?? [])[0];
  for (const name of names) memory.note(about(name), row.row);
  return earlier === undefined ? [] : [{ ...reason(match, row, 'same_row'), params: { row: earlier } }];
}

/** A record, or the value by which it is found, as rows are about it. */
export function about(name: string): string {
  return `about ${name}`;
}

function reason(match: RowMatch, row: RowInput, code: Reason['code']): Reason {
  const field = fieldToName(match);
  const [cell] = (field && row.cellsByField.get(field)) || [];
  return { code, ...(field && { field }), ...(cell && { column: cell.column, value: cell.text }) };
}

function fieldToName(match: RowMatch): string | undefined {
  if (typeof match !== 'string') return match[0] && fieldOf(match[0]);
  if (match === 'none' || match === 'duplicates') return undefined;
  return match === 'id' || match === 'emails' || match === 'phones' ? match : 'identifiers';
}

async function findCandidates(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  keys: readonly (readonly RowKey[])[],
): Promise<(key: RowKey) => readonly StoredRecord[]> {
  const all = keys.flat();
  const [holders, sharing] = await Promise.all([
    findHolders(
      ahead,
      definition,
      all.flatMap(({ numbers = [] }) => numbers),
    ),
    findByKeys(
      ahead,
      all.flatMap(({ matchKeys = [] }) => matchKeys),
    ),
  ]);
  const idsOf = ({ id, numbers = [], matchKeys = [] }: RowKey): readonly string[] =>
    [
      id,
      ...numbers.map((number) => holders.get(nameOfIdentifier(number))),
      ...matchKeys.flatMap((key) => sharing.get(nameOfKey(key)) ?? []),
    ]
      .filter((one) => one !== undefined)
      .filter((one) => isIdOf(definition, one));
  const records = await loadReadable(context, ahead, all.flatMap(idsOf));
  return (key) =>
    [...new Set(idsOf(key))].flatMap((id) => records.get(id) ?? []).filter((record) => key.isMeant?.(record) ?? true);
}
