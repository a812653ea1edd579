import { useMemo } from 'react';
import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import type { View } from '#shared/model/views.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useDefinition } from '../records/definitions.ts';
import type { Criteria, ListSearch } from '../records/list-query.ts';
import { settleOpenWork } from '../records/open-work.ts';
import { useStages } from '../records/use-stages.ts';
import { useChooseColumns, useViews } from './view-queries.ts';
import { type ListState, type ResolvedList, resolveList, toSearch } from './view-state.ts';

export interface ListView extends ResolvedList {
  readonly definition: ObjectDefinition;
  /** What views there are is not known yet: a list that began now would be asked for twice. */
  readonly isPending: boolean;
  /** Views of lists of this object, those that cannot be used included. */
  readonly views: readonly View[];
  readonly setCriteria: (criteria: Criteria) => void;
  readonly setColumns: (columns: readonly string[]) => void;
  readonly open: (view: View | null) => void;
}

const nothing: readonly never[] = [];

/** What a list shows by its address and the person's views, and how that is changed. */
export function useListView(object: ObjectName, search: ListSearch, onSearch: (search: ListSearch) => void): ListView {
  const definition = useDefinition(object);
  const views = useViews();
  const stages = useStages();
  const toast = useToast();
  const chooseColumns = useChooseColumns();
  const all = views.data?.data ?? nothing;
  const chosen = views.data?.columns[object] ?? nothing;
  const resolved = useMemo(() => resolveList(definition, search, all, chosen), [definition, search, all, chosen]);
  const show = (state: ListState) => onSearch(toSearch(state, search, resolved));

  function setCriteria(criteria: Criteria): void {
    const { columns } = resolved.state;
    const openStages = stages.filter(({ kind }) => kind === 'open').map(({ value }) => value);
    const next = settleOpenWork(definition, criteria, resolved.state, openStages);
    show({ ...next, filter: next.filter ?? {}, columns });
  }

  function setColumns(columns: readonly string[]): void {
    if (resolved.view || search.columns !== undefined) show({ ...resolved.state, columns });
    else chooseColumns.mutate({ object, columns }, { onError: toast.error });
  }

  return {
    ...resolved,
    definition,
    isPending: views.isPending,
    views: all.filter((view) => view.object === object),
    setCriteria,
    setColumns,
    open: (view) => onSearch(view ? { view: view.id } : {}),
  };
}
