import { Button, Checkbox, Skeleton, UnstyledButton } from '@mantine/core';
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

/** Rows that can be chosen, each by a checkbox before it. */
export interface RowSelection<Row> {
  readonly selected: ReadonlySet<string>;
  readonly rowLabel: (row: Row) => string;
  readonly allLabel: string;
  /** @param isRange everything since the row that was chosen last is meant */
  readonly onToggle: (key: string, isRange: boolean) => void;
  readonly onToggleAll: () => void;
}

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
  readonly selection?: RowSelection<Row> | undefined;
}

/** Put on a link of the first column, it makes the whole row the target. */
export const rowLink = styles.rowLink;
/** Put on what is pressed inside such a row. */
export const aboveRowLink = styles.aboveRowLink;

/** Rows of equal height, of which only those in view are in the document; asks for more before the end is reached. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, loading, empty, hasMore, loadingMore, onMore, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { rowHeight } = useDensity();
  const { from, to } = useVisibleRows(scroller, rows.length, rowHeight);
  const { text } = useText();
  const isNearEnd = to >= rows.length;
  // A cell that spans a column too many would make one: the spare ones are not always there.
  const columnCount = columns.filter(({ spare }) => !spare).length + (selection ? 1 : 0);

  useEffect(() => {
    if (isNearEnd && hasMore && !loadingMore) onMore?.();
  }, [isNearEnd, hasMore, loadingMore, onMore]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={styles.scroller} ref={scroller} tabIndex={0} aria-label={caption}>
      <table className={styles.table} aria-rowcount={hasMore ? -1 : rows.length + 1}>
        <colgroup>
          {selection && <col style={{ width: 42 }} />}
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} className={column.spare ? styles.spare : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {selection && <SelectAllCell selection={selection} keys={rows.map(rowKey)} />}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={from * rowHeight} />
          {rows.slice(from, to).map((row, index) => (
            <tr
              key={rowKey(row)}
              aria-rowindex={from + index + 2}
              data-selected={selection?.selected.has(rowKey(row)) || undefined}
            >
              {selection && <SelectCell selection={selection} row={row} id={rowKey(row)} />}
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
          <Spacer height={(rows.length - to) * rowHeight} />
          {loading && <SkeletonRows columns={columnCount} />}
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

interface SelectAllCellProps<Row> {
  readonly selection: RowSelection<Row>;
  readonly keys: readonly string[];
}

function SelectAllCell<Row>({ selection, keys }: SelectAllCellProps<Row>) {
  const count = keys.filter((key) => selection.selected.has(key)).length;
  return (
    <th scope="col" className={styles.select}>
      <Checkbox
        size="xs"
        aria-label={selection.allLabel}
        checked={count > 0 && count === keys.length}
        indeterminate={count > 0 && count < keys.length}
        disabled={keys.length === 0}
        onChange={selection.onToggleAll}
      />
    </th>
  );
}

interface SelectCellProps<Row> {
  readonly selection: RowSelection<Row>;
  readonly row: Row;
  readonly id: string;
}

function SelectCell<Row>({ selection, row, id }: SelectCellProps<Row>) {
  return (
    <td className={styles.select}>
      <Checkbox
        size="xs"
        aria-label={selection.rowLabel(row)}
        checked={selection.selected.has(id)}
        onChange={(event) => selection.onToggle(id, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    </td>
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

function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={styles.spacer}>
      <td style={{ height }} />
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
