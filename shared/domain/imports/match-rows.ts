import { normaliseEmail, normalisePhone } from '#shared/model/contact-points.ts';
import { identityKeys } from '#shared/model/identifiers.ts';
import type { ImportMatch } from '#shared/model/imports.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Email, Identifier, Phone } from '#shared/model/records.ts';
import type { Context } from '../context.ts';
import { nameOfKey } from '../duplicates/candidates/blocking-keys.ts';
import { emailKey, type MatchKey, phoneKey } from '../duplicates/match-keys.ts';
import { isIdOf } from '../records/read-record.ts';
import type { StoredRecord } from '../records/record-item.ts';
import { findByKeys, findHolders, loadReadable, nameOfIdentifier } from './find-records.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { RowInput } from './read-rows.ts';
import type { Reason } from './reason.ts';

export interface MatchedRow extends RowInput {
  /** The record that it changes; absent: it makes a new one. */
  readonly record?: StoredRecord;
}

/**
 * Finds the records that rows are about, all in a few batches. A row that could be about several, or is about the same as
 * one before it, gets a reason against it.
 */
export async function matchRows(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  match: ImportMatch,
  rows: readonly RowInput[],
): Promise<readonly MatchedRow[]> {
  const keys = rows.map((row) => keysOf(context, match, row));
  const find = await findCandidates(context, ahead, definition, match, keys);
  const seen = new Map<string, number>();
  return rows.map((row, at) => {
    const rowKeys = keys[at] ?? [];
    const records = [...new Map(rowKeys.flatMap(find).map((record) => [record.id, record])).values()];
    const [record] = records;
    const reasons = [
      ...(records.length > 1 ? [reason(match, row, 'ambiguous')] : []),
      ...(match === 'id' && row.id !== undefined && !record ? [reason(match, row, 'not_found')] : []),
      ...sameAs(seen, [...rowKeys.map((key) => key.name), ...records.map(({ id }) => id)], match, row),
    ];
    return { ...row, reasons: [...row.reasons, ...reasons], ...(record && { record }) };
  });
}

function sameAs(
  seen: Map<string, number>,
  names: readonly string[],
  match: ImportMatch,
  row: RowInput,
): readonly Reason[] {
  const earlier = names.flatMap((name) => seen.get(name) ?? [])[0];
  for (const name of names) if (!seen.has(name)) seen.set(name, row.row);
  return earlier === undefined ? [] : [{ ...reason(match, row, 'same_row'), params: { row: earlier } }];
}

function reason(match: ImportMatch, row: RowInput, code: Reason['code']): Reason {
  const field = fieldOf(match);
  const [cell] = (field && row.cellsByField.get(field)) || [];
  return { code, ...(field && { field }), ...(cell && { column: cell.column, value: cell.text }) };
}

function fieldOf(match: ImportMatch): string | undefined {
  if (match === 'none') return undefined;
  return match === 'id' || match === 'emails' || match === 'phones' ? match : 'identifiers';
}

interface RowKey {
  /** Tells it from all others. */
  readonly name: string;
  readonly id?: string;
  readonly number?: Identifier;
  readonly matchKey?: MatchKey;
  /** A phone or an address in its canonical form. */
  readonly value?: string;
}

function keysOf({ tenant }: Context, match: ImportMatch, { id, fields }: RowInput): readonly RowKey[] {
  switch (match) {
    case 'none':
      return [];
    case 'id':
      return id === undefined ? [] : [{ name: id, id }];
    case 'emails':
      return ((fields.emails ?? []) as readonly Email[])
        .flatMap((email) => normaliseEmail(email).canonical ?? [])
        .map((value) => toRowKey(emailKey(value), value));
    case 'phones':
      return ((fields.phones ?? []) as readonly Phone[])
        .flatMap((phone) => normalisePhone(phone, tenant.country).e164 ?? [])
        .map((value) => toRowKey(phoneKey(value), value));
    default:
      return identityKeys((fields.identifiers ?? []) as readonly Identifier[])
        .filter(({ scheme }) => match === 'identifiers' || scheme === match || scheme === `${match}-KPP`)
        .map((number) => ({ name: nameOfIdentifier(number), number }));
  }
}

function toRowKey(matchKey: MatchKey | undefined, value: string): RowKey {
  return { name: value, value, ...(matchKey && { matchKey }) };
}

async function findCandidates(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  match: ImportMatch,
  keys: readonly (readonly RowKey[])[],
): Promise<(key: RowKey) => readonly StoredRecord[]> {
  const all = keys.flat();
  const [holders, sharing] = await Promise.all([
    findHolders(
      ahead,
      definition,
      all.flatMap(({ number }) => number ?? []),
    ),
    findByKeys(
      context,
      all.flatMap(({ matchKey }) => matchKey ?? []),
    ),
  ]);
  const idsOf = ({ id, number, matchKey }: RowKey): readonly string[] =>
    [id, number && holders.get(nameOfIdentifier(number)), ...((matchKey && sharing.get(nameOfKey(matchKey))) ?? [])]
      .filter((one) => one !== undefined)
      .filter((one) => isIdOf(definition, one));
  const records = await loadReadable(context, ahead, all.flatMap(idsOf));
  return (key) =>
    idsOf(key)
      .flatMap((id) => records.get(id) ?? [])
      .filter((record) => key.value === undefined || has(record, match, key.value));
}

/** The keys follow the records by a moment, and bring together more than what is the same. */
function has({ data }: StoredRecord, match: ImportMatch, value: string): boolean {
  if (match === 'phones') return ((data.phones ?? []) as readonly Phone[]).some(({ e164 }) => e164 === value);
  return ((data.emails ?? []) as readonly Email[]).some(({ canonical }) => canonical === value);
}
