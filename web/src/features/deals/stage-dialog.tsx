import { Modal, Text } from '@mantine/core';
import { deals } from '#shared/model/objects/deals.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { RecordForm } from '../../ui/record-form.tsx';
import { useTitle } from '../records/record-title.ts';
import type { StageOption } from '../records/use-stages.ts';

export interface AskedMove {
  readonly deal: CrmRecord;
  readonly stage: StageOption;
  /** Names of fields. */
  readonly missing: readonly string[];
}

interface StageDialogProps {
  readonly asked: AskedMove;
  /** What it throws is shown, at the fields where the problem names them. */
  readonly onMove: (fields: Fields) => Promise<void>;
  readonly onClose: () => void;
}

/** Says why a deal cannot move yet, and takes what is missing. */
export function StageDialog({ asked: { deal, stage, missing }, onMove, onClose }: StageDialogProps) {
  const { text } = useText();
  const titleOf = useTitle();
  const fields = deals.fields
    .filter((field) => missing.includes(field.name))
    .map((field) => ({ ...field, form: 'main' as const, required: true as const }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('deals.moved', { title: titleOf(deal), stage: stage.label })}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <RecordForm
        object="deals"
        fields={fields}
        initial={deal}
        submitLabel={text('board.move')}
        onSubmit={onMove}
        onCancel={onClose}
        notice={<Text size="sm">{text('board.asked', { stage: stage.label })}</Text>}
      />
    </Modal>
  );
}
