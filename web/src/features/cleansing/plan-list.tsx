import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './cleansing.module.css';
import { plansQuery } from './cleansing-queries.ts';
import { PlanEntry } from './plan-entry.tsx';
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
          <PlanEntry key={plan.id} plan={plan} onPreview={onPreview} />
        ))}
      </ul>
    </Panel>
  );
}
