import { Button, Group, Modal, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeFault } from '../../ui/error-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { useTitle } from '../records/record-title.ts';
import { ErasurePreview } from './erasure-preview.tsx';
import { erasureQuery, useErase } from './privacy-queries.ts';

interface EraseDialogProps {
  /** null: closed. */
  readonly person: CrmRecord | null;
  readonly onClose: () => void;
  readonly onErased: () => void;
}

export function EraseDialog({ person, onClose, onErased }: EraseDialogProps) {
  const { text } = useText();
  const titleOf = useTitle();
  return (
    <Modal
      opened={person !== null}
      onClose={onClose}
      title={person && text('personal.eraseTitle', { name: titleOf(person) })}
      size="lg"
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {person && <EraseForm person={person} onClose={onClose} onErased={onErased} />}
    </Modal>
  );
}

interface EraseFormProps extends Omit<EraseDialogProps, 'person'> {
  readonly person: CrmRecord;
}

/** Shows what will go before anything does, and asks for the name to be typed: nobody can take it back. */
function EraseForm({ person, onClose, onErased }: EraseFormProps) {
  const { text, label } = useText();
  const toast = useToast();
  const titleOf = useTitle();
  const preview = useQuery(erasureQuery(person));
  const erase = useErase(person);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const name = titleOf(person);
  const error = preview.error ?? erase.error;
  const fault = erase.error instanceof ApiProblem ? erase.error.errors[0] : undefined;
  const isConfirmed = typed.trim().toLowerCase() === name.toLowerCase();

  function submit(): void {
    erase.mutate(reason.trim(), {
      onSuccess: () => {
        toast.done(text('personal.erased'));
        onErased();
      },
    });
  }

  return (
    <Stack gap="sm">
      <Text size="sm">{text('personal.eraseWarning')}</Text>
      <Refusal error={error} />
      {preview.isPending && <Skeleton height={110} />}
      {preview.data && <ErasurePreview erasure={preview.data} />}
      <Textarea
        label={text('personal.reason')}
        description={text('personal.reasonHint')}
        error={fault && describeFault(fault, label)}
        required
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={text('personal.typeName', { name })}
        required
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {text('action.cancel')}
        </Button>
        <Button
          color="red"
          loading={erase.isPending}
          disabled={!preview.data || !isConfirmed || reason.trim() === ''}
          onClick={submit}
        >
          {text('personal.eraseNow')}
        </Button>
      </Group>
    </Stack>
  );
}
