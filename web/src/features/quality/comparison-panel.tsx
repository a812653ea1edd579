import { Button, Group, Select, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SummaryGrouping } from '#shared/model/quality/summary.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNames } from '../../ui/use-names.ts';
import styles from './quality.module.css';
import { type QualitySummary, summaryQuery, type WorkOf } from './quality-queries.ts';
import { type QualityTextKey, useQualityText } from './quality-text.ts';
import { ReportButton } from './report-button.tsx';
import { ScoreBar } from './score-mark.tsx';

interface ComparisonPanelProps {
  /** Whether the reader leads people, and may look at their work. */
  readonly isHead: boolean;
  readonly onChoose: (of: WorkOf) => void;
}

/** Where the data are worst: for heads by person and department, for everybody by kind and source. */
export function ComparisonPanel({ isHead, onChoose }: ComparisonPanelProps) {
  const say = useQualityText();
  const groupings: readonly SummaryGrouping[] = isHead
    ? ['owner', 'department', 'object', 'source', 'import']
    : ['object', 'source'];
  const [by, setBy] = useState<SummaryGrouping>(isHead ? 'owner' : 'object');
  const summary = useQuery(summaryQuery(by));
  const data = groupings.map((value) => ({ value, label: say(`by.${value}` as QualityTextKey) }));
  const choice = (
    <Select
      size="xs"
      w={170}
      aria-label={say('by')}
      data={data}
      value={by}
      allowDeselect={false}
      onChange={(value) => setBy((value ?? by) as SummaryGrouping)}
    />
  );
  return (
    <Panel
      title={say('by')}
      actions={
        <Group gap="xs">
          {choice}
          {isHead && <ReportButton groupBy={by} />}
        </Group>
      }
    >
      {summary.error && <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.isPending && <Skeleton height={160} />}
      {summary.data?.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {say('noRows')}
        </Text>
      )}
      <ol className={styles.bars}>
        {summary.data?.rows.map((row) => (
          <GroupRow
            key={row.id}
            by={by}
            row={row}
            {...(isWork(by) && { onChoose: () => onChoose({ [by]: row.id }) })}
          />
        ))}
      </ol>
    </Panel>
  );
}

/** Of these the records can be listed that are to be mended. */
function isWork(by: SummaryGrouping): by is 'owner' | 'import' {
  return by === 'owner' || by === 'import';
}

interface GroupRowProps {
  readonly by: SummaryGrouping;
  readonly row: QualitySummary['rows'][number];
  readonly onChoose?: () => void;
}

function GroupRow({ by, row, onChoose }: GroupRowProps) {
  const say = useQualityText();
  const formats = useFormats();
  const nameOf = useGroupName(by);
  return (
    <li>
      <div className={styles.barHead}>
        <span>
          {nameOf(row)}{' '}
          <span className={styles.quiet}>{say('records', { count: formats.number(row.records, 0) })}</span>
        </span>
        <span className={styles.gain}>{row.score === null ? say('notCounted') : formats.number(row.score, 1)}</span>
      </div>
      <ScoreBar score={row.score ?? 0} />
      {onChoose && (
        <Button size="compact-sm" variant="subtle" ml={-8} mt={2} onClick={onChoose}>
          {say('showWork')}
        </Button>
      )}
    </li>
  );
}

function useGroupName(by: SummaryGrouping): (row: QualitySummary['rows'][number]) => string {
  const say = useQualityText();
  const { label } = useText();
  const { objectName } = useNames();
  return ({ id, name }) => {
    if (name !== null) return name;
    if (by === 'object') return objectName(id, 'many');
    if (id === '') return say('noSource');
    return id === 'import' || by === 'import' ? say('fromImport') : label(`option.companies.source.${id}`, id);
  };
}
