import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, WandSparkles } from 'lucide-react';
import type { CleansingRun } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './cleansing.module.css';
import { runsQuery } from './cleansing-queries.ts';
import { RunDetails } from './run-details.tsx';
import { RunResult, RunState } from './run-state.tsx';

interface RunListProps {
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
}

/** Newest first. */
export function RunList({ openId, onOpen }: RunListProps) {
  const { text } = useText();
  const query = useInfiniteQuery(runsQuery);
  return (
    <Panel title={text('cleansing.runs')} flush>
      <PagedList
        query={query}
        entriesOf={({ data }) => data}
        pending={120}
        empty={
          <EmptyState icon={WandSparkles} title={text('cleansing.noRuns')} advice={text('cleansing.noRunsAdvice')} />
        }
      >
        {(runs) => (
          <ul className={styles.list}>
            {runs.map((run) => (
              <Run key={run.id} run={run} isOpen={run.id === openId} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </PagedList>
    </Panel>
  );
}

interface RunProps {
  readonly run: CleansingRun;
  readonly isOpen: boolean;
  readonly onOpen: RunListProps['onOpen'];
}

function Run({ run, isOpen, onOpen }: RunProps) {
  const { text } = useText();
  const formats = useFormats();
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li className={styles.item}>
      <div className={styles.entry}>
        <div className={styles.words}>
          <Text size="sm" fw={600}>
            {run.plan.name}
          </Text>
          <Text size="xs" c="dimmed">
            {formats.dateTime(run.at)} · {run.by ? run.by.name : text('cleansing.bySchedule')}
          </Text>
        </div>
        <Text size="sm" c="dimmed">
          <RunResult run={run} />
        </Text>
        <RunState run={run} />
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={isOpen}
          aria-label={`${text('cleansing.details')}: ${run.plan.name}, ${formats.dateTime(run.at)}`}
          rightSection={<Chevron size={14} aria-hidden />}
          onClick={() => onOpen(isOpen ? null : run.id)}
        >
          {text('cleansing.details')}
        </Button>
      </div>
      {isOpen && <RunDetails run={run} />}
    </li>
  );
}
