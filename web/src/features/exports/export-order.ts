import type { ExportFormat } from '#shared/model/exports.ts';
import {
  type FieldDefinition,
  type ObjectDefinition,
  type ObjectName,
  objectNames,
} from '#shared/model/objects/definition.ts';
import type { RequestOf } from '../../api/operations.ts';
import { type Criteria, splitKey, toApiQuery } from '../records/list-query.ts';

export type ExportOrder = RequestOf<'POST', '/exports'>['body'];

/** Fields that name another record, of which columns can be told as well. */
export function relationsOf({ fields }: ObjectDefinition): readonly (FieldDefinition & { readonly to: ObjectName })[] {
  return fields.filter(
    (field): field is FieldDefinition & { readonly to: ObjectName } =>
      field.type === 'reference' && objectNames.includes(field.to as ObjectName),
  );
}

/** @param column `companyId` (the related record by its title) | `companyId.industry` | a field of the record itself */
export function isRelated(definition: ObjectDefinition, column: string): boolean {
  return relationsOf(definition).some(({ name }) => column === name || column.startsWith(`${name}.`));
}

/**
 * What a list shows, as an export with these columns. Lines of JSON are whole records where no field of them is among the
 * columns.
 */
export function toOrder(
  definition: ObjectDefinition,
  criteria: Criteria,
  columns: readonly string[],
  format: ExportFormat,
): ExportOrder {
  const { sort } = toApiQuery(definition, criteria);
  const filter = Object.entries(criteria.filter ?? {}).flatMap(([key, value]) => {
    const parts = splitKey(key);
    return parts ? [{ field: parts.name, op: parts.op, value }] : [];
  });
  const relations = columns.filter((column) => isRelated(definition, column));
  const own = columns.filter((column) => !relations.includes(column));
  const fields = own.length > 0 || format === 'jsonl' ? own : ['id'];
  return {
    object: definition.name,
    format,
    filter,
    ...(sort && { sort }),
    ...(fields.length > 0 && { fields }),
    ...(relations.length > 0 && { relations }),
  };
}
