import * as z from 'zod/mini';
import { nestCustom } from '#shared/model/custom-values.ts';
import { translate } from '#shared/model/messages/translate.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { type FieldProblemCode, Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Context } from '../context.ts';
import { findErasure, isErasedIn } from '../privacy/erasures.ts';
import { type Attempt, applyOnce } from './apply-once.ts';
import { type FieldChange, findEvent } from './audit.ts';
import { isIdOf, readRecord, requireAllowed } from './read-record.ts';
import { planUpdate } from './update-record.ts';

const code = (error: FieldProblemCode) => ({ error });

/** Which of the two values of a change is wanted: what was there before it, or what it brought. */
export const restoreValueSchema = z.strictObject(
  { field: z.string(code('type')), value: z.enum(['old', 'new'], code('option')) },
  code('type'),
);

export interface ValueRequest {
  /** Of the past event, as it stands in the path. */
  readonly event: string;
  /** Untrusted: `restoreValueSchema`. */
  readonly body: unknown;
  /** Of the record, as the caller has seen it. */
  readonly version: number;
  /** In which the audit says why. */
  readonly language: Language;
}

/**
 * Takes one value of a past change back, as an ordinary update: what could not be typed today cannot come back either.
 * @throws Problem `not_found` | `validation.failed`, pointer `/field` for one that the event does not tell of, else that of
 * the value | `value.erased` | what `updateRecord` throws
 */
export async function restoreValue(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  request: ValueRequest,
  attempt?: Attempt,
): Promise<CrmRecord> {
  const { field, value } = checkBody(restoreValueSchema, request.body);
  const applied = await applyOnce(context, attempt, async () => {
    const { change, version } = await findChange(context, definition, id, request.event, field);
    const reason = translate(request.language, 'audit.valueRestored', { version });
    const patch = { body: nestCustom({ [field]: change[value] }), version: request.version, reason };
    return planUpdate(context, definition, id, patch)();
  });
  return applied.record;
}

async function findChange(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  version: string,
  field: string,
): Promise<{ readonly change: FieldChange; readonly version: number }> {
  if (!isIdOf(definition, id)) throw new Problem('not_found');
  const [record, event, erasure] = await Promise.all([
    readRecord(context, definition, id),
    findEvent(context.table, id, version),
    findErasure(context.table, id),
  ]);
  await requireAllowed(context, 'edit', record);
  if (!event) throw new Problem('not_found');
  const visible = visibleDefinition(context.actor.permissions, definition);
  if (!findField(visible, field)) throw refuse('unknown_field');
  const change = event.changes.find((one) => one.field === field);
  if (!change) throw refuse('option');
  if (change.erased || isErasedIn(erasure, field, event.version)) throw new Problem('value.erased');
  return { change, version: event.version };
}

function refuse(error: FieldProblemCode): Problem {
  return new Problem('validation.failed', { errors: [{ pointer: '/field', code: error }] });
}
