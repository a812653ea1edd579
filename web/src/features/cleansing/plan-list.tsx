import { Badge, Button, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Eye, Plus } from 'lucide-react';
import { useState } from 'react';
import type { CleansingPlan } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import styles from './cleansing.module.css';
import { plansQuery, usePreview } from './cleansing-queries.ts';
import { PlanForm } from './plan-form.tsx';

interface PlanListProps {
  /** @param id of the run that looks */
  readonly onPreview: (id: string) => void;
}

export function PlanList({ onPreview }: PlanListProps) {
  const { text, language } = useText();
  const plans = useQuery(plansQuery(language));
  const [isAdding, setAdding] = useState(false);
  return (
    <Panel
      title={text('cleansing.plans')}
      flush
      actions={
        !isAdding && (
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {text('cleansing.newPlan')}
          </Button>
        )
      }
    >
      {isAdding && <PlanForm onDone={() => setAdding(false)} />}
      {plans.isPending && <Skeleton height={90} m="md" width="auto" />}
      {plans.error && <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />}
      <ul className={styles.list}>
        {plans.data?.map((plan) => (
          <Plan key={plan.id} plan={plan} onPreview={onPreview} />
        ))}
      </ul>
    </Panel>
  );
}

function Plan({ plan, onPreview }: PlanListProps & { readonly plan: CleansingPlan }) {
  const { text } = useText();
  const toast = useToast();
  const preview = usePreview(plan.id);
  const { name, steps, isScheduled, createdBy } = plan;
  return (
    <li className={styles.item}>
      <div className={styles.entry}>
        <div className={styles.words}>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {isScheduled ? text('cleansing.byNight') : createdBy?.name}
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
      </div>
    </li>
  );
}
