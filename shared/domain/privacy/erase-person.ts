import * as z from 'zod/mini';
import { fieldSchema } from '#shared/model/field-schemas.ts';
import { translate } from '#shared/model/messages/translate.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { type FieldProblemCode, Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { WriteConflict } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { findRecord } from '../records/read-record.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { carryOut } from './carry-out.ts';
import { countTraces } from './count-traces.ts';
import { type ErasureCounts, findErasure } from './erasures.ts';
import { namesPerson } from './names-person.ts';

const reasonSchema = fieldSchema({ name: 'reason', type: 'text', max: 500 }) as z.ZodMiniType<string>;

export const eraseSchema = z.strictObject(
  { reason: z.optional(reasonSchema), dryRun: z.optional(z.boolean({ error: 'type' })) },
  { error: 'type' },
);

export interface ErasureAnswer extends ErasureCounts {
  readonly id: string;
  /** false: nothing was done yet (`dryRun`), or the time was not enough; asking again goes on. */
  readonly done: boolean;
}

/** A function of the API has ten seconds; what is left of them is for the rest of the request. In milliseconds. */
const budget = 6000;

/**
 * Erases what is kept about a person: in the record, its history and the records about them. What is left keeps the links of
 * others whole and is never changed again. It can be broken off anywhere and asked for again.
 * @param body untrusted `{reason, dryRun?}`; the reason stays, so it may not name the person
 * @throws Problem `access.denied` | `route.not_found`, where records are no people | `not_found` | `validation.failed` |
 * `write.conflict`
 */
export async function erasePerson(
  context: Context,
  files: FileStore,
  definition: ObjectDefinition,
  id: string,
  body: unknown,
  language: Language,
): Promise<ErasureAnswer> {
  if (!definition.person) throw new Problem('route.not_found');
  const { reason, dryRun = false } = checkBody(eraseSchema, body);
  const record = await findRecord(context, definition, id);
  requireCapability(context.actor, 'erasePersons');
  const known = await findErasure(context.table, id);
  const counts = known?.counts ?? (await countTraces(context, definition, record));
  if (dryRun || known?.done) return { id, done: known?.done ?? false, ...counts };
  const mandate = {
    context,
    files,
    reason: checkReason(definition, record, reason),
    reasonOfOthers: translate(language, 'audit.personErased'),
    deadline: context.now().getTime() + budget,
  };
  return { id, done: await persist(mandate, definition, id, counts), ...counts };
}

/** @throws Problem `validation.failed` */
function checkReason(definition: ObjectDefinition, { data }: StoredRecord, reason: string | undefined): string {
  if (reason === undefined) throw refuse('required');
  if (namesPerson(definition, data, reason)) throw refuse('names_person');
  return reason;
}

function refuse(code: FieldProblemCode): Problem {
  return new Problem('validation.failed', { errors: [{ pointer: '/reason', code }] });
}

async function persist(...work: Parameters<typeof carryOut>): Promise<boolean> {
  try {
    return await carryOut(...work);
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('write.conflict') : error;
  }
}
