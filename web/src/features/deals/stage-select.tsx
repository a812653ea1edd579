import { Select } from '@mantine/core';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useTitle } from '../records/record-title.ts';
import { may } from '../records/rights.ts';
import { useStages } from '../records/use-stages.ts';
import { useMe } from '../session/session-queries.ts';
import { type DealMove, useMoveDeal } from './move-deal.ts';
import styles from './stage-select.module.css';
import { useGuidedMove } from './use-guided-move.tsx';

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
      <Select
        className={styles.select}
        classNames={{ input: styles.input ?? '' }}
        size="xs"
        variant="unstyled"
        data-kind={stages.find((stage) => stage.value === current)?.kind}
        aria-label={`${label('field.deals.stageId', '')}: ${titleOf(deal)}`}
        data={stages.map(({ value, label: name }) => ({ value, label: name }))}
        value={typeof current === 'string' ? current : null}
        onChange={choose}
        allowDeselect={false}
        disabled={!may(me, 'edit', 'deals') || move.isPending}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
      {dialog}
    </>
  );
}
