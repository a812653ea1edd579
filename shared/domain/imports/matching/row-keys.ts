import { normaliseEmail, normalisePhone } from '#shared/model/contact-points.ts';
import { identityKeys } from '#shared/model/identifiers.ts';
import type { ImportMatch } from '#shared/model/imports.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Email, Identifier, Phone } from '#shared/model/records.ts';
import type { Context } from '../../context.ts';
import { emailKey, type MatchKey, phoneKey } from '../../duplicates/match-keys.ts';
import type { StoredRecord } from '../../records/stored-record.ts';
import type { RowInput } from '../plan/read-rows.ts';
import { nameOfIdentifier } from './find-records.ts';
import { keyOfFields } from './key-of-fields.ts';

/** By what the rows of a file find the records that they change: one way, or fields that have to agree together. */
export type RowMatch = ImportMatch | readonly string[];

/** One thing by which a row can find its record. */
export interface RowKey {
  /** Tells it from all others. */
  readonly name: string;
  readonly id?: string;
  readonly numbers?: readonly Identifier[];
  readonly matchKeys?: readonly MatchKey[];
  /** The keys follow the records by a moment, and bring together more than what is the same. Absent: whoever is found. */
  readonly isMeant?: (record: StoredRecord) => boolean;
}

export function rowKeysOf(
  { tenant: { country } }: Context,
  definition: ObjectDefinition,
  match: RowMatch,
  { id, fields }: RowInput,
): readonly RowKey[] {
  if (typeof match !== 'string') {
    const key = keyOfFields(definition, match, fields, country);
    return key ? [key] : [];
  }
  switch (match) {
    case 'none':
    case 'duplicates':
      return [];
    case 'id':
      return id === undefined ? [] : [{ name: id, id }];
    case 'emails':
      return ((fields.emails ?? []) as readonly Email[])
        .flatMap((email) => normaliseEmail(email).canonical ?? [])
        .map((value) => ({ name: value, matchKeys: listOf(emailKey(value)), isMeant: hasEmail(value) }));
    case 'phones':
      return ((fields.phones ?? []) as readonly Phone[])
        .flatMap((phone) => normalisePhone(phone, country).e164 ?? [])
        .map((value) => ({ name: value, matchKeys: listOf(phoneKey(value)), isMeant: hasPhone(value) }));
    default:
      return identityKeys((fields.identifiers ?? []) as readonly Identifier[])
        .filter(({ scheme }) => match === 'identifiers' || scheme === match || scheme === `${match}-KPP`)
        .map((number) => ({ name: nameOfIdentifier(number), numbers: [number] }));
  }
}

function listOf(key: MatchKey | undefined): readonly MatchKey[] {
  return key ? [key] : [];
}

function hasEmail(value: string) {
  return ({ data }: StoredRecord) =>
    ((data.emails ?? []) as readonly Email[]).some(({ canonical }) => canonical === value);
}

function hasPhone(value: string) {
  return ({ data }: StoredRecord) => ((data.phones ?? []) as readonly Phone[]).some(({ e164 }) => e164 === value);
}
