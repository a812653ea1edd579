import { dialectOf, writeCsv } from '#shared/model/csv.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';
import { scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type ListQuery, unsupported } from '../records/list-query.ts';
import { textOfCell } from './cell.ts';
import { chooseColumns, labelOfColumn } from './columns.ts';
import { noteExport } from './note-export.ts';
import { readExportPage } from './read-page.ts';
import { toRows } from './table-rows.ts';

/** What one answer can carry. */
const maxRows = 5000;

/**
 * The whole list as CSV in the caller's language, as far as the right to export reaches, or a refusal: never a part of it.
 * Nothing is given out before it is noted who took it.
 * @throws Problem `access.denied` | `query.unsupported` | `query.invalid`
 */
export async function exportRecords(
  context: Context,
  definition: ObjectDefinition,
  query: ListQuery,
  language: Language,
): Promise<string> {
  if (scopeOf(context.actor, definition.name, 'export') === 'none') throw new Problem('access.denied');
  const records = await collect(context, definition, query);
  const { filters, fields } = query;
  await context.table.write(
    noteExport(context, definition, { filters, ...(fields && { fields }), rows: records.length }),
  );
  const columns = chooseColumns(context, definition, { fields });
  const header = ['id', ...columns.map((column) => labelOfColumn(definition, column, language))];
  const rows = await toRows(context, columns, records, language);
  return writeCsv([header, ...rows.map((cells) => cells.map(textOfCell))], dialectOf(language));
}

async function collect(
  context: Context,
  definition: ObjectDefinition,
  query: ListQuery,
): Promise<readonly CrmRecord[]> {
  const records: CrmRecord[] = [];
  let cursor = query.cursor;
  do {
    const page = await readExportPage(context, definition, query, cursor);
    records.push(...page.records);
    if (records.length > maxRows) throw unsupported(definition, `an export of more than ${maxRows} rows`);
    cursor = page.next;
  } while (cursor !== undefined);
  return records;
}
