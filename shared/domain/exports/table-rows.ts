import { flattenCustom, nestCustom } from '#shared/model/custom-values.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';
import { textKey } from '#shared/store/keys/records.ts';
import type { Context } from '../context.ts';
import { loadReadable } from '../imports/matching/find-records.ts';
import { readAhead } from '../imports/matching/read-ahead.ts';
import { toCrmRecord } from '../records/crm-record.ts';
import { joinLongTexts } from '../records/long-texts.ts';
import { titleOf } from '../records/record-facts.ts';
import type { Cell } from './cell.ts';
import { toCell } from './cell-text.ts';
import type { Column } from './columns.ts';

/** A row for each record: its id, then a cell for each column. */
export async function toRows(
  context: Context,
  columns: readonly (Column | undefined)[],
  records: readonly CrmRecord[],
  language: Language,
): Promise<readonly (readonly Cell[])[]> {
  const related = await loadRelated(context, columns, records);
  return records.map((record) => {
    const own = flattenCustom(record);
    const cells = columns.map((column): Cell => {
      if (!column) return null;
      const { definition, field, by } = column;
      if (!by) return field ? toCell(context, definition, field, own[field.name], language) : null;
      const other = related.get(String(own[by.name]));
      if (!other) return null;
      const values = flattenCustom(other);
      return field
        ? toCell(context, definition, field, values[field.name], language)
        : { text: titleOf(definition, values) };
    });
    return [{ text: record.id }, ...cells];
  });
}

/**
 * A line of JSON for each record: as the API gives it, with what was asked of related ones under `related`.
 * @param isWhole all fields, and not only those of the columns
 */
export async function toLines(
  context: Context,
  columns: readonly Column[],
  records: readonly CrmRecord[],
  { isWhole }: { readonly isWhole: boolean },
): Promise<readonly (readonly Cell[])[]> {
  const related = await loadRelated(context, columns, records);
  const relations = [...new Set(columns.flatMap(({ by }) => by ?? []))];
  const own = columns.filter(({ by }) => !by);
  return records.map((record) => {
    const found = relations.flatMap((by) => {
      const other = related.get(String(flattenCustom(record)[by.name]));
      return other
        ? [
            [
              by.name,
              chooseMembers(
                other,
                columns.filter((column) => column.by === by),
              ),
            ],
          ]
        : [];
    });
    const line = {
      ...(isWhole ? record : chooseMembers(record, own)),
      ...(relations.length > 0 && { related: Object.fromEntries(found) }),
    };
    return [{ text: JSON.stringify(line) }];
  });
}

/** All of it where the record itself was asked for. */
function chooseMembers(record: CrmRecord, columns: readonly Column[]): object {
  if (columns.some(({ field }) => !field)) return record;
  const values = flattenCustom(record);
  const chosen = columns.flatMap(({ field }) =>
    field && field.name in values ? [[field.name, values[field.name]]] : [],
  );
  return { id: record.id, object: record.object, ...nestCustom(Object.fromEntries(chosen)) };
}

/** Those that the actor may read, without what is hidden of them. */
async function loadRelated(
  context: Context,
  columns: readonly (Column | undefined)[],
  records: readonly CrmRecord[],
): Promise<ReadonlyMap<string, CrmRecord>> {
  const names = [...new Set(columns.flatMap((column) => column?.by?.name ?? []))];
  const ids = records.flatMap((record) => names.map((name) => flattenCustom(record)[name]));
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  if (wanted.length === 0) return new Map();
  const ahead = readAhead(context.table);
  const found = await loadReadable({ ...context, table: ahead }, ahead, wanted);
  const whole = await Promise.all(
    [...found.values()].map(async (record) =>
      joinLongTexts(record, record.excerpts && (await ahead.get(textKey(record.id)))),
    ),
  );
  return new Map(whole.map((record) => [record.id, toCrmRecord(context, record)]));
}
