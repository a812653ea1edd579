import { Button, Modal, Text } from '@mantine/core';
import { DatePickerInput, DatesProvider } from '@mantine/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import type { User } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { dateLocale } from '../../ui/dates.ts';
import { useToast } from '../../ui/use-toast.ts';
import { usePeople } from '../session/session-queries.ts';
import { FormFrame } from './form-frame.tsx';
import { UserSelect } from './user-select.tsx';

interface AbsenceDialogProps {
  readonly userId: string;
  readonly onClose: () => void;
}

/** When somebody is away, and who stands in: it begins and ends by itself. */
export function AbsenceDialog({ userId, onClose }: AbsenceDialogProps) {
  const { text } = useText();
  const user = usePeople().data?.find(({ id }) => id === userId);
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('absence.title')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {user && <AbsenceForm user={user} onClose={onClose} />}
    </Modal>
  );
}

function useSaveAbsence(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (absence: NonNullable<User['absence']> | null) => {
      if (absence) await api.send('PUT', '/users/{id}/absence', { path: { id }, body: absence });
      else await api.send('DELETE', '/users/{id}/absence', { path: { id } });
    },
    onSettled: () => {
      for (const key of ['users', 'team']) void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}

function AbsenceForm({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const { text, language } = useText();
  const toast = useToast();
  const save = useSaveAbsence(user.id);
  const [range, setRange] = useState<[string | null, string | null]>([
    user.absence?.from ?? null,
    user.absence?.until ?? null,
  ]);
  const [substituteId, setSubstituteId] = useState(user.absence?.substituteId ?? user.substituteId ?? null);
  const [from, until] = range;
  const onSuccess = () => {
    toast.done(text('absence.saved'));
    onClose();
  };

  function submit(): void {
    if (from === null || until === null) return;
    save.mutate({ from, until, ...(substituteId !== null && { substituteId }) }, { onSuccess });
  }

  return (
    <FormFrame
      error={save.error}
      action={text('action.save')}
      isReady={from !== null && until !== null}
      isBusy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">{text('absence.lead')}</Text>
      <DatesProvider settings={{ locale: dateLocale(language), firstDayOfWeek: 1 }}>
        <DatePickerInput
          type="range"
          label={text('absence.days')}
          required
          valueFormat="L"
          allowSingleDateInRange
          value={range}
          onChange={setRange}
        />
      </DatesProvider>
      <UserSelect label={text('absence.substitute')} except={user.id} value={substituteId} onChange={setSubstituteId} />
      {user.absence && (
        <Button variant="subtle" color="red" size="xs" onClick={() => save.mutate(null, { onSuccess })}>
          {text('absence.end')}
        </Button>
      )}
    </FormFrame>
  );
}
