import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { DealViews } from '../deals/deal-views.tsx';
import { useGuidedMove } from '../deals/use-guided-move.tsx';
import { QuickCreateButton } from '../quick-create/quick-create-button.tsx';
import { LazyEditDrawer } from '../records/lazy-edit-drawer.tsx';
import { useTitle } from '../records/record-title.ts';
import { recordReferences } from '../records/references.tsx';
import { hasCapability, may } from '../records/rights.ts';
import { useStages } from '../records/use-stages.ts';
import { useMe } from '../session/session-queries.ts';
import styles from './board.module.css';
import { BoardColumn } from './board-column.tsx';
import { figuresQuery } from './board-queries.ts';
import { useBoardMoves } from './use-board-moves.ts';

/** Deals by stage: a card is dragged to another column, or sent there by its menu. */
export function BoardPage() {
  const { text, label } = useText();
  const titleOf = useTitle();
  const me = useMe();
  const { owner } = useSearch({ from: '/app/deals/board' });
  const navigate = useNavigate();
  const stages = useStages();
  const figures = useQuery({ ...figuresQuery(owner), enabled: hasCapability(me, 'readReports') });
  const { moved, pending, move } = useBoardMoves(owner);
  const [edited, setEdited] = useState<CrmRecord | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const [focused, setFocused] = useState('');
  const { moveTo, dialog } = useGuidedMove(async (next) => {
    setFocused(next.deal.id);
    await move(next);
    setAnnouncement(text('deals.moved', { title: titleOf(next.deal), stage: next.stage.label }));
  });
  const isEditor = may(me, 'edit', 'deals');
  return (
    <>
      <PageHeader
        title={label('object.deals.many', '')}
        actions={
          <>
            <recordReferences.Input
              to="users"
              label={label('field.deals.ownerId', '')}
              value={owner ?? null}
              onChange={(id) =>
                void navigate({ to: '/deals/board', search: id === null ? {} : { owner: id }, replace: true })
              }
            />
            <DealViews />
            <QuickCreateButton object="deals" />
          </>
        }
      />
      <div className={styles.board}>
        {stages.map((stage) => (
          <BoardColumn
            key={stage.value}
            stage={stage}
            ownerId={owner}
            figures={figures.data?.rows.filter((row) => row.stageId === stage.value)}
            moved={moved}
            pending={pending}
            focused={focused}
            onOpen={isEditor ? setEdited : null}
            onMove={isEditor ? moveTo : null}
          />
        ))}
      </div>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      {dialog}
      <LazyEditDrawer record={edited} onClose={() => setEdited(null)} />
    </>
  );
}
