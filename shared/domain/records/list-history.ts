import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { aboutVisible } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { mayReadFiles } from '../files/attachment-access.ts';
import { type FieldChange, filesField, type HistoryPage, type HistoryQuery } from './audit.ts';
import { listOrigins } from './origins.ts';
import { findSurvivor } from './read-record.ts';
import { readWholeHistory } from './whole-history.ts';

/**
 * Newest first; it outlives the record, and tells of those that were merged into it as well.
 * @throws Problem `not_found` | `query.invalid`
 */
export async function listHistory(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  query: HistoryQuery,
): Promise<HistoryPage> {
  const { record } = await findSurvivor(context, definition, id);
  const page = await readWholeHistory(context.table, await listOrigins(context.table, record), query);
  const tellsOfFiles = page.data.some(({ changes }) => changes.some(isAboutFiles));
  const hidesFiles = tellsOfFiles && !(await mayReadFiles(context, record));
  const data = page.data.map((event) => {
    const changes = hidesFiles ? event.changes.filter((change) => !isAboutFiles(change)) : event.changes;
    return { ...event, changes: aboutVisible(context.actor, definition.name, changes) };
  });
  return { ...page, data };
}

function isAboutFiles({ field }: FieldChange): boolean {
  return field === filesField;
}
