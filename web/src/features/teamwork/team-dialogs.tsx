import { Modal } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { AddCoManagerForm } from './add-co-manager-form.tsx';
import { AskForm } from './ask-form.tsx';
import { HandoverForm } from './handover-form.tsx';
import type { TeamAction, TeamFormProps } from './team-form.ts';

const forms = { join: AskForm, handOver: HandoverForm, addCoManager: AddCoManagerForm } as const;

export function TeamDialogs({ action, ...props }: TeamFormProps & { readonly action: TeamAction }) {
  const { text } = useText();
  const Form = forms[action];
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={text(`team.${action}Title`, { name: props.company.name })}
      size={action === 'handOver' ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <Form {...props} />
    </Modal>
  );
}
