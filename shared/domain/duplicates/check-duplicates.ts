import * as z from 'zod/mini';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { checkBody } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import { isIdOf } from '../records/read-record.ts';
import { fromItem } from '../records/record-item.ts';
import { discloseMatches, type Found, type ToldMatch } from './disclose.ts';
import { lookAround } from './find-duplicates.ts';
import type { FoundMatch } from './find-matches.ts';
import { readHalfTyped } from './half-typed.ts';
import { findRejected } from './judged-pairs.ts';
import { requireFewProbes } from './probes.ts';
import { toFound } from './related-firms.ts';

export interface CheckResult {
  /** Surest first. */
  readonly matches: readonly ToldMatch[];
  /** Other firms of one group, one brand or one web domain. */
  readonly related: readonly ToldMatch[];
}

const checkSchema = z.strictObject(
  { object: z.enum(objectNames, { error: 'option' }), record: z.record(z.string(), z.unknown(), { error: 'type' }) },
  { error: 'type' },
);

/**
 * What a record that somebody is typing could be a duplicate of: all records are searched, whatever they may see.
 * @param body untrusted
 * @throws Problem `validation.failed` | `access.denied` | `duplicate.probes`
 */
export async function checkDuplicates(context: Context, body: unknown): Promise<CheckResult> {
  const { object, record } = checkBody(checkSchema, body);
  requireAny(context.actor, object, 'create');
  const definition: ObjectDefinition = context.directory.definitions[object];
  const visible = visibleDefinition(context.actor.permissions, definition);
  const data = readHalfTyped(visible, record, context.tenant.country);
  const subject = { object, data, ...(isIdOf(definition, String(record.id)) && { id: String(record.id) }) };
  // Whoever has asked too often is not even told whether there would be something.
  const [{ matches, related }] = await Promise.all([
    lookAround(context.table, subject, context.directory.frequencies),
    requireFewProbes(context),
  ]);
  const told = await discloseMatches(context, subject, [
    ...(await markRejected(context, subject, matches)),
    ...related.map(toFound),
  ]);
  return {
    matches: told.filter((one) => one.related === undefined),
    related: told.filter((one) => one.related !== undefined),
  };
}

/** Nobody is certain of what somebody has said is not so. */
async function markRejected(
  { table }: Context,
  { id }: { readonly id?: string },
  found: readonly FoundMatch[],
): Promise<readonly Found[]> {
  if (id === undefined || found.length === 0) return found;
  const item = await table.get(recordKey(id), { consistent: true });
  if (!item) return found;
  const rejected = await findRejected(
    table,
    fromItem(item),
    found.map(({ record }) => record),
  );
  return found.map((one) => {
    if (!rejected.has(one.record.id)) return one;
    const { match } = one;
    return { ...one, match: { ...match, band: match.band === 'certain' ? 'probable' : match.band }, isRejected: true };
  });
}
