import { filterOps, objectNames } from '../../objects/definition.ts';
import { chosenColumnsSchema, viewPatchSchema, viewSchema } from '../../views.ts';
import { choice, created, noContent, type OperationsOf, ok } from '../operation.ts';
import { eachOf, flag, input, list, moment, named, object, objectName, oneOf, said, text, whole } from '../schema.ts';

const tag = 'Views';

const columns = said(list(text), 'Names of fields, in order; none: what the definition says.');

const view = named(
  'View',
  object(
    {
      id: text,
      object: objectName,
      name: text,
      filter: list(object({ field: text, op: oneOf(...filterOps), value: text })),
      columns,
      shared: said(flag, 'Seen by everybody who may list the object; else by its author alone.'),
      author: object({ id: text, name: text }),
      version: whole,
      updatedAt: moment,
      editable: said(flag, 'Whether the caller may change it.'),
      usable: said(flag, 'False: what it filters by is not there any more, or not for the caller.'),
    },
    { sort: said(text, 'A field, or `-field` for descending.') },
  ),
);

const refused = ['access.denied', 'query.unsupported', 'query.invalid', 'view.limit', 'write.conflict'] as const;

export const views: OperationsOf<'views'> = {
  listViews: {
    tag,
    summary: 'List saved views of lists',
    description:
      'The caller’s own and those that are shared, as far as they are for the caller: columns that the caller may not see are left out, and a shared view that filters by such a field is not there.',
    query: { object: choice(objectNames, 'Only views of lists of this object.') },
    answers: ok(
      object({
        data: list(view),
        columns: said(
          object({}, eachOf(objectNames, list(text))),
          'Columns that the caller has chosen for lists without a view.',
        ),
      }),
    ),
    problems: ['access.denied'],
  },
  createView: {
    tag,
    summary: 'Save a view',
    description: 'It goes through the parser of lists: what a list refuses is refused here.',
    body: input(viewSchema),
    answers: created(view),
    problems: refused,
  },
  updateView: {
    tag,
    summary: 'Change a view',
    description: 'JSON merge patch. A shared view is changed by its author and by those who configure the workspace.',
    ifMatch: 'required',
    body: input(viewPatchSchema),
    answers: ok(view, 'ETag'),
    problems: refused,
  },
  deleteView: { tag, summary: 'Delete a view', answers: noContent, problems: ['access.denied', 'write.conflict'] },
  chooseColumns: () => ({
    summary: 'Choose the columns of lists without a view',
    description: 'For the caller alone; none: what the definition says.',
    body: input(chosenColumnsSchema),
    answers: ok(object({ object: objectName, columns })),
    problems: ['access.denied', 'query.invalid'],
  }),
};
