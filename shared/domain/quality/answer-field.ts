import { translate } from '#shared/model/messages/translate.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { type FieldProblemCode, Problem } from '#shared/model/problems.ts';
import { answerSchema, longestUnknown, usualUnknown } from '#shared/model/quality/answers.ts';
import { isEmpty } from '#shared/model/quality/check-values.ts';
import { addDays } from '#shared/model/quality/days.ts';
import type { Answers } from '#shared/model/quality/quality.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Context } from '../context.ts';
import { isIdOf, readRecord, requireAllowed } from '../records/read-record.ts';
import { nextVersion } from '../records/record-versions.ts';
import { saveChange } from '../records/save-change.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { type RecordQuality, today } from './describe-quality.ts';
import { readQuality } from './read-quality.ts';

/**
 * Keeps with the record what is said of a field: that it is not known yet, or that it still holds. Said again, nothing is
 * written.
 * @param body untrusted: `answerSchema`
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `record.erased` | `write.conflict`
 */
export async function answerField(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  body: unknown,
  language: Language,
): Promise<RecordQuality> {
  if (!isIdOf(definition, id)) throw new Problem('not_found');
  const before = await readRecord(context, definition, id);
  await requireAllowed(context, 'edit', before);
  const { field, answer, askOn } = checkBody(answerSchema, body);
  const known = findField(visibleDefinition(context.actor.permissions, definition), field);
  if (!known) refuse('/field', 'unknown_field');
  if (known.readOnly) refuse('/field', 'read_only');
  const day = today(context);
  if ((answer === 'notKnown') !== isEmpty(before.data[field])) refuse('/answer', 'option');
  const until = askOn ?? addDays(day, usualUnknown);
  if (answer === 'notKnown' && (until <= day || until > addDays(day, longestUnknown))) refuse('/askOn', 'expiry');
  const answers = answer === 'notKnown' ? withUnknown(before, field, until) : withConfirmed(before, field, day);
  const isSaid = before.answers?.unknown?.[field] === answers.unknown?.[field];
  if (!isSaid || before.answers?.confirmed?.[field] !== answers.confirmed?.[field]) {
    const reason =
      answer === 'notKnown'
        ? translate(language, 'audit.notKnown', { day: until })
        : translate(language, 'audit.confirmed');
    const value = before.data[field] ?? null;
    const after = { ...nextVersion(context, before, before.data), answers };
    await saveChange(context, {
      before,
      after,
      action: 'update',
      changes: [{ field, old: value, new: value }],
      reason,
    });
  }
  return readQuality(context, definition, id, language);
}

function withUnknown({ answers = {} }: StoredRecord, field: string, until: string): Answers {
  return { ...answers, unknown: { ...answers.unknown, [field]: until } };
}

function withConfirmed({ answers = {} }: StoredRecord, field: string, day: string): Answers {
  return { ...answers, confirmed: { ...answers.confirmed, [field]: day } };
}

function refuse(pointer: string, code: FieldProblemCode): never {
  throw new Problem('validation.failed', { errors: [{ pointer, code }] });
}
