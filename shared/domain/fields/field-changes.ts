import type { CustomField } from '#shared/model/custom-fields.ts';
import { customPrefix } from '#shared/model/custom-values.ts';
import type { FieldProblem } from '#shared/model/problems.ts';
import type { Condition } from '#shared/store/table.ts';

export interface FieldChange {
  /** Without the prefix of fields of a workspace's own. */
  readonly field: string;
  readonly change: 'added' | 'retired' | 'reinstated' | 'required' | 'optionRetired' | 'changed';
  /** Of `optionRetired`. */
  readonly option?: string;
}

/** What the second list changes about the first. */
export function compareFields(before: readonly CustomField[], after: readonly CustomField[]): readonly FieldChange[] {
  return after.flatMap((field) => {
    const known = before.find(({ name }) => name === field.name);
    return known ? changesOf(known, field) : [{ field: field.name, change: 'added' as const }];
  });
}

function changesOf(before: CustomField, after: CustomField): readonly FieldChange[] {
  const field = after.name;
  const isRetired = (one: CustomField, value: string) => one.options?.find((o) => o.value === value)?.retired === true;
  const retired = (after.options ?? [])
    .filter(({ value }) => isRetired(after, value) && !isRetired(before, value))
    .map(({ value }): FieldChange => ({ field, change: 'optionRetired', option: value }));
  const known: readonly FieldChange[] = [
    ...(after.retired && !before.retired ? [{ field, change: 'retired' as const }] : []),
    ...(!after.retired && before.retired ? [{ field, change: 'reinstated' as const }] : []),
    ...(after.required && !before.required ? [{ field, change: 'required' as const }] : []),
    ...retired,
  ];
  const isSame = JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
  return known.length > 0 || isSame ? known : [{ field, change: 'changed' }];
}

function sorted(field: CustomField) {
  return Object.entries(field).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Records that hold data stay readable: what they were entered as does not change, and nothing is thrown away. */
export function findLosses(before: readonly CustomField[], after: readonly CustomField[]): readonly FieldProblem[] {
  const faultAt = (at: number, member: string): FieldProblem => ({
    pointer: `/fields/${at}/${member}`,
    code: 'read_only',
  });
  const missing = before.some(({ name }) => !after.some((one) => one.name === name));
  const repeated = after.findIndex(({ name }, at) => after.findIndex((one) => one.name === name) < at);
  return [
    ...(missing ? [{ pointer: '/fields', code: 'required' as const }] : []),
    ...(repeated >= 0 ? [{ pointer: `/fields/${repeated}/name`, code: 'contradiction' as const }] : []),
    ...after.flatMap((field, at) => {
      const known = before.find(({ name }) => name === field.name);
      if (!known) return [];
      const dropped = known.options?.some(({ value }) => !field.options?.some((one) => one.value === value));
      return [
        ...(known.type === field.type ? [] : [faultAt(at, 'type')]),
        ...(known.to === field.to ? [] : [faultAt(at, 'to')]),
        // Values that are there already may not be unique, and nobody has looked.
        ...((known.unique ?? false) === (field.unique ?? false) ? [] : [faultAt(at, 'unique')]),
        ...(dropped ? [faultAt(at, 'options')] : []),
      ];
    }),
  ];
}

/** Which records a change is about; `undefined`: none, as yet. */
export function affectedBy({ field, change, option }: FieldChange): Condition | undefined {
  const attribute = `data.${customPrefix}${field}`;
  switch (change) {
    case 'retired':
    case 'reinstated':
      return { attribute, op: 'present' };
    case 'required':
      return { attribute, op: 'absent' };
    case 'optionRetired':
      return {
        any: [
          { attribute, op: 'eq', value: option ?? '' },
          { attribute, op: 'contains', value: option ?? '' },
        ],
      };
    default:
      return undefined;
  }
}
