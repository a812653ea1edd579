import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import { type DealMove, useMoveDeal } from '../deals/move-deal.ts';
import { shiftFigures } from './board-cards.ts';
import { figuresQuery } from './board-queries.ts';

/** How long the lists of the server may lag behind a move that was acknowledged, and its figures. In milliseconds. */
const listLag = 10_000;
const figuresLag = 2000;

interface BoardMoves {
  /** Deals that were moved on this screen, as they are by now. */
  readonly moved: ReadonlyMap<string, CrmRecord>;
  /** Ids of deals whose move is not acknowledged yet. */
  readonly pending: ReadonlySet<string>;
  /** Shows the move at once and takes it back when it fails. @throws ApiProblem */
  readonly move: (move: DealMove) => Promise<void>;
}

export function useBoardMoves(ownerId: string | undefined): BoardMoves {
  const queryClient = useQueryClient();
  const { mutateAsync } = useMoveDeal();
  const [moved, setMoved] = useState<ReadonlyMap<string, CrmRecord>>(new Map());
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const { queryKey } = figuresQuery(ownerId);

  const shift = (deal: CrmRecord, to: string) =>
    queryClient.setQueryData(queryKey, (report) => report && { ...report, rows: shiftFigures(report.rows, deal, to) });
  const show = (deal: CrmRecord) => setMoved((known) => new Map(known).set(deal.id, deal));
  const forget = (deal: CrmRecord) => setMoved((known) => new Map([...known].filter(([, one]) => one !== deal)));

  async function move({ deal, stage, fields }: DealMove): Promise<void> {
    const expected: CrmRecord = { ...deal, ...fields, stageId: stage.value, updatedAt: new Date().toISOString() };
    setPending((known) => new Set(known).add(deal.id));
    show(expected);
    shift(deal, stage.value);
    try {
      const acknowledged = await mutateAsync({ deal, stage, ...(fields && { fields }) });
      show(acknowledged);
      setTimeout(() => forget(acknowledged), listLag);
      setTimeout(() => void queryClient.invalidateQueries({ queryKey }), figuresLag);
    } catch (error) {
      forget(expected);
      shift(expected, String(deal.stageId));
      // What refused the move may be a change that is not on the screen yet.
      void queryClient.invalidateQueries({ queryKey: ['records', 'deals', 'list'] });
      throw error;
    } finally {
      setPending((known) => new Set([...known].filter((id) => id !== deal.id)));
    }
  }

  return { moved, pending, move };
}
