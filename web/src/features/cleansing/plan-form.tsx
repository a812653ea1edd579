import { Button, Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CleansingStepKind, cleansingSteps, usualMonths } from '#shared/model/cleansing.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useCreatePlan } from './cleansing-queries.ts';

interface PlanFormProps {
  readonly onDone: () => void;
}

export function PlanForm({ onDone }: PlanFormProps) {
  const { text } = useText();
  const toast = useToast();
  const create = useCreatePlan();
  const [name, setName] = useState('');
  const [kinds, setKinds] = useState<readonly CleansingStepKind[]>(['normalise']);
  const [months, setMonths] = useState(usualMonths);
  const save = () => {
    const steps = kinds.map((kind) => (kind === 'archiveStale' ? { kind, months } : { kind }));
    create.mutate({ name, steps }, { onSuccess: onDone, onError: toast.error });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="sm" p="md" maw={640}>
        <TextInput
          label={text('cleansing.planName')}
          value={name}
          maxLength={120}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={text('cleansing.steps')}
          value={[...kinds]}
          onChange={(chosen) => setKinds(cleansingSteps.filter((kind) => chosen.includes(kind)))}
        >
          <Stack gap={10} mt={6}>
            {cleansingSteps.map((kind) => (
              <Checkbox
                key={kind}
                value={kind}
                label={text(`cleansing.step.${kind}`)}
                description={text(`cleansing.about.${kind}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {kinds.includes('archiveStale') && (
          <NumberInput
            label={text('cleansing.monthsLabel')}
            value={months}
            min={6}
            max={240}
            allowDecimal={false}
            w={200}
            onChange={(value) => setMonths(Number(value))}
          />
        )}
        <Group gap="sm">
          <Button type="submit" loading={create.isPending} disabled={name.trim() === '' || kinds.length === 0}>
            {text('action.save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {text('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
