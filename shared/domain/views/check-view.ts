import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { columnFields, type ViewContent } from '#shared/model/views.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Context } from '../context.ts';
import { invalid, parseListQuery } from '../records/list-query.ts';
import { checkList } from '../records/list-records.ts';
import type { StoredView } from './view-item.ts';

type Described = Pick<StoredView['data'], 'object' | 'filter' | 'sort' | 'columns'>;

/**
 * What no list would answer is no view: it goes through the parser and the planner of lists, by the rights of the actor.
 * @throws Problem as a list does: `access.denied` | `query.unsupported` | `query.invalid`
 */
export function checkView(context: Context, view: Described): void {
  const definition = context.directory.definitions[view.object];
  const query = new URLSearchParams(view.filter.map(({ field, op, value }) => [`filter[${field}][${op}]`, value]));
  if (view.sort !== undefined) query.set('sort', view.sort);
  checkList(context, definition, parseListQuery(context.actor, definition, query));
  if (view.columns.length > knownColumns(context, view).length) throw invalid('columns');
}

/**
 * The view as far as it is for the actor: without columns and an order that they do not know. A filter cannot be left out,
 * since the view would show other records under its name, nor told, since it speaks of the field.
 * @returns `undefined`, when the actor's list cannot be filtered so
 */
export function fitView(context: Context, view: Described): ViewContent | undefined {
  const { object, filter, sort } = view;
  const content: ViewContent = { filter, columns: knownColumns(context, view) };
  const options: readonly ViewContent[] = sort === undefined ? [content] : [{ ...content, sort }, content];
  return options.find((option) => isListable(context, { object, ...option }));
}

function knownColumns(context: Context, { object, columns }: Described): readonly string[] {
  return [...new Set(columns)].filter((name) => isKnownColumn(context, object, name));
}

export function isKnownColumn({ actor, directory }: Context, object: ObjectName, column: string): boolean {
  const visible = visibleDefinition(actor.permissions, directory.definitions[object]);
  return columnFields(visible).some(({ name }) => name === column);
}

function isListable(context: Context, view: Described): boolean {
  try {
    checkView(context, view);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
