import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Context } from '../context.ts';
import { dayIn } from '../organisation/calendar.ts';
import type { References } from './references.ts';

/** What a new record holds where nothing was said. */
export function fillDefaults(
  context: Context,
  definition: ObjectDefinition,
  fields: Fields,
  references: References,
): Fields {
  const company = references.get(fields.companyId as string);
  const manager = definition.ownedBy === 'accountManager' ? company?.data.accountManagerId : undefined;
  return {
    ...Object.fromEntries(definition.fields.flatMap((field) => defaultOf(context, field))),
    [definition.owner]: manager ?? context.actor.id,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)),
  };
}

function defaultOf(context: Context, field: FieldDefinition): readonly (readonly [string, unknown])[] {
  if (field.default === undefined) return [];
  const value = typeof field.default === 'object' ? valueFrom(context, field, field.default.from) : field.default;
  return [[field.name, value]];
}

function valueFrom(context: Context, field: FieldDefinition, source: 'tenant' | 'today' | 'actor'): unknown {
  const { tenant, actor, now } = context;
  switch (source) {
    case 'tenant':
      return field.type === 'currency' ? tenant.currency : tenant.country;
    case 'today':
      return dayIn(tenant.timeZone, now());
    case 'actor':
      return actor.id;
  }
}
