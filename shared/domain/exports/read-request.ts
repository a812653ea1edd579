import { type MessageKey, translate } from '#shared/model/messages/translate.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type ListQuery, parseListQuery } from '../records/list-query.ts';
import { checkList } from '../records/list-records.ts';
import { type Column, chooseColumns, findRelation, labelOfColumn } from './columns.ts';
import type { ExportRequest } from './export-entry.ts';
import { inLastingOrder } from './read-page.ts';

/** What was asked for, as somebody may have it now. */
export interface ReadExport {
  readonly definition: ObjectDefinition;
  readonly query: ListQuery;
  /** Those that were chosen when it began; nothing in the place of one that is hidden by now. */
  readonly columns: readonly (Column | undefined)[];
  /** None where lines say it themselves. */
  readonly header: readonly string[];
  readonly title: string;
  readonly language: Language;
}

/**
 * @param chosen columns of the export when it began; absent: it begins
 * @throws Problem `access.denied` | `query.invalid` | `query.unsupported` | `validation.failed`
 */
export function readExportRequest(context: Context, request: ExportRequest, chosen?: readonly string[]): ReadExport {
  const { actor, directory } = context;
  const { object, format, language, fields, relations } = request;
  const definition = directory.definitions[object];
  if (scopeOf(actor, object, 'export') === 'none') throw new Problem('access.denied');
  const query = inLastingOrder(definition, parseListQuery(actor, definition, toParameters(request)));
  checkList(context, definition, query);
  requireRelations(context, definition, relations ?? []);
  const found = chooseColumns(context, definition, { fields, relations });
  const columns = chosen ? chosen.map((name) => found.find((column) => column.name === name)) : found;
  const labels = columns.map((column) => (column ? labelOfColumn(definition, column, language) : ''));
  return {
    definition,
    query,
    columns,
    header: format === 'jsonl' ? [] : ['id', ...labels],
    title: translate(language, `object.${object}.many` as MessageKey),
    language,
  };
}

/** As the address of a list has it. */
function toParameters({ filter, sort, fields }: ExportRequest): URLSearchParams {
  const parameters = new URLSearchParams(filter.map(({ field, op, value }) => [`filter[${field}][${op}]`, value]));
  if (sort) parameters.set('sort', sort);
  if (fields) parameters.set('fields', fields.join(','));
  return parameters;
}

/** A field that is hidden is as unknown as one that does not exist. @throws Problem `validation.failed` */
function requireRelations({ actor, directory }: Context, whole: ObjectDefinition, paths: readonly string[]): void {
  const definition = visibleDefinition(actor.permissions, whole);
  const errors = paths.flatMap((path, at): readonly FieldProblem[] =>
    findRelation(actor.permissions, directory.definitions, definition, path)
      ? []
      : [{ pointer: `/relations/${at}`, code: 'option' }],
  );
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
}
