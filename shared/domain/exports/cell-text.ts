import type { Credit } from '#shared/model/credits.ts';
import type { LineItem } from '#shared/model/line-items.ts';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findStage } from '#shared/model/pipelines.ts';
import type { CoManager, Identifier, RecordLink } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';
import { labelOfOption } from '#shared/model/words.ts';
import type { Context } from '../context.ts';
import type { Cell } from './cell.ts';

/** What stands in the cell of a value, with its type where the field has one that spreadsheets know. */
export function toCell(
  context: Context,
  definition: ObjectDefinition,
  field: FieldDefinition,
  value: unknown,
  language: Language,
): Cell {
  if (value === undefined || value === null) return null;
  switch (field.type) {
    case 'boolean':
      return { flag: value === true };
    case 'integer':
    case 'decimal':
      return { number: String(value) };
    case 'date':
      return { day: String(value) };
    case 'dateTime':
      return { moment: String(value) };
    default:
      return { text: toText(context, definition, field, value, language) };
  }
}

export function toText(
  context: Context,
  definition: ObjectDefinition,
  field: FieldDefinition,
  value: unknown,
  language: Language,
): string {
  if (value === undefined || value === null) return '';
  const option = (one: unknown) => labelOfOption(definition.name, field, String(one), language);
  switch (field.type) {
    case 'enum':
      return option(value);
    case 'enums':
      return (value as readonly string[]).map(option).join(', ');
    case 'phones':
    case 'emails':
      return (value as readonly { readonly value: string }[]).map((one) => one.value).join(', ');
    case 'identifiers':
      return (value as readonly Identifier[])
        .filter(({ validTo }) => validTo === undefined)
        .map((one) => `${one.scheme} ${one.value}`)
        .join(', ');
    case 'addresses':
      return (value as readonly Record<string, string>[])
        .map(({ postalCode, city, street, region, country }) =>
          [street, postalCode, city, region, country].filter(Boolean).join(', '),
        )
        .join('; ');
    case 'coManagers':
      return (value as readonly CoManager[])
        .map(({ userId }) => context.directory.users.get(userId)?.name ?? userId)
        .join(', ');
    case 'credits':
      return (value as readonly Credit[])
        .map(({ userId, share }) => `${context.directory.users.get(userId)?.name ?? userId} ${share} %`)
        .join(', ');
    case 'items':
      return (value as readonly LineItem[])
        .map(({ name, productId, quantity, price }) => `${name ?? productId ?? ''} ${quantity} × ${price}`.trim())
        .join('; ');
    case 'links':
      return (value as readonly RecordLink[]).map(({ id }) => id).join(', ');
    case 'urls':
      return (value as readonly string[]).join(', ');
    case 'reference':
      return nameOfReference(context, field, String(value), language);
    default:
      return String(value);
  }
}

/** People and stages by name; other records by their id, which finds them again on import. */
function nameOfReference(context: Context, field: FieldDefinition, id: string, language: Language): string {
  if (field.to === 'users') return context.directory.users.get(id)?.name ?? id;
  if (field.to === 'stages') return findStage(id)?.name[language] ?? id;
  return id;
}
