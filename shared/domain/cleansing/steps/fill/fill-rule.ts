import type { CleansingReason } from '#shared/model/cleansing.ts';
import type { FieldType } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { isEmpty } from '#shared/model/quality/check-values.ts';
import type { StoredRecord } from '../../../records/stored-record.ts';
import type { StepQuestion } from '../step.ts';

/** A value that follows from something, by the name of its field. */
export type Found = Readonly<Record<string, { readonly value: unknown; readonly because: CleansingReason }>>;

export type FillRule = (question: StepQuestion) => Found | Promise<Found>;

export const nothing: Found = {};

/** Whether there is such a field, and nobody has said anything in it. "Not known yet" is an answer, and not to be filled in. */
export function isOpen({ context, record }: StepQuestion, name: string, type: FieldType): boolean {
  const field = findField(context.directory.definitions[record.object], name);
  return field?.type === type && isEmpty(record.data[name]) && record.answers?.unknown?.[name] === undefined;
}

/** What these fields of another record say, where the record says nothing. */
export function takeOver(
  question: StepQuestion,
  from: StoredRecord,
  names: readonly string[],
  because: CleansingReason,
): Found {
  const { definitions } = question.context.directory;
  const told = names.filter((name) => {
    const field = findField(definitions[from.object], name);
    return field !== undefined && !isEmpty(from.data[name]) && isOpen(question, name, field.type);
  });
  return Object.fromEntries(told.map((name) => [name, { value: from.data[name], because }]));
}
