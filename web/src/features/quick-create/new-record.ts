import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Me } from '../../api/schema.ts';
import { localDay } from '../records/due.ts';

/**
 * What the form of a new record begins with: what the server would fill in, for people to see. Whose it is stays open
 * where that follows from the client.
 */
export function defaultsOf(definition: ObjectDefinition, me: Me, now: Date): Fields {
  const values = definition.fields.map((field) => [field.name, defaultOf(field, me, now)] as const);
  return {
    ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    ...(!definition.ownedBy && { [definition.owner]: me.user.id }),
  };
}

function defaultOf(field: FieldDefinition, me: Me, now: Date): unknown {
  const { type, required } = field;
  // A time that must be given is mostly that of something which has just happened.
  if (field.default === undefined) return type === 'dateTime' && required ? now.toISOString() : undefined;
  if (typeof field.default !== 'object') return field.default;
  switch (field.default.from) {
    case 'tenant':
      return type === 'currency' ? me.tenant.currency : me.tenant.country;
    case 'today':
      return localDay(now);
    case 'actor':
      return me.user.id;
  }
}
