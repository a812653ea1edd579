import { Group } from '@mantine/core';
import type { Ref } from 'react';
import { BulkBar, BulkResult } from '../bulk/bulk-bar.tsx';
import type { Bulk } from '../bulk/use-bulk.ts';
import { ColumnMenu } from '../views/column-menu.tsx';
import type { ListView } from '../views/use-list-view.ts';
import { ViewMenu } from '../views/view-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import styles from './record-list.module.css';

interface ListToolbarProps {
  readonly list: ListView;
  readonly bulk: Bulk;
  readonly ref: Ref<HTMLDivElement>;
}

/** What the list shows, or what is done with the rows that were chosen in it. */
export function ListToolbar({ list, bulk, ref }: ListToolbarProps) {
  const { definition, state, setCriteria } = list;
  const { columns: _, ...criteria } = state;
  const isCovered = bulk.progress !== null || bulk.chosen.length > 0;
  return (
    <div ref={ref}>
      <div className={styles.toolbar}>
        <Group gap="xs" px="sm" py={10} className={styles.tools} data-covered={isCovered || undefined}>
          <ViewMenu list={list} />
          <FilterBar definition={definition} criteria={criteria} onCriteria={setCriteria} />
          <Group ml="auto">
            <ColumnMenu list={list} />
          </Group>
        </Group>
        <BulkBar definition={definition} bulk={bulk} />
      </div>
      <BulkResult definition={definition} bulk={bulk} />
    </div>
  );
}
