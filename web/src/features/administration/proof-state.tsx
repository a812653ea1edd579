import { Alert, Text } from '@mantine/core';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RestoreProof } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';

interface ProofStateProps {
  readonly proof: RestoreProof;
  /** Shown when there is something to do. */
  readonly action?: ReactNode;
  /** Stands by itself, not within a panel. */
  readonly alone?: boolean;
}

/** Whether the workspace could be restored, as far as anybody has tried: red when that is too long ago. */
export function ProofState({ proof, action, alone }: ProofStateProps) {
  const { text } = useText();
  const formats = useFormats();
  const { provenAt, maxDays, isOverdue, isFailing } = proof;
  const frame = alone ? { radius: 'lg', mb: 'md' } : { radius: 0 };
  const last = provenAt && text('administration.lastProven', { at: formats.dateTime(provenAt) });
  if (!needsAttention(proof))
    return (
      <Alert color="teal" variant="light" {...frame} icon={<ShieldCheck size={18} aria-hidden />}>
        {last}
      </Alert>
    );
  const late = last ? text('administration.overdue', { days: maxDays }) : text('administration.neverProven');
  const title = isOverdue || !isFailing ? late : text('administration.failing');
  return (
    <Alert color="red" variant="light" {...frame} icon={<ShieldAlert size={18} aria-hidden />} title={title}>
      <Text size="sm">
        {last && `${last}. `}
        {text('administration.proofAdvice')} {action}
      </Text>
    </Alert>
  );
}

export function needsAttention({ isOverdue, isFailing }: RestoreProof): boolean {
  return isOverdue || isFailing;
}
