import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { sequenceKey } from '#shared/store/keys/records.ts';
import { type Key, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';

const digits = 5;

/**
 * Gives a document the next number of the year, `Q-2026-00017`, unless it brings its own. One round trip; a number whose
 * document is not saved after all is not given again.
 * @throws Problem `write.conflict`, when the table could not count for others who count
 */
export async function numberDocument(context: Context, definition: ObjectDefinition, fields: Fields): Promise<Fields> {
  const { numbered, name } = definition;
  if (numbered === undefined || (fields.number ?? '') !== '') return fields;
  const year = new Intl.DateTimeFormat('sv-SE', { timeZone: context.tenant.timeZone, year: 'numeric' }).format(
    context.now(),
  );
  const next = await count(context, sequenceKey(name, year));
  return { ...fields, number: `${numbered}-${year}-${String(next).padStart(digits, '0')}` };
}

async function count({ table }: Context, sequence: Key): Promise<number> {
  try {
    return await table.increment(sequence, 'last');
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('write.conflict') : error;
  }
}
