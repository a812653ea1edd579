import { checkIdentifier, identityKeys, isIdentifierScheme } from '#shared/model/identifiers.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import { fold } from '#shared/model/text.ts';
import { matchPartition } from '#shared/store/keys/matching.ts';
import { identityKey, recordKey } from '#shared/store/keys/records.ts';
import type { Context } from '../../context.ts';
import { nameOfKey } from '../../duplicates/candidates/blocking-keys.ts';
import { findByKey, mostSharing } from '../../duplicates/find-by-key.ts';
import { type MatchKey, nameKeysOf } from '../../duplicates/match-keys.ts';
import { isAllowed, isIdOf } from '../../records/read-record.ts';
import { fromItem } from '../../records/record-item.ts';
import { isLive, type StoredRecord } from '../../records/stored-record.ts';
import { foldWord, UnreadableCell } from '../cells/cell.ts';
import { readIdentifiers } from '../cells/cell-identifiers.ts';
import { externalIdOf } from '../mapping/cell-rules.ts';
import type { Found } from './find-people.ts';
import { isPersonCalled, keysOfPerson } from './find-person.ts';
import type { ReadAhead } from './read-ahead.ts';

/**
 * The records that cells name by id, legal number, id in another system or name, whichever it is; a name has to be the whole
 * name, but for case, accents and signs. What the actor may not see is not found.
 * @param context whose table is `ahead`
 */
export async function findRecords(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  texts: readonly string[],
  system?: string,
): Promise<ReadonlyMap<string, Found>> {
  const wanted = [...new Set(texts)].map((text) => ({ text, ...understand(context, definition, text, system) }));
  const [holders, named] = await Promise.all([
    findHolders(
      ahead,
      definition,
      wanted.flatMap(({ numbers }) => numbers),
    ),
    findByKeys(
      ahead,
      wanted.flatMap(({ nameKeys }) => nameKeys),
    ),
  ]);
  const idsOf = ({ id, numbers, nameKeys }: Understood) =>
    [
      ...(id === undefined ? [] : [id]),
      ...numbers.map((number) => holders.get(nameOfIdentifier(number))),
      ...nameKeys.flatMap((key) => named.get(nameOfKey(key)) ?? []),
    ].filter((one): one is string => one !== undefined && isIdOf(definition, one));
  const records = await loadReadable(context, ahead, wanted.flatMap(idsOf));
  return new Map(
    wanted.map((one) => {
      const found = [...new Set(idsOf(one))].flatMap((id) => records.get(id) ?? []);
      const byNumber = new Set(one.numbers.map((number) => holders.get(nameOfIdentifier(number))));
      const isMeant = ({ id, data }: StoredRecord) =>
        one.nameKeys.length === 0 || byNumber.has(id) || isCalled(definition, data, one.text);
      return [one.text, choose(found.filter(isMeant), found)];
    }),
  );
}

interface Understood {
  readonly id?: string;
  readonly numbers: readonly Identifier[];
  readonly nameKeys: readonly MatchKey[];
}

function understand(
  { tenant }: Context,
  definition: ObjectDefinition,
  text: string,
  system: string | undefined,
): Understood {
  if (isIdOf(definition, text)) return { id: text, numbers: [], nameKeys: [] };
  const elsewhere = findField(definition, 'externalId')
    ? [{ scheme: 'externalId', value: fold(externalIdOf(system, text)) }]
    : [];
  const numbers = readNumbers(text, tenant);
  if (numbers.length > 0) return { numbers: [...numbers, ...elsewhere], nameKeys: [] };
  const nameKeys = definition.person ? keysOfPerson(definition, text) : nameKeysOf(definition.name, text);
  return { numbers: elsewhere, nameKeys };
}

/** Whether a text can be what a new record is called, and says no number or id. */
export function isName(context: Context, definition: ObjectDefinition, text: string): boolean {
  return !isIdOf(definition, text) && readNumbers(text, context.tenant).length === 0;
}

/** Several of one name, or whose names differ in their legal form only, leave open which one is meant. */
function choose(meant: readonly StoredRecord[], near: readonly StoredRecord[]): Found {
  const [one, ...more] = meant;
  if (one && more.length === 0) return { id: one.id };
  const among = (one ? meant : near).map(({ id, data: { companyId } }) => ({ id, companyId }));
  return { code: one ? 'ambiguous' : 'reference', ...(among.length > 0 && { among }) };
}

/** None for a text that is no number. */
function readNumbers(text: string, { country, timeZone }: Tenant): readonly Identifier[] {
  const settings = { language: 'en', country, timeZone, dateOrder: 'dmy' } as const;
  try {
    const read = readIdentifiers([{ column: '', text }], settings, { name: 'identifiers', type: 'identifiers' });
    return identityKeys((read as readonly Identifier[]).filter(isValid));
  } catch (error) {
    if (error instanceof UnreadableCell) return [];
    throw error;
  }
}

function isValid({ scheme, value }: Identifier): boolean {
  return isIdentifierScheme(scheme) && checkIdentifier(scheme, value) === 'valid';
}

function nameFields({ fields }: ObjectDefinition): readonly string[] {
  return fields.filter(({ match }) => match === 'name' || match === 'brand').map(({ name }) => name);
}

function isCalled(definition: ObjectDefinition, data: Fields, text: string): boolean {
  if (definition.person) return isPersonCalled(definition, data, text);
  return nameFields(definition).some((field) => foldWord(String(data[field] ?? '')) === foldWord(text));
}

/** Whose the legal numbers are, whoever may see it; one batch for all. @returns number → id */
export async function findHolders(
  ahead: ReadAhead,
  { name }: ObjectDefinition,
  numbers: readonly Identifier[],
): Promise<ReadonlyMap<string, string>> {
  const keyOf = ({ scheme, value }: Identifier) => identityKey(name, scheme, value);
  await ahead.fetch(numbers.map(keyOf));
  const items = await Promise.all(numbers.map((number) => ahead.get(keyOf(number))));
  return new Map(
    numbers.flatMap((number, at) => {
      const recordId = items[at]?.recordId;
      return recordId === undefined ? [] : [[nameOfIdentifier(number), String(recordId)] as const];
    }),
  );
}

/** @returns key → ids of all objects */
export async function findByKeys(
  ahead: ReadAhead,
  keys: readonly MatchKey[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const distinct = new Map(keys.map((key) => [nameOfKey(key), key]));
  const pks = [...distinct.values()].map(({ kind, value }) => matchPartition(kind, value));
  await ahead.fetchPartitions({ pks, limit: mostSharing, consistent: true });
  const found = await Promise.all(
    [...distinct].map(async ([name, key]) => [name, await findByKey(ahead, key)] as const),
  );
  return new Map(found);
}

/** Those of the records that are live and that the actor may read; two batches, with the clients that they hang on. */
export async function loadReadable(
  context: Context,
  ahead: ReadAhead,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const distinct = [...new Set(ids)];
  await ahead.fetchRecords(distinct);
  const items = await ahead.getMany(distinct.map(recordKey));
  const live = items.map(fromItem).filter(isLive);
  const clients = live.flatMap(({ data }) => (typeof data.companyId === 'string' ? [data.companyId] : []));
  await ahead.fetchRecords([...new Set(clients)]);
  const readable = await Promise.all(live.map((record) => isAllowed(context, 'read', record)));
  return new Map(live.filter((_, at) => readable[at]).map((record) => [record.id, record]));
}

export function nameOfIdentifier({ scheme, value }: Identifier): string {
  return `${scheme} ${value}`;
}
