import type { FieldDefinition, ObjectDefinition } from './definition.ts';

/** Stands for the caller in a filter by a person, and for the caller's own in one by a department. */
export const me = 'me';

/** The department of the owner, with those below it: no field of any record, and every list can be narrowed to it. */
export const departmentFilter: FieldDefinition = {
  name: 'departmentId',
  type: 'reference',
  to: 'departments',
  filter: ['eq'],
};

/** All that a list of the object can be filtered by. */
export function filterFields({ fields }: ObjectDefinition): readonly FieldDefinition[] {
  return [...fields.filter(({ filter }) => filter), departmentFilter];
}

export function findFilterField(definition: ObjectDefinition, name: string): FieldDefinition | undefined {
  return filterFields(definition).find((field) => field.name === name);
}

/** What lists of the object can be sorted by: its last change, its name and its one declared date. */
export function sortFields({ title, date, listBy }: ObjectDefinition): readonly string[] {
  const byTitle = listBy === 'date' ? [] : title.slice(0, 1);
  return ['updatedAt', ...byTitle, ...(date === undefined ? [] : [date])];
}

/** Whether the values of the field name people. */
export function namesPeople({ type, to }: FieldDefinition): boolean {
  return type === 'coManagers' || to === 'users';
}
