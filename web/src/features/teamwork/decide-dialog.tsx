import { Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { JoinRequest } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { ScopeInput } from './add-co-manager-form.tsx';
import { FormFrame } from './form-frame.tsx';
import { useAcceptRequest, useDeclineRequest } from './team-queries.ts';

export interface Decision {
  readonly request: JoinRequest;
  readonly kind: 'accept' | 'decline';
}

interface DecideDialogProps {
  readonly decision: Decision;
  readonly onClose: () => void;
}

export function DecideDialog({ decision: { request, kind }, onClose }: DecideDialogProps) {
  const { text } = useText();
  const names = { person: request.asker.name, name: request.company?.name ?? '' };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text(`requests.${kind}Title`, names)}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {kind === 'accept' ? (
        <AcceptForm request={request} onClose={onClose} />
      ) : (
        <DeclineForm request={request} onClose={onClose} />
      )}
    </Modal>
  );
}

type FormProps = Pick<Decision, 'request'> & Pick<DecideDialogProps, 'onClose'>;

function AcceptForm({ request, onClose }: FormProps) {
  const { text } = useText();
  const toast = useToast();
  const accept = useAcceptRequest();
  const [scope, setScope] = useState('');
  const onSuccess = () => {
    toast.done(text('requests.acceptedToast', { name: request.asker.name }));
    onClose();
  };
  return (
    <FormFrame
      error={accept.error}
      action={text('requests.accept')}
      isReady
      isBusy={accept.isPending}
      onSubmit={() => accept.mutate({ id: request.id, scope }, { onSuccess })}
      onClose={onClose}
    >
      <Text size="sm">{text('requests.said', { message: request.message })}</Text>
      <ScopeInput value={scope} onChange={setScope} />
    </FormFrame>
  );
}

function DeclineForm({ request, onClose }: FormProps) {
  const { text } = useText();
  const toast = useToast();
  const decline = useDeclineRequest();
  const [reason, setReason] = useState('');
  const onSuccess = () => {
    toast.done(text('requests.declinedToast', { name: request.asker.name }));
    onClose();
  };
  return (
    <FormFrame
      error={decline.error}
      action={text('requests.decline')}
      isReady={reason.trim() !== ''}
      isBusy={decline.isPending}
      onSubmit={() => decline.mutate({ id: request.id, reason }, { onSuccess })}
      onClose={onClose}
    >
      <Text size="sm">{text('requests.said', { message: request.message })}</Text>
      <Textarea
        label={text('requests.reason')}
        description={text('requests.reasonHint')}
        required
        autosize
        minRows={2}
        maxLength={1000}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
