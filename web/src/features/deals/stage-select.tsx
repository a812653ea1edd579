import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { PillSelect } from '../../ui/pill-select.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { isMastered } from '../mastery/use-mastered.ts';
import { useTitle } from '../records/record-title.ts';
import { may } from '../records/rights.ts';
import { useStages } from '../records/use-stages.ts';
import { useMe } from '../session/session-queries.ts';
import { type DealMove, useMoveDeal } from './move-deal.ts';
import { useGuidedMove } from './use-guided-move.tsx';

const tones: Readonly<Record<string, 'well' | 'over'>> = { won: 'well', lost: 'over' };

/** Moves a deal to another stage where it stands: the keyboard's way, and the way of every list. */
export function StageSelect({ deal }: { readonly deal: CrmRecord }) {
  const { text, label } = useText();
  const titleOf = useTitle();
  const stages = useStages();
  const move = useMoveDeal();
  const toast = useToast();
  const me = useMe();
  const { moveTo, dialog } = useGuidedMove(async (next: DealMove) => {
    await move.mutateAsync(next);
    toast.done(text('deals.moved', { title: titleOf(deal), stage: next.stage.label }));
  });

  function choose(stageId: string | null): void {
    const stage = stages.find((one) => one.value === stageId);
    if (stage && stage.value !== deal.stageId) moveTo(deal, stage);
  }

  const current = move.isPending ? move.variables.stage.value : deal.stageId;
  return (
    <>
      <PillSelect
        tone={tones[stages.find((stage) => stage.value === current)?.kind ?? ''] ?? 'open'}
        label={`${label('field.deals.stageId', '')}: ${titleOf(deal)}`}
        data={stages.map(({ value, label: name }) => ({ value, label: name }))}
        value={current}
        onChange={choose}
        disabled={!may(me, 'edit', 'deals') || isMastered(deal, 'stageId') || move.isPending}
      />
      {dialog}
    </>
  );
}
