import { lazy, type ReactNode, Suspense, useState } from 'react';
import { missingFor } from '#shared/model/pipelines.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useToast } from '../../ui/use-toast.ts';
import type { StageOption } from '../records/use-stages.ts';
import { type DealMove, missingFields } from './move-deal.ts';
import type { AskedMove } from './stage-dialog.tsx';

const StageDialog = lazy(() => import('./stage-dialog.tsx').then((module) => ({ default: module.StageDialog })));

interface GuidedMove {
  readonly moveTo: (deal: CrmRecord, stage: StageOption) => void;
  /** To be placed somewhere on the screen. */
  readonly dialog: ReactNode;
}

/** Moves deals, and asks the person for what the stage asks for: before the move if that is known, else when it is refused. */
export function useGuidedMove(perform: (move: DealMove) => Promise<void>): GuidedMove {
  const toast = useToast();
  const [asked, setAsked] = useState<AskedMove | null>(null);

  function moveTo(deal: CrmRecord, stage: StageOption): void {
    const missing = missingFor(stage, deal);
    if (missing.length > 0) {
      setAsked({ deal, stage, missing });
      return;
    }
    perform({ deal, stage }).catch((error: Error) => {
      const refused = missingFields(error);
      if (refused.length > 0) setAsked({ deal, stage, missing: refused });
      else toast.error(error);
    });
  }

  async function answer(fields: NonNullable<DealMove['fields']>): Promise<void> {
    if (!asked) return;
    await perform({ deal: asked.deal, stage: asked.stage, fields });
    setAsked(null);
  }

  const dialog = (
    <Suspense>{asked && <StageDialog asked={asked} onMove={answer} onClose={() => setAsked(null)} />}</Suspense>
  );
  return { moveTo, dialog };
}
