import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './data-table.module.css';
import { useDensity } from './density.ts';
import { useVisibleRows } from './use-visible-rows.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly render: (row: Row) => ReactNode;
  /** In pixels, what its values need; width that is left over is shared in proportion. */
  readonly width: number;
  /** The first to go where the table is narrow. */
  readonly spare?: boolean;
  readonly alignEnd?: boolean;
  readonly sortable?: boolean;
}

/** Field name, with `-` before it when the largest comes first. */
export type Sort = string;

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly loading?: boolean;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  readonly hasMore?: boolean;
  readonly loadingMore?: boolean;
  readonly onMore?: () => void;
  readonly empty?: ReactNode;
}

/** Put on a link of the first column, it makes the whole row the target. */
export const rowLink = styles.rowLink;
/** Put on what is pressed inside such a row. */
export const aboveRowLink = styles.aboveRowLink;

/** Rows of equal height, of which only those in view are in the document; asks for more before the end is reached. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, loading, empty, hasMore, loadingMore, onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { rowHeight } = useDensity();
  const { from, to } = useVisibleRows(scroller, rows.length, rowHeight);
  const { text } = useText();
  const isNearEnd = to >= rows.length;

  useEffect(() => {
    if (isNearEnd && hasMore && !loadingMore) onMore?.();
  }, [isNearEnd, hasMore, loadingMore, onMore]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={styles.scroller} ref={scroller} tabIndex={0} aria-label={caption}>
      <table className={styles.table} aria-rowcount={hasMore ? -1 : rows.length + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} className={column.spare ? styles.spare : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={from * rowHeight} columns={columns.length} />
          {rows.slice(from, to).map((row, index) => (
            <tr key={rowKey(row)} aria-rowindex={from + index + 2}>
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
          <Spacer height={(rows.length - to) * rowHeight} columns={columns.length} />
          {loading && <SkeletonRows columns={columns.length} />}
        </tbody>
      </table>
      {!loading && rows.length === 0 && !hasMore && empty}
      {hasMore && (
        <div className={styles.more}>
          <Button variant="subtle" size="xs" loading={loadingMore ?? false} onClick={onMore}>
            {text('action.loadMore')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const isAscending = sort === column.key;
  const isDescending = sort === `-${column.key}`;
  const direction = isAscending ? 'ascending' : isDescending ? 'descending' : 'none';
  const className = cellClass(column);
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={direction} className={className}>
      <UnstyledButton className={styles.sort} onClick={() => onSort(isAscending ? `-${column.key}` : column.key)}>
        {column.header}
        <Arrow size={14} aria-hidden className={direction === 'none' ? styles.unsorted : undefined} />
      </UnstyledButton>
    </th>
  );
}

function cellClass<Row>({ alignEnd, spare }: Column<Row>): string {
  return [alignEnd && styles.alignEnd, spare && styles.spare].filter(Boolean).join(' ');
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={styles.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

const skeletonKeys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

function SkeletonRows({ columns }: { readonly columns: number }) {
  return skeletonKeys.map((key, index) => (
    <tr key={key} aria-hidden>
      <td colSpan={columns}>
        <Skeleton height={10} width={`${90 - ((index * 17) % 40)}%`} />
      </td>
    </tr>
  ));
}
