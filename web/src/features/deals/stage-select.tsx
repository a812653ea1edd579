import { Select } from '@mantine/core';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useUpdateRecord } from '../records/record-queries.ts';
import { titleOf } from '../records/record-title.ts';
import { may } from '../records/rights.ts';
import { useStages } from '../records/use-stages.ts';
import { useMe } from '../session/session-queries.ts';
import styles from './stage-select.module.css';

/** Moves a deal to another stage where it stands: the keyboard's way, and the way of every list. */
export function StageSelect({ deal }: { readonly deal: CrmRecord }) {
  const { text, label } = useText();
  const stages = useStages();
  const update = useUpdateRecord();
  const toast = useToast();
  const me = useMe();

  function moveTo(stageId: string): void {
    const stage = stages.find((one) => one.value === stageId);
    update.mutate(
      { record: deal, patch: { stageId } },
      {
        onSuccess: () => toast.done(text('deals.moved', { title: titleOf(deal), stage: stage?.label ?? stageId })),
        onError: toast.error,
      },
    );
  }

  const current = update.isPending ? update.variables.patch.stageId : deal.stageId;
  return (
    <Select
      className={styles.select}
      classNames={{ input: styles.input ?? '' }}
      size="xs"
      variant="unstyled"
      data-kind={stages.find((stage) => stage.value === current)?.kind}
      aria-label={`${label('field.deals.stageId', '')}: ${titleOf(deal)}`}
      data={stages.map(({ value, label: name }) => ({ value, label: name }))}
      value={typeof current === 'string' ? current : null}
      onChange={(stageId) => stageId && stageId !== deal.stageId && moveTo(stageId)}
      allowDeselect={false}
      disabled={!may(me, 'edit', 'deals') || update.isPending}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}
