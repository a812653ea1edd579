import { Badge } from '@mantine/core';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useNames } from '../../ui/use-names.ts';
import { type StateTone, stateField, stateTone } from './record-state.ts';
import styles from './state-badge.module.css';
import { useStages } from './use-stages.ts';

interface StateBadgeProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

/** How far a record is, in words; the colour only repeats whether it is still open. */
export function StateBadge({ definition, record }: StateBadgeProps) {
  const state = useStateWords(definition, record);
  if (!state) return null;
  return (
    <Badge className={styles.badge} data-tone={state.tone} tt="none" fw={500} maw="100%">
      {state.words}
    </Badge>
  );
}

function useStateWords(
  definition: ObjectDefinition,
  record: CrmRecord,
): { words: string; tone: StateTone } | undefined {
  const { optionName } = useNames();
  const stage = useStages().find(({ value }) => value === record.stageId);
  if (stage) return { words: stage.label, tone: stageTones[stage.kind] };
  const field = stateField(definition);
  const value = record[field?.name ?? ''];
  if (!field || typeof value !== 'string') return undefined;
  return { words: optionName(definition.name, field, value), tone: stateTone(record) };
}

const stageTones = { open: 'open', won: 'well', lost: 'over' } as const;
