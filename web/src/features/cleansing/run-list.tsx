import { Badge, Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, WandSparkles } from 'lucide-react';
import type { CleansingRun } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './cleansing.module.css';
import { isAtWork, runsQuery } from './cleansing-queries.ts';
import { RunDetails } from './run-details.tsx';

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

const colours: Readonly<Record<CleansingRun['status'], string>> = {
  previewing: 'indigo',
  previewed: 'yellow',
  running: 'indigo',
  done: 'teal',
  undoing: 'indigo',
  undone: 'gray',
};

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
          {isAtWork(run) ? <Progress run={run} /> : <Outcome run={run} />}
        </Text>
        <Badge variant="dot" color={colours[run.status]} tt="none" fw={500}>
          {text(`cleansing.status.${run.status}`)}
        </Badge>
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

function Progress({ run }: { readonly run: CleansingRun }) {
  const { text } = useText();
  const { number } = useFormats();
  if (run.status === 'previewing') return text('cleansing.examined', { records: number(run.examined, 0) });
  const done = run.status === 'undoing' ? (run.undo?.done ?? 0) : run.done;
  const total = run.status === 'undoing' ? (run.outcomes.changed ?? 0) : run.count;
  return text('cleansing.progress', { done: number(done, 0), total: number(total, 0) });
}

function Outcome({ run }: { readonly run: CleansingRun }) {
  const { text } = useText();
  const { number } = useFormats();
  if (run.status === 'previewed') return text('cleansing.found', { records: number(run.count, 0) });
  if (run.status === 'undone') return text('cleansing.reversed', { records: number(run.undo?.reversed ?? 0, 0) });
  return text('cleansing.changed', { records: number(run.outcomes.changed ?? 0, 0) });
}
