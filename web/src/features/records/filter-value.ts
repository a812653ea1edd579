import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import { departmentFilter, namesPeople, me as whoeverLooks } from '#shared/model/objects/filters.ts';
import type { Me } from '../../api/schema.ts';

/** Whom or what `me` stands for, for this person. */
export function resolveMe(me: Me, field: FieldDefinition, value: string | null): string | null {
  if (value !== whoeverLooks) return value;
  if (field.name === departmentFilter.name) return me.user.department?.id ?? value;
  return namesPeople(field) ? me.user.id : value;
}
