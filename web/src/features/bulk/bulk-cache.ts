import type { QueryClient } from '@tanstack/react-query';
import { flattenCustom, nestCustom } from '#shared/model/custom-values.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import type { RecordPages } from '../records/record-queries.ts';
import type { Done } from './bulk-run.ts';

/** Shows in all lists what was done, before the server is asked for what depends on it. */
export function showDone(queryClient: QueryClient, object: ObjectName, done: readonly Done[], fields: Fields): void {
  const byId = new Map(done.map((one) => [one.id, one]));
  queryClient.setQueriesData<RecordPages>(
    { queryKey: ['records', object, 'list'] },
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((answer) => ({
          ...answer,
          data: { ...answer.data, data: answer.data.data.flatMap((row) => change(row, byId.get(row.id), fields)) },
        })),
      },
  );
}

function change(row: CrmRecord, done: Done | undefined, fields: Fields): readonly CrmRecord[] {
  if (!done) return [row];
  if (done.op === 'delete') return [];
  const changed = Object.entries({ ...flattenCustom(row), ...flattenCustom(fields), version: done.version });
  // null: the field was cleared.
  return [nestCustom(Object.fromEntries(changed.filter(([, value]) => value !== null))) as CrmRecord];
}

/** Asks the server for everything that may depend on records of the object. */
export function refreshAfter(queryClient: QueryClient, object: ObjectName): void {
  for (const queryKey of [['records', object], ['card'], ['reports'], ['board']])
    void queryClient.invalidateQueries({ queryKey });
}
