import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { type PlanAction, planActions } from '#shared/model/imports.ts';
import type { Import } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { ErrorFileButton } from './error-file-button.tsx';
import { useCommit } from './import-queries.ts';
import { PlanRows } from './plan-rows.tsx';
import { firstWaiver } from './waiver-fields.tsx';
import { WaiverInputs } from './waiver-inputs.tsx';

interface PlanStepProps {
  readonly one: Import;
  readonly onRemap: () => void;
}

/** What will be done with every row, before any of it is done. */
export function PlanStep({ one, onRemap }: PlanStepProps) {
  const { text } = useText();
  const formats = useFormats();
  const commit = useCommit(one);
  const { plan } = one;
  const [shown, setShown] = useState<PlanAction | null>(null);
  const [waiver, setWaiver] = useState(firstWaiver);
  if (!plan) return null;
  const { counts } = plan;
  const action = shown ?? firstOf(counts);
  const waiting = counts.create + counts.update;
  const owed = plan.owed ?? {};
  const hasDebt = Object.keys(owed).length > 0;
  const isSigned = !hasDebt || (waiver.reason.trim() !== '' && waiver.until !== '');
  const kinds = planActions.map((value) => ({
    value,
    label: text('imports.counted', { kind: text(`imports.count.${value}`), count: formats.number(counts[value]) }),
    disabled: counts[value] === 0,
  }));
  return (
    <Panel title={text('imports.step.plan')} count={formats.number(plan.rows)}>
      <Stack gap="sm">
        <Group justify="space-between">
          <SegmentedControl data={kinds} value={action} onChange={setShown} aria-label={text('imports.step.plan')} />
          {counts.refuse > 0 && <ErrorFileButton one={one} />}
        </Group>
        <PlanRows key={action} one={one} number={plan.number} action={action} />
        {hasDebt && <WaiverInputs object={one.object} owed={owed} value={waiver} onChange={setWaiver} />}
        <Refusal error={commit.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onRemap}>
            {text('imports.remap')}
          </Button>
          <Button
            loading={commit.isPending}
            disabled={waiting === 0 || !isSigned}
            onClick={() => commit.mutate(hasDebt ? waiver : undefined)}
          >
            {text('imports.apply', { count: waiting })}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

/** What needs a look first: refusals, then changes. */
function firstOf(counts: Readonly<Record<PlanAction, number>>): PlanAction {
  const order: readonly PlanAction[] = ['refuse', 'update', 'create', 'skip'];
  return order.find((action) => counts[action] > 0) ?? 'create';
}
