import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Me } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { useEndSecondFactor } from './second-factor-queries.ts';
import { SecondFactorSetup } from './second-factor-setup.tsx';

interface SecondFactorDialogProps {
  readonly me: Me;
  readonly onClose: () => void;
}

export function SecondFactorDialog({ me, onClose }: SecondFactorDialogProps) {
  const { text } = useText();
  const toast = useToast();
  const [isStarted, setStarted] = useState(false);
  const { on, required } = me.secondFactor;
  const done = () => {
    toast.done(text('secondFactor.isOn'));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('secondFactor.title')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {on && <TurnOff required={required} onDone={onClose} />}
      {!on && isStarted && <SecondFactorSetup onDone={done} onCancel={onClose} />}
      {!on && !isStarted && (
        <Stack gap="md">
          <Text size="sm">{text('secondFactor.lead')}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {text('action.cancel')}
            </Button>
            <Button onClick={() => setStarted(true)}>{text('secondFactor.setUp')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function TurnOff({ required, onDone }: { readonly required: boolean; readonly onDone: () => void }) {
  const { text } = useText();
  const toast = useToast();
  const end = useEndSecondFactor();
  const turnOff = () =>
    end.mutate(undefined, {
      onSuccess: () => {
        toast.done(text('secondFactor.isOff'));
        onDone();
      },
    });
  return (
    <Stack gap="md">
      <Text size="sm">{text('secondFactor.onLead')}</Text>
      {required && <Text size="sm">{text('secondFactor.requiredLead')}</Text>}
      <Refusal error={end.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {text('action.close')}
        </Button>
        {!required && (
          <Button color="red" loading={end.isPending} onClick={turnOff}>
            {text('secondFactor.turnOff')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
