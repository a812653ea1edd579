import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { ArrowRightLeft, CalendarClock } from 'lucide-react';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/money.tsx';
import { isMastered } from '../mastery/use-mastered.ts';
import { isOverdue } from '../records/due.ts';
import { useTitle } from '../records/record-title.ts';
import { recordReferences } from '../records/references.tsx';
import { type StageOption, useStages } from '../records/use-stages.ts';
import styles from './board.module.css';

export type DealMover = (deal: CrmRecord, stage: StageOption) => void;

const dragKey = 'deal';

/** The deal that is being dragged, if it is one. */
export function draggedDeal(data: Readonly<Record<string | symbol, unknown>>): CrmRecord | undefined {
  return data[dragKey] as CrmRecord | undefined;
}

interface DealCardProps {
  readonly deal: CrmRecord;
  readonly stage: StageOption;
  /** Its move is under way: it stays where it is until the server has answered. */
  readonly isPending: boolean;
  readonly isFocused: boolean;
  readonly onOpen: ((deal: CrmRecord) => void) | null;
  readonly onMove: DealMover | null;
}

export function DealCard({ deal, stage, isPending, isFocused, onOpen, ...props }: DealCardProps) {
  const onMove = isMastered(deal, 'stageId') ? null : props.onMove;
  const titleOf = useTitle();
  const card = useRef<HTMLLIElement>(null);
  const isDragging = useDraggable(card, deal, onMove !== null && !isPending);
  const title = titleOf(deal);
  return (
    <li ref={card} className={styles.card} data-dragging={isDragging || undefined} aria-busy={isPending}>
      <div className={styles.top}>
        {onOpen ? (
          <UnstyledButton className={styles.title} onClick={() => onOpen(deal)}>
            {title}
          </UnstyledButton>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        {onMove && <MoveMenu deal={deal} isDisabled={isPending} isFocused={isFocused} onMove={onMove} />}
      </div>
      <CompanyName id={deal.companyId} />
      {typeof deal.amount === 'string' && (
        <div className={styles.amount}>
          <Money amount={deal.amount} currency={String(deal.currency ?? '')} whole />
        </div>
      )}
      <ExpectedClose deal={deal} stage={stage} />
      <recordReferences.Title to="users" id={String(deal.ownerId)} />
    </li>
  );
}

function useDraggable(card: RefObject<HTMLLIElement | null>, deal: CrmRecord, isMovable: boolean): boolean {
  const [isDragging, setIsDragging] = useState(false);
  const current = useEffectEvent(() => deal);
  useEffect(() => {
    if (!card.current || !isMovable) return;
    return draggable({
      element: card.current,
      getInitialData: () => ({ [dragKey]: current() }),
      onDragStart: () => setIsDragging(true),
      onDrop: () => setIsDragging(false),
    });
  }, [card, isMovable]);
  return isDragging;
}

/** Asked for when the card is first seen: a board can be much longer than a screen. */
function CompanyName({ id }: { readonly id: unknown }) {
  const { ref, inViewport } = useInViewport<HTMLDivElement>();
  const [wasSeen, setWasSeen] = useState(false);
  if (inViewport && !wasSeen) setWasSeen(true);
  return (
    <div ref={ref} className={styles.company}>
      {wasSeen && typeof id === 'string' && <recordReferences.Title to="companies" id={id} />}
    </div>
  );
}

function ExpectedClose({ deal, stage }: Pick<DealCardProps, 'deal' | 'stage'>) {
  const { text } = useText();
  const formats = useFormats();
  if (typeof deal.expectedCloseDate !== 'string') return null;
  const isLate = stage.kind === 'open' && isOverdue(deal, new Date());
  return (
    <div className={styles.date} data-late={isLate || undefined}>
      {isLate && <CalendarClock size={13} aria-hidden />}
      {formats.shortDate(deal.expectedCloseDate)}
      {isLate && ` · ${text('value.overdue')}`}
    </div>
  );
}

interface MoveMenuProps {
  readonly deal: CrmRecord;
  readonly isDisabled: boolean;
  readonly isFocused: boolean;
  readonly onMove: DealMover;
}

/** What dragging does, for the keyboard and for everybody who would rather choose. */
function MoveMenu({ deal, isDisabled, isFocused, onMove }: MoveMenuProps) {
  const { text } = useText();
  const titleOf = useTitle();
  const stages = useStages();
  const button = useRef<HTMLButtonElement>(null);
  // The card is another one in its new column: the focus goes with the deal.
  useEffect(() => {
    if (isFocused && !isDisabled) button.current?.focus();
  }, [isFocused, isDisabled]);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          size="sm"
          disabled={isDisabled}
          aria-label={text('board.moveNamed', { title: titleOf(deal) })}
        >
          <ArrowRightLeft size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text('board.moveTo')}</Menu.Label>
        {stages
          .filter((stage) => stage.value !== deal.stageId)
          .map((stage) => (
            <Menu.Item key={stage.value} onClick={() => onMove(deal, stage)}>
              {stage.label}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
