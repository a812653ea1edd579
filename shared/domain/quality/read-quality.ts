import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { QualityFacts } from '#shared/model/quality/quality.ts';
import type { Language } from '#shared/model/tenant.ts';
import type { Context } from '../context.ts';
import { isIdOf, resolveRecord } from '../records/read-record.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { readLastContact } from './contact-facts.ts';
import { describeQuality, type RecordQuality } from './describe-quality.ts';
import { readPairFacts } from './pair-facts.ts';
import { readElsewhere } from './read-facts.ts';
import { ownFacts } from './scored.ts';

/**
 * How good a record is today, from what is there now and not from what was counted: one round trip, and one more for a
 * record that names a contact and a client.
 * @throws Problem `not_found`
 */
export async function readQuality(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  language: Language,
): Promise<RecordQuality> {
  if (!isIdOf(definition, id)) throw new Problem('not_found');
  const asked = { object: definition.name, id };
  const [{ record }, found] = await Promise.all([resolveRecord(context, definition, id), readBeside(context, asked)]);
  const beside = record.id === id ? found : await readBeside(context, record);
  return describeQuality(context, definition, record, await completeFacts(context, record, beside), language);
}

async function readBeside({ table }: Context, record: Pick<StoredRecord, 'object' | 'id'>): Promise<QualityFacts> {
  const [pairs, lastContactAt] = await Promise.all([readPairFacts(table, record), readLastContact(table, record)]);
  return { ...pairs, ...(lastContactAt !== undefined && { lastContactAt }) };
}

async function completeFacts({ table }: Context, record: StoredRecord, beside: QualityFacts): Promise<QualityFacts> {
  const elsewhere = await readElsewhere(table, [record]);
  return { ...beside, ...ownFacts(record), ...(elsewhere.has(record.id) && { isElsewhere: true }) };
}
