import { useElementSize } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { flattenCustom } from '#shared/model/custom-values.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useBulk } from '../bulk/use-bulk.ts';
import { ExportMenu } from '../exports/export-menu.tsx';
import { useMe } from '../session/session-queries.ts';
import { useListView } from '../views/use-list-view.ts';
import { ListFooter } from './list-footer.tsx';
import { activeFilters, isAlone, type ListSearch } from './list-query.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { type CellOverrides, cellsOf } from './record-cells.tsx';
import { neededFields, useRecordColumns } from './record-columns.tsx';
import { listQuery } from './record-queries.ts';
import { useTitle } from './record-title.ts';
import { may } from './rights.ts';
import { useRecordCount } from './use-record-count.ts';

interface RecordListProps {
  readonly object: ObjectName;
  readonly search: ListSearch;
  readonly onSearch: (search: ListSearch) => void;
  readonly cells?: CellOverrides;
  /** Shown when there is no record at all. */
  readonly empty: ReactNode;
  readonly actions?: ReactNode;
}

/** In pixels: header, title and footer; the toolbar in one line. */
const aboveToolbar = 176;
const usualToolbar = 56;

/** The list of any object: filtered, sorted and paged by the server, as the person wants to see it. */
export function RecordList({ object, search, onSearch, cells, empty, actions }: RecordListProps) {
  const { text } = useText();
  const { objectName } = useNames();
  const titleOf = useTitle();
  const me = useMe();
  const list = useListView(object, search, onSearch);
  const { definition, state, isPending } = list;
  const { columns: names, ...criteria } = state;
  const allCells = { ...cellsOf(definition), ...cells };
  const columns = useRecordColumns(definition, names, allCells);
  const fields = neededFields(definition, names, allCells);
  const pages = useInfiniteQuery({
    ...listQuery(definition, criteria, fields),
    enabled: !isPending,
    // Other columns of the same rows take the place of these when they are there.
    placeholderData: (rows, query) => (isSame(query?.queryKey[3], criteria) ? rows : undefined),
  });
  const total = useRecordCount(definition, criteria);
  const rows =
    pages.data?.pages.flatMap((answer) => answer.data.data).map((row) => flattenCustom(row) as CrmRecord) ?? [];
  const bulk = useBulk(definition, rows, JSON.stringify(criteria));
  const toolbar = useElementSize();
  const title = objectName(object, 'many');
  const isOrdered = activeFilters(definition, criteria).some(isAlone);

  return (
    // The table takes the height that is left below what is above it.
    <div style={{ '--above-table': `${aboveToolbar + (toolbar.height || usualToolbar)}px` } as CSSProperties}>
      <PageHeader
        title={title}
        actions={
          <>
            {may(me, 'export', object) && <ExportMenu definition={definition} criteria={criteria} columns={names} />}
            {actions}
          </>
        }
      />
      <Panel flush>
        <ListToolbar ref={toolbar.ref} list={list} bulk={bulk} />
        {pages.error && !pages.data ? (
          <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
        ) : (
          <DataTable
            caption={title}
            columns={columns}
            rows={rows}
            rowKey={(record) => record.id}
            loading={pages.isPending}
            sort={state.sort}
            {...(!isOrdered && { onSort: (sort) => list.setCriteria({ ...criteria, sort }) })}
            hasMore={pages.hasNextPage}
            loadingMore={pages.isFetchingNextPage}
            onMore={() => void pages.fetchNextPage()}
            selection={
              bulk.isOffered
                ? {
                    selected: bulk.selection.ids,
                    rowLabel: (record) => text('bulk.selectRow', { title: titleOf(record) }),
                    allLabel: text('bulk.selectAll'),
                    onToggle: bulk.toggle,
                    onToggleAll: bulk.toggleAll,
                  }
                : undefined
            }
            empty={
              Object.keys(criteria.filter).length > 0 ? (
                <EmptyState icon={SearchX} title={text('list.noMatch')} advice={text('list.noMatchAdvice')} />
              ) : (
                empty
              )
            }
          />
        )}
      </Panel>
      <ListFooter
        loaded={pages.data && rows.length}
        hasMore={pages.hasNextPage}
        total={total}
        cost={pages.data?.pages.at(-1)?.cost ?? null}
      />
    </div>
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
