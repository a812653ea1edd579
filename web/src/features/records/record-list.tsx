import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, SearchX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { CostChip } from '../../ui/cost-chip.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMe } from '../session/session-queries.ts';
import { FilterBar } from './filter-bar.tsx';
import { LazyEditDrawer } from './lazy-edit-drawer.tsx';
import type { ListSearch } from './list-query.ts';
import { type CellOverrides, useRecordColumns } from './record-columns.tsx';
import styles from './record-list.module.css';
import { listQuery } from './record-queries.ts';
import { may } from './rights.ts';
import { useExport } from './use-export.ts';

interface RecordListProps {
  readonly definition: ObjectDefinition;
  readonly search: ListSearch;
  readonly onSearch: (search: ListSearch) => void;
  readonly cells?: CellOverrides;
  /** Shown when there is no record at all. */
  readonly empty: ReactNode;
  readonly actions?: ReactNode;
}

/** The list of any object: filtered, sorted and paged by the server. */
export function RecordList({ definition, search, onSearch, cells, empty, actions }: RecordListProps) {
  const { text, label } = useText();
  const me = useMe();
  const [edited, setEdited] = useState<CrmRecord | null>(null);
  const columns = useRecordColumns(definition, may(me, 'edit', definition.name) ? setEdited : null, cells);
  const list = useInfiniteQuery(listQuery(definition.name, search));
  const exportList = useExport(definition.name, search);
  const rows = list.data?.pages.flatMap((answer) => answer.data.data) ?? [];
  const title = label(`object.${definition.name}.many`, definition.name);
  const isFiltered = search.filter !== undefined;
  return (
    <>
      <PageHeader
        title={title}
        actions={
          <>
            {may(me, 'export', definition.name) && (
              <Button
                variant="default"
                leftSection={<Download size={15} aria-hidden />}
                loading={exportList.isPending}
                onClick={() => exportList.mutate()}
              >
                {text('action.export')}
              </Button>
            )}
            {actions}
          </>
        }
      />
      <Panel flush>
        <FilterBar definition={definition} search={search} onSearch={onSearch} />
        {list.error && !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <DataTable
            caption={title}
            columns={columns}
            rows={rows}
            rowKey={(record) => record.id}
            loading={list.isPending}
            sort={search.sort}
            onSort={(sort) => onSearch({ ...search, sort })}
            hasMore={list.hasNextPage}
            loadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            empty={
              isFiltered ? (
                <EmptyState icon={SearchX} title={text('list.noMatch')} advice={text('list.noMatchAdvice')} />
              ) : (
                empty
              )
            }
          />
        )}
      </Panel>
      <LazyEditDrawer record={edited} onClose={() => setEdited(null)} />
      <footer className={styles.footer}>
        <Text size="xs" c="dimmed" role="status">
          {list.data && text(list.hasNextPage ? 'list.loadedSoFar' : 'list.loadedAll', { count: rows.length })}
        </Text>
        <CostChip cost={list.data?.pages.at(-1)?.cost ?? null} />
      </footer>
    </>
  );
}
