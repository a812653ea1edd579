import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { checkBody } from '#shared/model/validation.ts';
import { chosenColumnsSchema } from '#shared/model/views.ts';
import { chosenColumnsKey } from '#shared/store/keys/organisation.ts';
import { requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import { invalid } from '../records/list-query.ts';
import { isKnownColumn } from './check-view.ts';

export interface ChosenColumns {
  readonly object: ObjectName;
  readonly columns: readonly string[];
}

/**
 * What the caller's lists of the object show when no view is chosen; none: what the definition says.
 * @throws Problem `access.denied` | `validation.failed` | `query.invalid` for a column that the caller does not know
 */
export async function chooseColumns(
  context: Context,
  { name }: ObjectDefinition,
  body: unknown,
): Promise<ChosenColumns> {
  requireAny(context.actor, name, 'read');
  const { columns } = checkBody(chosenColumnsSchema, body);
  const distinct = [...new Set(columns)];
  if (!distinct.every((column) => isKnownColumn(context, name, column))) throw invalid('columns');
  const key = chosenColumnsKey(context.actor.id, name);
  await context.table.write(
    distinct.length === 0 ? { delete: key } : { put: { ...key, type: 'columns', shape: 1, columns: distinct } },
  );
  return { object: name, columns: distinct };
}
