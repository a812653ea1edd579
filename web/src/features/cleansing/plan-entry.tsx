import { Badge, Button, Group, Text } from '@mantine/core';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import type { CleansingPlan } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useToast } from '../../ui/use-toast.ts';
import styles from './cleansing.module.css';
import { useDeletePlan, usePreview } from './cleansing-queries.ts';
import { PlanForm } from './plan-form.tsx';

interface PlanEntryProps {
  readonly plan: CleansingPlan;
  /** @param id of the run that looks */
  readonly onPreview: (id: string) => void;
}

/** A plan, and what can be done with it. */
export function PlanEntry({ plan, onPreview }: PlanEntryProps) {
  const { text } = useText();
  const toast = useToast();
  const preview = usePreview(plan.id);
  const [isOpen, setOpen] = useState(false);
  const { name, steps } = plan;
  if (isOpen)
    return (
      <li className={styles.item}>
        <PlanForm plan={plan} onDone={() => setOpen(false)} />
      </li>
    );
  return (
    <li className={styles.item}>
      <div className={styles.entry}>
        <div className={styles.words}>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            <Origin plan={plan} />
          </Text>
        </div>
        <Group gap={6} style={{ flex: '2 1 300px' }}>
          {steps.map((step) => (
            <Badge key={step.kind} variant="light" color="gray" tt="none" fw={500}>
              {text(`cleansing.step.${step.kind}`)}
              {step.months !== undefined && ` · ${text('cleansing.months', { count: step.months })}`}
            </Badge>
          ))}
        </Group>
        <Group gap="xs">
          {!plan.isScheduled && <Changes plan={plan} onEdit={() => setOpen(true)} />}
          <Button
            size="xs"
            variant="default"
            leftSection={<Eye size={14} aria-hidden />}
            loading={preview.isPending}
            aria-label={`${text('cleansing.preview')}: ${name}`}
            onClick={() => preview.mutate(undefined, { onSuccess: ({ id }) => onPreview(id), onError: toast.error })}
          >
            {text('cleansing.preview')}
          </Button>
        </Group>
      </div>
    </li>
  );
}

/** Who made it, and when it is carried out by itself. */
function Origin({ plan: { isScheduled, schedule, scheduledBy, createdBy } }: { readonly plan: CleansingPlan }) {
  const { text } = useText();
  if (isScheduled) return text('cleansing.byNight');
  if (!schedule) return createdBy?.name;
  const every = text(`cleansing.every.${schedule.every}`);
  const when =
    schedule.unasked && scheduledBy
      ? text('cleansing.atOnce', { every, name: scheduledBy.name })
      : text('cleansing.waits', { every });
  return `${createdBy?.name} · ${when}`;
}

function Changes({ plan, onEdit }: { readonly plan: CleansingPlan; readonly onEdit: () => void }) {
  const { text } = useText();
  const toast = useToast();
  const remove = useDeletePlan(plan.id);
  return (
    <>
      <ConfirmButton
        label={text('action.delete')}
        sureLabel={text('cleansing.deleteSure')}
        size="xs"
        loading={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onError: toast.error })}
      />
      <Button size="xs" variant="subtle" aria-label={`${text('cleansing.editPlan')}: ${plan.name}`} onClick={onEdit}>
        {text('action.edit')}
      </Button>
    </>
  );
}
