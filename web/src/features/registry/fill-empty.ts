import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';
import { isSaid } from '../../ui/field-values.ts';
import { type FormValues, tidyValues } from '../../ui/form-values.ts';

/** What was typed stays; empty fields get what the registry knows, and numbers those of kinds that are not there. */
export function fillEmpty(fields: readonly FieldDefinition[], values: FormValues, known: Fields): FormValues {
  const typed = tidyValues(fields, values);
  const filled = fields.flatMap(({ name, type }) => {
    if (known[name] === undefined) return [];
    if (type === 'identifiers') return [[name, addNumbers(typed[name], known[name])] as const];
    return isSaid(typed[name]) ? [] : [[name, known[name]] as const];
  });
  return { ...values, ...Object.fromEntries(filled) };
}

function addNumbers(typed: unknown, known: unknown): readonly Identifier[] {
  const numbers = (typed ?? []) as readonly Identifier[];
  const missing = (known as readonly Identifier[]).filter(
    ({ scheme }) => !numbers.some((one) => one.scheme === scheme),
  );
  return [...numbers, ...missing];
}
