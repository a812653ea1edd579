import { identityKeys, isIdentifierScheme, normaliseIdentifier } from '#shared/model/identifiers.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Identifier } from '#shared/model/records.ts';
import { identityKey } from '#shared/store/keys/records.ts';
import type { Context } from '../context.ts';
import { type Applied, type Attempt, applyOnce } from './apply-once.ts';
import type { Change } from './change.ts';
import { planCreation } from './create-record.ts';
import { planUpdate } from './update-record.ts';

/** Two who come at the same moment: the slower one meets what the faster one made, and may meet a third. */
const attempts = 3;

/**
 * Creates the record that has this legal number, or changes the one that holds it: said twice, by one or by two, it leaves
 * one record. The number need not stand in the body; what contradicts it there is refused.
 * @throws Problem `route.not_found` for a scheme that is no key | what creating and changing throw; a holder whom the
 * caller may not see answers as on creation: `identity.taken`
 */
export async function upsertRecord(
  context: Context,
  definition: ObjectDefinition,
  address: Identifier,
  body: unknown,
  attempt?: Attempt,
): Promise<Applied> {
  const identifier = readAddress(definition, address);
  for (let left = attempts - 1; ; left -= 1) {
    try {
      return await applyOnce(context, attempt, () => draftUpsert(context, definition, identifier, body));
    } catch (error) {
      if (left === 0 || !isLostRace(error)) throw error;
    }
  }
}

/** @throws Problem `route.not_found`: evidence such as a KPP leads to no one record */
function readAddress(definition: ObjectDefinition, { scheme, value }: Identifier): Identifier {
  const identifier = { scheme, value: normaliseIdentifier(value) };
  const isKey = isIdentifierScheme(scheme) && identityKeys([identifier]).length > 0;
  if (!isKey || !findField(definition, 'identifiers')) throw new Problem('route.not_found');
  return identifier;
}

function isLostRace(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'write.conflict' || error.code === 'identity.taken');
}

async function draftUpsert(
  context: Context,
  definition: ObjectDefinition,
  identifier: Identifier,
  body: unknown,
): Promise<Change> {
  const holderId = await findHolder(context, definition, identifier);
  const create = () => planCreation(context, definition, withIdentifier(body, identifier, 'create'))();
  if (holderId === undefined) return create();
  try {
    const patch = { body: withIdentifier(body, identifier, 'patch') };
    return await planUpdate(context, definition, holderId, patch)();
  } catch (error) {
    // The number is taken by a record that the caller does not see: creating it says so, and no more than that.
    if (error instanceof Problem && error.code === 'not_found') return create();
    throw error;
  }
}

async function findHolder(context: Context, { name }: ObjectDefinition, { scheme, value }: Identifier) {
  const item = await context.table.get(identityKey(name, scheme, value), { consistent: true });
  return item?.recordId as string | undefined;
}

/** The body with the number that its record must have. @throws Problem `validation.failed`, when it says otherwise */
function withIdentifier(body: unknown, identifier: Identifier, mode: 'create' | 'patch'): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { identifiers } = body as { readonly identifiers?: unknown };
  if (identifiers === undefined && mode === 'patch') return body;
  const given = identifiers === undefined ? [] : identifiers;
  // Not a list, or null, which would clear the number: validation names the fault of the first.
  if (given === null) throw contradiction();
  if (!isListOfIdentifiers(given)) return body;
  const ofScheme = given.filter(({ scheme }) => scheme === identifier.scheme);
  const all = ofScheme.length > 0 ? given : [...given, identifier];
  const normalised = all.map(({ scheme, value }) => ({ scheme, value: normaliseIdentifier(value) }));
  const isSaid = identityKeys(normalised).filter(({ scheme }) => scheme === identifier.scheme);
  if (isSaid.length !== 1 || isSaid[0]?.value !== identifier.value) throw contradiction();
  return { ...body, identifiers: all };
}

function contradiction(): Problem {
  return new Problem('validation.failed', { errors: [{ pointer: '/identifiers', code: 'contradiction' }] });
}

function isListOfIdentifiers(value: unknown): value is readonly Identifier[] {
  const isText = (part: unknown) => typeof part === 'string';
  return Array.isArray(value) && value.every((one) => isText(one?.scheme) && isText(one?.value));
}
