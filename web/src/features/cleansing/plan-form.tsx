import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CleansingSchedule, type CleansingStep, cleansingPeriods } from '#shared/model/cleansing.ts';
import type { CleansingPlan } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useSavePlan } from './cleansing-queries.ts';
import { StepChoice } from './step-choice.tsx';

interface PlanFormProps {
  /** The one that is changed; absent: a new one. */
  readonly plan?: CleansingPlan;
  readonly onDone: () => void;
}

export function PlanForm({ plan, onDone }: PlanFormProps) {
  const { text } = useText();
  const toast = useToast();
  const save = useSavePlan(plan);
  const [name, setName] = useState(plan?.name ?? '');
  const [steps, setSteps] = useState<readonly CleansingStep[]>(plan?.steps ?? [{ kind: 'normalise' }]);
  const [schedule, setSchedule] = useState<CleansingSchedule | null>(plan?.schedule ?? null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ name, steps, schedule }, { onSuccess: onDone, onError: toast.error });
      }}
    >
      <Stack gap="sm" p="md" maw={720}>
        <TextInput
          label={text('cleansing.planName')}
          value={name}
          maxLength={120}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <StepChoice steps={steps} onChange={setSteps} />
        <ScheduleChoice schedule={schedule} onChange={setSchedule} />
        <Group gap="sm">
          <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || steps.length === 0}>
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

interface ScheduleChoiceProps {
  readonly schedule: CleansingSchedule | null;
  readonly onChange: (schedule: CleansingSchedule | null) => void;
}

function ScheduleChoice({ schedule, onChange }: ScheduleChoiceProps) {
  const { text } = useText();
  const choose = (value: string | null) => {
    const every = cleansingPeriods.find((period) => period === value);
    onChange(every ? { every, unasked: schedule?.unasked ?? false } : null);
  };
  return (
    <>
      <Select
        label={text('cleansing.schedule')}
        w={260}
        allowDeselect={false}
        data={(['never', ...cleansingPeriods] as const).map((value) => ({
          value,
          label: text(`cleansing.every.${value}`),
        }))}
        value={schedule?.every ?? 'never'}
        onChange={choose}
      />
      {schedule && (
        <Checkbox
          checked={schedule.unasked}
          label={text('cleansing.unasked')}
          description={text('cleansing.unaskedAbout')}
          onChange={(event) => onChange({ ...schedule, unasked: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
