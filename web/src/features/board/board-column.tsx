import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import type { ReportRow } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money } from '../../ui/money.tsx';
import type { StageOption } from '../records/use-stages.ts';
import styles from './board.module.css';
import { placeCards } from './board-cards.ts';
import { columnQuery } from './board-queries.ts';
import { DealCard, type DealMover, draggedDeal } from './deal-card.tsx';

interface BoardColumnProps {
  readonly stage: StageOption;
  readonly ownerId: string | undefined;
  /** One row per currency; absent: not known, or not for this person. */
  readonly figures: readonly ReportRow[] | undefined;
  readonly moved: ReadonlyMap<string, CrmRecord>;
  readonly pending: ReadonlySet<string>;
  /** Id of the deal whose card takes the focus when it arrives. */
  readonly focused: string;
  readonly onOpen: ((deal: CrmRecord) => void) | null;
  readonly onMove: DealMover | null;
}

export function BoardColumn(props: BoardColumnProps) {
  const { stage, ownerId, figures, moved, pending, focused, onOpen, onMove } = props;
  const { text } = useText();
  const titleId = useId();
  const { column, isOver } = useDropTarget(stage, onMove);
  const scope = { stageId: stage.value, kind: stage.kind, ownerId };
  const list = useInfiniteQuery(columnQuery(scope));
  const cards = placeCards(list.data?.pages.flatMap(({ data }) => data.data) ?? [], moved, scope);
  return (
    <section ref={column} className={styles.column} data-over={isOver || undefined} aria-labelledby={titleId}>
      <ColumnHead stage={stage} titleId={titleId} figures={figures} />
      {list.isPending && <Skeleton height={84} m={8} width="auto" />}
      {list.error && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && cards.length === 0 && !list.hasNextPage && <p className={styles.empty}>{text('board.empty')}</p>}
      <ul className={styles.cards}>
        {cards.map((deal) => (
          <DealCard
            key={deal.id}
            deal={deal}
            stage={stage}
            isPending={pending.has(deal.id)}
            isFocused={focused === deal.id}
            onOpen={onOpen}
            onMove={onMove}
          />
        ))}
        {list.hasNextPage && (
          <li>
            <Button
              fullWidth
              size="xs"
              variant="subtle"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {text('action.loadMore')}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

interface ColumnHeadProps extends Pick<BoardColumnProps, 'stage' | 'figures'> {
  readonly titleId: string;
}

function ColumnHead({ stage, titleId, figures }: ColumnHeadProps) {
  const formats = useFormats();
  return (
    <header className={styles.head} data-kind={stage.kind}>
      <h2 className={styles.stage} id={titleId}>
        {stage.label}
        {figures && (
          <span className={styles.count}>
            {formats.number(
              figures.reduce((sum, row) => sum + row.count, 0),
              0,
            )}
          </span>
        )}
      </h2>
      {figures
        ?.filter((row) => row.count > 0)
        .map(({ amount, currency }) => (
          <p key={currency} className={styles.sum} data-testid={`sum-${stage.value}-${currency}`}>
            {amount !== undefined && <Money amount={amount} currency={currency} whole />}
          </p>
        ))}
    </header>
  );
}

/** Takes cards of other columns. */
function useDropTarget(stage: StageOption, onMove: DealMover | null) {
  const column = useRef<HTMLElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = useEffectEvent((deal: CrmRecord) => onMove?.(deal, stage));
  useEffect(() => {
    if (!column.current) return;
    return dropTargetForElements({
      element: column.current,
      canDrop: ({ source }) => {
        const deal = draggedDeal(source.data);
        return deal !== undefined && deal.stageId !== stage.value;
      },
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: ({ source }) => {
        setIsOver(false);
        const deal = draggedDeal(source.data);
        if (deal) drop(deal);
      },
    });
  }, [stage.value]);
  return { column, isOver };
}
